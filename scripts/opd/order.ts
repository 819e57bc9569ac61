import assert from 'node:assert/strict';
import { Clinic } from './clinic.ts';
import type { Scenario } from './scenario.ts';

const ROOMS = ['Room 1', 'Room 2'];

/** Who comes next when some have booked and some only show a report. */
export const ORDER_SCENARIOS: readonly Scenario[] = [
  {
    name: 'two booked patients to one walk-in, though the walk-ins sat there before the doctor came',
    play: async (access) => {
      const clinic = await Clinic.open(access, { name: 'Booked and walk-in', code: 'BW', rooms: ROOMS });
      clinic.at('08:30');
      for (let walkIn = 1; walkIn <= 4; walkIn += 1) await clinic.take();
      clinic.at('08:55');
      for (const slot of ['09:00', '09:10', '09:20', '09:30']) {
        await clinic.take({ appointment: { startsAt: clinic.instant(slot) } });
      }
      clinic.at('09:30');
      const called = await clinic.nextOnes('Room 1', 8);
      assert.deepEqual(called, ['BW-5', 'BW-6', 'BW-1', 'BW-7', 'BW-8', 'BW-2', 'BW-3', 'BW-4']);
    },
  },
  {
    name: 'who comes long after his slot stands with the walk-ins, and nobody loses his number',
    play: async (access) => {
      const clinic = await Clinic.open(access, { name: 'Late', code: 'LT', rooms: ROOMS });
      clinic.at('09:00');
      await clinic.take();
      clinic.at('09:50');
      const late = await clinic.take({ appointment: { startsAt: clinic.instant('09:10') } });
      assert.equal(late.lane, 'late');
      await clinic.take({ appointment: { startsAt: clinic.instant('09:50') } });
      clinic.at('10:00');
      assert.deepEqual(await clinic.nextOnes('Room 1', 3), ['LT-3', 'LT-1', 'LT-2']);
    },
  },
  {
    name: 'a report review is seen after every third patient',
    play: async (access) => {
      const clinic = await Clinic.open(access, { name: 'Reviews', code: 'RV', rooms: ROOMS });
      clinic.at('09:00');
      for (let patient = 1; patient <= 6; patient += 1) await clinic.take();
      for (let review = 1; review <= 2; review += 1) await clinic.take({ lane: 'review' });
      clinic.at('09:30');
      const called = await clinic.nextOnes('Room 1', 8);
      assert.deepEqual(called, ['RV-1', 'RV-2', 'RV-3', 'RV-7', 'RV-4', 'RV-5', 'RV-6', 'RV-8']);
    },
  },
  {
    name: 'a morning full of urgent patients passes nobody over for ever',
    play: async (access) => {
      const clinic = await Clinic.open(access, { name: 'Urgent', code: 'UR', rooms: ROOMS });
      clinic.at('09:00');
      const patient = await clinic.take();
      for (let urgent = 1; urgent <= 25; urgent += 1) {
        await clinic.take({ priority: 'high', priorityReason: 'senior' });
      }
      const called = await clinic.nextOnes('Room 1', 21);
      assert.equal(called.indexOf(patient.code), 20);
    },
  },
];
