import { expect, test, vi } from 'vitest';
import { APPROACH_HEADER } from '../../src/queue/department/live-door.ts';
import { aDoctor, type TestStub, tell, VISITOR } from './a-department.ts';
import { aDay, aPlan, at, readQueue, setSession } from './a-session-day.ts';

/** The day of these tests, 21 November 2026, is a Saturday in Kolkata. */
const DAY_MS = 24 * 60 * 60_000;
const WORKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri'] as const;
const MONDAY_NINE = '2026-11-23T03:30:00.000Z';

type Told = readonly { readonly doctorId: string | null; readonly at: readonly string[] }[];

function openingsIn(body: unknown): Told | undefined {
  return (body as { openings?: Told }).openings;
}

/** What visitors are sent, frame by frame. */
async function watch(stub: TestStub): Promise<readonly { readonly openings?: Told }[]> {
  const approach = { presented: VISITOR, access: ['visitor', 'ticket', 'server'], ticketId: null };
  const headers = { Upgrade: 'websocket', [APPROACH_HEADER]: JSON.stringify(approach) };
  const { webSocket } = await stub.fetch(new Request('https://department/live', { headers }));
  if (webSocket === null) throw new Error('no socket');
  const frames: { openings?: Told }[] = [];
  webSocket.addEventListener('message', ({ data }) => {
    frames.push(JSON.parse(String(data)));
  });
  webSocket.accept();
  return frames;
}

const byVisitor = (stub: TestStub, drivenNow: number, body = {}) =>
  tell(stub, { target: 'new', name: 'issue', body }, { presented: VISITOR, drivenNow });

test('a weekend is told to whoever reads the queue, and takes no tokens of visitors', async () => {
  const { stub } = await aDay({ settings: { sessions: [{ ...aPlan('morning', '09:00-13:00'), days: WORKDAYS }] } });
  const queue = await readQueue(stub, at('10:00'));
  expect(queue.sessions).toMatchObject([{ id: '2026-11-21', state: 'left' }]);
  expect(openingsIn(queue)).toEqual([{ doctorId: null, at: [MONDAY_NINE] }]);
  expect(await byVisitor(stub, at('10:00'))).toMatchObject({ ok: false, refusal: { code: 'session_over' } });
  await setSession(stub, { state: 'in' }, at('10:05'));
  expect(await byVisitor(stub, at('10:06'))).toMatchObject({ ok: true });
});

test('those who watch are told when it changes, by what is said and by what is planned anew, and not otherwise', async () => {
  const plans = [aPlan('morning', '09:00-13:00'), aPlan('evening', '17:00-20:00')];
  const { stub, provisioning } = await aDay({ settings: { sessions: plans } }, at('08:00'));
  const frames = await watch(stub);
  await vi.waitUntil(() => frames.length === 1);
  const today = ['2026-11-21T03:30:00.000Z', '2026-11-21T11:30:00.000Z'];
  expect(openingsIn(frames[0])).toEqual([{ doctorId: null, at: [...today, '2026-11-22T03:30:00.000Z'] }]);

  await setSession(stub, { sessionId: '2026-11-21-evening', state: 'ended' });
  await vi.waitUntil(() => frames.length === 2);
  expect(openingsIn(frames[1])).toEqual([{ doctorId: null, at: [today[0], '2026-11-22T03:30:00.000Z'] }]);

  expect(await byVisitor(stub, at('08:10'))).toMatchObject({ ok: true });
  await vi.waitUntil(() => frames.length === 3);
  expect(frames[2]).not.toHaveProperty('openings');

  const settings = { ...provisioning.settings, closedDates: ['2026-11-22', '2026-11-23'] };
  await stub.provision({ ...provisioning, version: 2, settings });
  await vi.waitUntil(() => frames.length === 4);
  expect(openingsIn(frames[3])).toEqual([{ doctorId: null, at: [today[0], '2026-11-24T03:30:00.000Z'] }]);
});

test('an object that starts, and each new service day, tell it over holidays and leave', async () => {
  const doctor = { ...aDoctor('Dr. Meera Nair'), leave: [{ from: '2026-11-23', until: '2026-11-24' }] };
  const sessions = [{ ...aPlan('morning', '09:00-13:00', doctor.id), days: WORKDAYS }];
  const { stub } = await aDay({ doctors: [doctor], settings: { sessions, closedDates: ['2026-11-25'] } });
  const back = ['2026-11-26T03:30:00.000Z'];
  const both = [null, doctor.id].map((doctorId) => ({ doctorId, at: back }));
  expect(openingsIn(await readQueue(stub, at('12:00')))).toEqual(both);
  // With a token given the object goes on with its day: time alone brings the next.
  await tell(stub, { target: 'new', name: 'issue', body: { sessionId: '2026-11-21' } });
  await stub.driveClock(at('12:00') + 4 * DAY_MS);
  expect(openingsIn(await readQueue(stub))).toEqual(both);
  await stub.driveClock(at('08:00') + 5 * DAY_MS);
  const nextDay = '2026-11-27T03:30:00.000Z';
  expect(openingsIn(await readQueue(stub))).toEqual(both.map((one) => ({ ...one, at: [...back, nextDay] })));
});
