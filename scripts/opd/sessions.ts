import assert from 'node:assert/strict';
import { Clinic } from './clinic.ts';
import type { Scenario } from './scenario.ts';

const [NAIR, RAO] = ['Dr. Meera Nair', 'Dr. Arjun Rao'];

/** A morning and an evening of each of two doctors, with numbers of their own, each doctor in a room. */
const TWO_DOCTORS = {
  rooms: [
    { name: 'Room 1', doctor: NAIR },
    { name: 'Room 2', doctor: RAO },
  ],
  doctors: [NAIR, RAO],
  settings: {
    numberSeries: 'doctor',
    numberReset: 'session',
    sessions: [NAIR, RAO].flatMap((doctorId, index) => [
      { id: `morning-${index}`, name: 'Morning', doctorId, startsAt: '09:00', endsAt: '13:00' },
      { id: `evening-${index}`, name: 'Evening', doctorId, startsAt: '17:00', endsAt: '20:00' },
    ]),
  },
};

/** What depends on when a doctor is there. */
export const SESSION_SCENARIOS: readonly Scenario[] = [
  {
    name: 'a morning and an evening session, each doctor with numbers of his own from 1',
    play: async (access) => {
      const clinic = await Clinic.open(access, { name: 'Sessions', code: 'SE', ...TWO_DOCTORS });
      const [nair, rao] = [clinic.doctor(NAIR), clinic.doctor(RAO)];
      clinic.at('08:30');
      const morning = [await clinic.take({ doctorId: nair }), await clinic.take({ doctorId: rao })];
      morning.push(await clinic.take({ doctorId: nair }));
      assert.deepEqual(
        morning.map(({ number }) => number),
        [1, 1, 2],
      );
      clinic.at('16:30');
      const evening = await clinic.take({ doctorId: nair });
      assert.equal(evening.number, 1);
      assert.notEqual(evening.sessionId, morning[0]?.sessionId);
      const codes = [...morning, evening].map(({ code }) => code);
      assert.equal(new Set(codes).size, codes.length, 'two tickets of a day have one code');
      assert.equal(await clinic.next('Room 1'), morning[0]?.code);
      assert.equal(await clinic.next('Room 2'), morning[1]?.code);
    },
  },
  {
    name: 'the doctor is 45 minutes late, and the wait counts from when he comes',
    play: async (access) => {
      const clinic = await Clinic.open(access, { name: 'Late doctor', code: 'LD', ...TWO_DOCTORS });
      const doctorId = clinic.doctor(NAIR);
      clinic.at('08:30');
      await clinic.client.queue.setSession(clinic.departmentId, {
        ...{ doctorId, sessionId: await sessionId(clinic, doctorId, 'Morning') },
        ...{ state: 'delayed', until: clinic.instant('09:45'), reason: 'Emergency on the ward' },
      });
      const { sessions } = await clinic.client.departments.queue(clinic.departmentId);
      const told = sessions.find((session) => session.doctorId === doctorId && session.name === 'Morning');
      assert.deepEqual([told?.state, told?.until], ['delayed', clinic.instant('09:45')]);
      assert.equal(told?.reason, 'Emergency on the ward');
      const hers = await clinic.take({ doctorId });
      for (let count = 0; count < 8; count += 1) await clinic.take({ doctorId: clinic.doctor(RAO) });
      for (const time of ['09:00', '09:05', '09:10', '09:15', '09:20', '09:25']) {
        clinic.at(time);
        await clinic.next('Room 2');
      }
      assert.equal((await clinic.read(hers)).estimatedWait?.from, clinic.instant('09:45'));
      clinic.at('09:40');
      assert.equal((await clinic.read(hers)).estimatedWait?.p50Minutes, 5);
      assert.equal(await clinic.next('Room 1'), hers.code);
    },
  },
  {
    name: 'the doctor is called away, and his patients go to a colleague in the order they had',
    play: async (access) => {
      const clinic = await Clinic.open(access, { name: 'Called away', code: 'AW', ...TWO_DOCTORS });
      const { client, departmentId } = clinic;
      const [nair, rao] = [clinic.doctor(NAIR), clinic.doctor(RAO)];
      clinic.at('09:00');
      const hers = [await clinic.take({ doctorId: nair }), await clinic.take({ doctorId: nair })];
      const his = await clinic.take({ doctorId: rao });
      clinic.at('09:20');
      hers.push(await clinic.take({ doctorId: nair }));
      await client.queue.setSession(departmentId, {
        ...{ sessionId: await sessionId(clinic, nair, 'Morning'), state: 'left', reason: 'Called to theatre' },
      });
      await client.queue.moveWaiting(departmentId, { from: { doctorId: nair }, to: { doctorId: rao } });
      assert.equal(await clinic.next('Room 1'), null);
      const called = await clinic.nextOnes('Room 2', 4);
      assert.deepEqual(
        called,
        [hers[0], hers[1], his, hers[2]].map((ticket) => ticket?.code),
      );
    },
  },
  {
    name: 'the session is over with fifteen still sitting there: they come back in the evening, none loses his number',
    play: async (access) => {
      const clinic = await Clinic.open(access, { name: 'Fifteen', code: 'FI', ...TWO_DOCTORS });
      const { client, departmentId } = clinic;
      const doctorId = clinic.doctor(NAIR);
      clinic.at('09:00');
      const patients = [];
      for (let patient = 1; patient <= 15; patient += 1) patients.push(await clinic.take({ doctorId }));
      clinic.at('13:05');
      const [morning, evening] = [
        await sessionId(clinic, doctorId, 'Morning'),
        await sessionId(clinic, doctorId, 'Evening'),
      ];
      await client.queue.moveWaiting(departmentId, { from: { sessionId: morning }, to: { sessionId: evening } });
      await client.queue.setSession(departmentId, { sessionId: morning, state: 'ended' });
      clinic.at('17:00');
      const codes = patients.map(({ code }) => code);
      assert.deepEqual(await clinic.nextOnes('Room 1', 15), codes);
      const report = await client.queue.dayReport(departmentId);
      assert.deepEqual([report.issued, report.expired], [15, 0]);
    },
  },
  {
    name: 'or they are told to go home, and each phone says why',
    play: async (access) => {
      const clinic = await Clinic.open(access, { name: 'Sent home', code: 'SH', ...TWO_DOCTORS });
      const doctorId = clinic.doctor(NAIR);
      clinic.at('09:00');
      const patient = await clinic.take({ doctorId });
      clinic.at('13:05');
      const message = 'Dr. Nair had to leave. Please come tomorrow; your number is first.';
      await clinic.client.queue.moveWaiting(clinic.departmentId, { from: { doctorId }, to: null, message });
      const { status, reason } = await clinic.read(patient);
      assert.deepEqual([status, reason], ['cancelled', message]);
    },
  },
  {
    name: 'casualty runs through midnight: nobody is sent away, and numbers start anew',
    play: async (access) => {
      const settings = { roundTheClock: true };
      const clinic = await Clinic.open(access, { name: 'Casualty', code: 'CY', rooms: ['Bay 1'], settings });
      clinic.at('23:40');
      const [first, second] = [await clinic.take(), await clinic.take()];
      clinic.at('24:10');
      const night = await clinic.take();
      assert.equal(night.number, 1);
      assert.deepEqual([(await clinic.read(first)).status, (await clinic.read(second)).status], ['waiting', 'waiting']);
      assert.deepEqual(await clinic.nextOnes('Bay 1', 3), [first.code, second.code, night.code]);
    },
  },
];

async function sessionId(clinic: Clinic, doctorId: string, name: string): Promise<string> {
  const { sessions } = await clinic.client.departments.queue(clinic.departmentId);
  const found = sessions.find((session) => session.doctorId === doctorId && session.name === name);
  if (found === undefined) throw new Error(`no session "${name}"`);
  return found.id;
}
