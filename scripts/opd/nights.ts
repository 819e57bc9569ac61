import assert from 'node:assert/strict';
import { Clinic } from './clinic.ts';
import type { Scenario } from './scenario.ts';

/** What happens when a service day ends. */
export const NIGHT_SCENARIOS: readonly Scenario[] = [
  {
    name: 'the night the clocks go back has one service day of 25 hours',
    play: async (access) => {
      const clinic = await Clinic.open(access, {
        ...{ name: 'Nachtdienst', code: 'ND', rooms: ['Raum 1'] },
        ...{ timeZone: 'Europe/Berlin', date: '2026-10-25' },
      });
      clinic.at('2026-10-25T00:30:00Z');
      assert.equal((await clinic.take()).code, 'ND-1');
      // 02:30 comes twice: once in summer time, once in winter time.
      clinic.at('2026-10-25T01:30:00Z');
      assert.equal((await clinic.take()).code, 'ND-2');
      clinic.at('2026-10-25T22:59:00Z');
      const last = await clinic.take();
      assert.deepEqual([last.code, last.serviceDay], ['ND-3', '2026-10-25']);
      clinic.at('2026-10-25T23:00:00Z');
      const next = await clinic.take();
      assert.deepEqual([next.code, next.serviceDay], ['ND-1', '2026-10-26']);
      assert.equal((await clinic.read(last)).status, 'expired');
    },
  },
  {
    name: 'in Kathmandu, a quarter of an hour off the others, the day ends at its own midnight',
    play: async (access) => {
      const clinic = await Clinic.open(access, {
        ...{ name: 'Outpatients', code: 'KTM', rooms: ['Room 1'] },
        ...{ timeZone: 'Asia/Kathmandu', date: '2026-11-23' },
      });
      clinic.at('2026-11-23T18:14:00Z');
      const before = await clinic.take();
      clinic.at('2026-11-23T18:15:00Z');
      const after = await clinic.take();
      assert.deepEqual([before.serviceDay, before.number], ['2026-11-23', 1]);
      assert.deepEqual([after.serviceDay, after.number], ['2026-11-24', 1]);
    },
  },
  {
    name: 'who is inside when the day ends stays inside until he is finished',
    play: async (access) => {
      const clinic = await Clinic.open(access, { name: 'Late hours', code: 'LH', rooms: ['Room 1'] });
      clinic.at('23:50');
      const [inside, waiting] = [await clinic.take(), await clinic.take()];
      await clinic.next('Room 1');
      await clinic.client.tickets.start(clinic.departmentId, inside.id);
      clinic.at('24:10');
      const { ticket } = await clinic.client.tickets.complete(clinic.departmentId, inside.id);
      assert.deepEqual([ticket.status, ticket.serviceDay], ['completed', '2026-11-23']);
      assert.equal((await clinic.read(waiting)).status, 'expired');
    },
  },
];
