import { CareQueue, type QueueReading } from '@carequeue/sdk';
import { describe, expect, test } from 'vitest';
import { startOfDay } from '../../scripts/day/local-time.ts';
import { DEMO_MORNINGS, type DepartmentMorning } from '../../scripts/morning/demo-mornings.ts';
import { playMorning } from '../../scripts/morning/play-morning.ts';
import { trialClock } from '../../scripts/trial/clock.ts';
import { createDepartment } from '../../scripts/trial/development.ts';
import { useProduct } from '../support/use-product.ts';

const ZONE = 'Asia/Kolkata';
const DOCTORS = ['Dr. Priya Menon', 'Dr. Harish Iyer', 'Dr. Zoya Sheikh'];
const SESSIONS = DOCTORS.flatMap((doctorId, index) => [
  { id: `morning-${index}`, name: 'Morning', doctorId, startsAt: '00:00', endsAt: '14:00' },
  { id: `evening-${index}`, name: 'Evening', doctorId, startsAt: '14:00', endsAt: '00:00' },
]);
const PLACES: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  plain: {},
  'with a session of each doctor': { sessions: SESSIONS, numberSeries: 'doctor', numberReset: 'session' },
};

/** Local times of today, early and late, just before and just after the change of the session. */
const TIMES = ['00:25', '03:00', '09:30', '13:58', '14:25', '23:58'];

function morningOf(code: string): DepartmentMorning {
  const morning = DEMO_MORNINGS[code];
  if (morning === undefined) throw new Error(`the demo has no ${code}`);
  return morning;
}

describe('the morning of the demo', () => {
  const product = useProduct();

  async function place(settings: Readonly<Record<string, unknown>>) {
    const made = await createDepartment(product(), {
      ...{ name: 'Morning', code: 'MOR', timeZone: ZONE, doctors: DOCTORS, settings },
      points: [...DOCTORS.map((doctor, index) => ({ name: `Room ${index + 1}`, doctor })), 'Room 4'],
    });
    const clock = trialClock(product());
    const client = new CareQueue({ secretKey: made.secretKey, baseUrl: product().baseUrl, fetch: clock.fetch });
    const departmentId = made.department.id;
    const play = (code: string, nowMs: number) =>
      playMorning(product(), { secretKey: made.secretKey, departmentId, morning: morningOf(code) }, nowMs);
    const readAt = (nowMs: number): Promise<QueueReading> => {
      clock.set(nowMs / 1000);
      return client.departments.queue(departmentId);
    };
    return { client, departmentId, play, readAt };
  }

  const instantOf = (time: string): number => {
    const [hours = 0, minutes = 0] = time.split(':').map(Number);
    const today = new Intl.DateTimeFormat('en-CA', { timeZone: ZONE }).format(Date.now());
    return (startOfDay(today, ZONE) + (hours * 60 + minutes) * 60) * 1000;
  };

  for (const [name, settings] of Object.entries(PLACES)) {
    test.each(TIMES)(`looks like one at %s, in a department ${name}`, async (time) => {
      const { play, readAt } = await place(settings);
      const nowMs = instantOf(time);
      expect(await play('DER', nowMs)).toBe(true);
      const queue = await readAt(nowMs);
      expect(queue.waiting).toHaveLength(morningOf('DER').waiting);
      expect(queue.points[0]?.tickets.map(({ status }) => status)).toEqual(['serving']);
      expect(queue.recent.length).toBeGreaterThanOrEqual(5);
      expect(queue.wait, 'enough visits for a wait').not.toBeNull();
      const told = queue.sessions.filter(({ state }) => ['in', 'delayed', 'break'].includes(state));
      expect(told.map(({ state }) => state)).toEqual('sessions' in settings ? ['in', 'delayed', 'break'] : ['in']);
      for (const { until } of told) expect(Date.parse(until ?? '9999')).toBeGreaterThan(nowMs);
    });
  }

  test('pauses, closes and leaves nobody on duty, has somebody called just now and somebody missed', async () => {
    const nowMs = instantOf('11:00');
    const [busy, paused, closed, empty] = [await place({}), await place({}), await place({}), await place({})];
    await Promise.all([
      ...[busy.play('CAR', nowMs), paused.play('PED', nowMs)],
      ...[closed.play('EYE', nowMs), empty.play('ORT', nowMs)],
    ]);
    const called = await busy.readAt(nowMs);
    expect(called.missed).toHaveLength(1);
    const [{ tickets: [first] = [] } = {}] = called.points;
    expect(first?.status).toBe('called');
    expect(nowMs - Date.parse(first?.calledAt ?? '')).toBeLessThan(60_000);
    expect(await paused.readAt(nowMs)).toMatchObject({ state: 'paused', message: expect.stringMatching(/\S/) });
    expect(await closed.readAt(nowMs)).toMatchObject({ state: 'closed', waiting: [] });
    const { points } = await empty.readAt(nowMs);
    expect(
      points.some(({ available, tickets }) => available || tickets.length > 0),
      'a doctor is on duty',
    ).toBe(false);
  });

  test('is not played over what was used today, nor where nobody works now', async () => {
    const { client, departmentId, play, readAt } = await place({});
    await client.tickets.issue(departmentId, {});
    const before = await readAt(Date.now());
    expect(await play('CAR', Date.now())).toBe(false);
    expect((await readAt(Date.now())).seq).toBe(before.seq);
    const evening = [{ id: 'evening', name: 'Evening', startsAt: '17:00', endsAt: '20:00' }];
    expect(await (await place({ sessions: evening })).play('CAR', instantOf('10:00'))).toBe(false);
  });
});
