import assert from 'node:assert/strict';
import { Clinic } from './clinic.ts';
import type { Scenario } from './scenario.ts';

/** What happens at the doctor's door. */
export const ROOM_SCENARIOS: readonly Scenario[] = [
  {
    name: 'three patients inside at once, and a fourth only when one has left',
    play: async (access) => {
      const clinic = await Clinic.open(access, { name: 'Dressings', code: 'DR', rooms: ['Dressing room'] });
      const pointId = clinic.room('Dressing room');
      const { client, departmentId } = clinic;
      clinic.at('09:00');
      for (let patient = 1; patient <= 5; patient += 1) await clinic.take();
      await client.queue.setPoint(departmentId, { pointId, capacity: 3 });
      const { tickets } = await client.queue.callNext(departmentId, { pointId, count: 3 });
      assert.deepEqual(
        tickets.map(({ code }) => code),
        ['DR-1', 'DR-2', 'DR-3'],
      );
      await assert.rejects(client.queue.callNext(departmentId, { pointId }), { code: 'point_busy' });
      await client.tickets.complete(departmentId, tickets[1]?.id ?? '');
      const { ticket } = await client.queue.callNext(departmentId, { pointId });
      assert.equal(ticket?.code, 'DR-4');
    },
  },
  {
    name: 'one key for each patient runs the whole day',
    play: async (access) => {
      const settings = { autoStart: true };
      const clinic = await Clinic.open(access, { name: 'One key', code: 'OK', rooms: ['Room 1'], settings });
      clinic.at('09:00');
      const patients = [await clinic.take(), await clinic.take(), await clinic.take()];
      for (const [turn, patient] of patients.entries()) {
        clinic.at(`09:${10 + turn * 10}`);
        assert.equal(await clinic.next('Room 1'), patient.code);
        assert.equal((await clinic.read(patient)).status, 'serving');
      }
      clinic.at('09:40');
      assert.equal(await clinic.next('Room 1'), null);
      const report = await clinic.client.queue.dayReport(clinic.departmentId);
      assert.equal(report.completed, 3);
    },
  },
  {
    name: 'the laboratory and back to the same doctor without queueing again',
    play: async (access) => {
      const clinic = await Clinic.open(access, { name: 'Medicine', code: 'ME', rooms: ['Room 1', 'Room 2'] });
      const { client, departmentId } = clinic;
      clinic.at('09:00');
      const [first, second, third] = [await clinic.take(), await clinic.take(), await clinic.take()];
      await clinic.next('Room 1');
      await client.tickets.start(departmentId, first.id);
      await client.tickets.hold(departmentId, first.id, { waitsFor: ['result'] });
      assert.equal(await clinic.next('Room 1'), second.code);
      clinic.at('09:40');
      await client.tickets.ready(departmentId, first.id, { what: 'result' });
      assert.equal(await clinic.next('Room 1'), first.code);
      assert.equal(await clinic.next('Room 1'), third.code);
    },
  },
  {
    name: 'a call made by mistake is taken back, and the patient is where he was',
    play: async (access) => {
      const clinic = await Clinic.open(access, { name: 'Undo', code: 'UN', rooms: ['Room 1'] });
      clinic.at('09:00');
      const [first] = [await clinic.take(), await clinic.take()];
      await clinic.next('Room 1');
      await clinic.client.tickets.undoCall(clinic.departmentId, first.id);
      assert.deepEqual(await clinic.nextOnes('Room 1', 2), ['UN-1', 'UN-2']);
    },
  },
];
