import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Change, EventsFrame, QueueState } from './frames.ts';
import { RECENT_CALLS_MAX } from './frames.ts';
import { compareWaiting } from './order.ts';
import { reduce, stateOf } from './reduce.ts';
import {
  aMissed,
  anActive,
  anEnded,
  anyTicket,
  aSession,
  aSnapshot,
  aState,
  aWaiting,
  idOf,
  NOW,
  POINTS,
  someEvents,
} from './testing/builders.ts';
import type { PublicTicket } from './ticket.ts';

const KIND_BY_STATUS: Readonly<Record<string, 'ticket.returned' | 'ticket.called' | 'ticket.skipped'>> = {
  waiting: 'ticket.returned',
  called: 'ticket.called',
  missed: 'ticket.skipped',
};

function changeOf(ticket: PublicTicket, seq: number): Change {
  return { seq, kind: KIND_BY_STATUS[ticket.status] ?? 'ticket.completed', ticket };
}

/** Numbers tickets' changes from 11 on; some share a seq with the one before, as changes of one command do. */
const history = fc.array(fc.tuple(anyTicket, fc.boolean()), { maxLength: 60 }).map((steps) => {
  let seq = 10;
  return steps.map(([ticket, isSameCommand], index) => {
    if (!isSameCommand || index === 0) seq += 1;
    return changeOf(ticket, seq);
  });
});

/** The state after changes that come one frame each. */
function applyChange(state: QueueState, change: Change): QueueState {
  const reduction = reduce(state, someEvents(change.seq - 1, [change]));
  if (reduction.kind === 'gap') throw new Error('a gap');
  return reduction.state;
}

/** The state after changes that come in one frame. */
function fullState(changes: readonly Change[]): QueueState {
  const reduction = reduce(aState(), someEvents(10, changes));
  if (reduction.kind === 'gap') throw new Error('a gap');
  return reduction.state;
}

/** The frame a server sends for what happened after `after`, up to `seq`. */
function frameOf(changes: readonly Change[], after: number, seq: number): EventsFrame {
  const some = changes.filter((change) => change.seq > after && change.seq <= seq);
  return someEvents(after, some, { seq });
}

function apply(state: QueueState, frame: EventsFrame): QueueState {
  const reduction = reduce(state, frame);
  if (reduction.kind === 'gap') throw new Error('a gap');
  return reduction.state;
}

/** The naive model: the last word on each ticket, put where its status says. */
function expectModel(state: QueueState, changes: readonly Change[]): void {
  const last = new Map<string, PublicTicket>();
  for (const change of changes) if ('ticket' in change) last.set(change.ticket.id, change.ticket);
  const tickets = [...last.values()];
  const waiting = tickets.flatMap((ticket) => (ticket.status === 'waiting' ? [ticket] : []));
  expect(state.waiting).toEqual(waiting.sort(compareWaiting));
  for (const point of state.points) {
    const inside = tickets.filter((ticket) => 'pointId' in ticket && ticket.pointId === point.id);
    expect(point.tickets.map(({ id }) => id)).toEqual(inside.map(({ id }) => id).sort());
  }
  const missed = tickets.filter(({ status }) => status === 'missed').map(({ id }) => id);
  expect(state.missed.map(({ id }) => id).sort()).toEqual(missed.sort());
}

test('A state is the last word on each ticket, put where its status says', () => {
  fc.assert(fc.property(history, (changes) => expectModel(fullState(changes), changes)));
});

test('However a history is cut into frames, the state is the same', () => {
  fc.assert(
    fc.property(history, fc.array(fc.integer({ min: 1, max: 8 })), (changes, cuts) => {
      const end = changes.at(-1)?.seq ?? 10;
      let state = aState();
      for (const length of [...cuts, 1_000]) {
        const seq = Math.min(end, state.seq + length);
        state = apply(state, frameOf(changes, state.seq, seq));
      }
      expect(state).toEqual(fullState(changes));
    }),
  );
});

test('Frames that come again, overlap or come late change nothing that is already known', () => {
  const spans = fc.array(fc.tuple(fc.nat({ max: 12 }), fc.nat({ max: 12 })), { maxLength: 30 });
  fc.assert(
    fc.property(history, spans, (changes, pairs) => {
      const end = changes.at(-1)?.seq ?? 10;
      let state = aState();
      for (const [back, forth] of pairs) {
        const after = Math.max(10, state.seq - back);
        const frame = frameOf(changes, after, Math.max(after, Math.min(end, state.seq + forth - 6)));
        const before = state.seq;
        state = apply(state, frame);
        expect(state.seq).toBe(Math.max(before, frame.seq));
        expect(state).toEqual(fullState(changes.filter((change) => change.seq <= state.seq)));
      }
      expect(apply(state, frameOf(changes, 10, end))).toEqual(fullState(changes));
    }),
  );
});

test('Only a frame that begins after the state is a gap, and it changes nothing', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 20 }), anyTicket, (after, ticket) => {
      const state = Object.freeze(aState({ seq: 10 }));
      const reduction = reduce(state, someEvents(after, [changeOf(ticket, after + 1)]));
      expect(reduction.kind).toBe(after > 10 ? 'gap' : 'applied');
    }),
  );
});

test('Neither the state nor the frame is ever changed', () => {
  fc.assert(
    fc.property(history, (changes) => {
      const state = fullState(changes.slice(0, 20));
      const copy = JSON.parse(JSON.stringify(state));
      const frame = frameOf(changes, state.seq, changes.at(-1)?.seq ?? 10);
      const frameCopy = JSON.parse(JSON.stringify(frame));
      if (frame.seq >= frame.after) apply(state, frame);
      expect(state).toEqual(copy);
      expect(frame).toEqual(frameCopy);
    }),
  );
});

test('Changes of one command that share a seq are all applied', () => {
  const state = apply(
    aState({ waiting: [aWaiting(1), aWaiting(2)] }),
    someEvents(10, [changeOf(anEnded(1), 11), changeOf(anActive(2, 'poi_1'), 11)]),
  );
  expect(state.seq).toBe(11);
  expect(state.waiting).toEqual([]);
  expect(state.points[0]?.tickets.map(({ id }) => id)).toEqual([idOf(2)]);
});

test('A frame without a change for this audience moves the seq on', () => {
  expect(apply(aState(), someEvents(10, [], { seq: 14 }))).toEqual(aState({ seq: 14 }));
});

test('A frame that only tells staff of screens fits, and changes no state', () => {
  const before = aState();
  const reduction = reduce(before, someEvents(10, [], { seq: 10, displays: [] }));
  expect(reduction.kind === 'applied' && reduction.state).toBe(before);
  expect(apply(before, someEvents(10, [], { seq: 11, displays: [] }))).toEqual(aState({ seq: 11 }));
});

test('What sessions take is replaced when a frame brings it, and kept when it does not', () => {
  const intake = [{ sessionId: 's', doctorId: null, nextCode: 'CAR-2', left: { onSite: 3, remote: null } }];
  const known = apply(aState(), someEvents(10, [], { seq: 11, intake }));
  expect(known.intake).toEqual(intake);
  expect(apply(known, someEvents(11, [], { seq: 12 })).intake).toEqual(intake);
});

test('Expected waits are replaced when a frame brings them, null included, and kept when it does not', () => {
  const wait = [{ doctorId: null, at: [[1, 2, 6]] as const }];
  const known = apply(aState(), someEvents(10, [], { seq: 11, wait }));
  expect(known.wait).toEqual(wait);
  expect(apply(known, someEvents(11, [], { seq: 12 })).wait).toEqual(wait);
  expect(apply(known, someEvents(11, [], { seq: 12, wait: null })).wait).toBeNull();
});

test('The last calls stand newest first, one entry a ticket, at most ten', () => {
  const calls = Array.from({ length: 12 }, (_, index) => changeOf(anActive(index + 1, 'poi_1'), 11 + index));
  const recall: Change = { seq: 23, kind: 'ticket.recalled', ticket: anActive(5, 'poi_1', { callCount: 2 }) };
  const { recent } = fullState([...calls, recall]);
  expect(recent).toHaveLength(RECENT_CALLS_MAX);
  expect(recent.map(({ id }) => id)).toEqual([5, 12, 11, 10, 9, 8, 7, 6, 4, 3].map(idOf));
});

test('Missed tickets stand newest first and leave when they are back', () => {
  const state = fullState([changeOf(aMissed(1), 11), changeOf(aMissed(2), 12)]);
  expect(state.missed.map(({ id }) => id)).toEqual([idOf(2), idOf(1)]);
  expect(applyChange(state, changeOf(aWaiting(2), 13)).missed.map(({ id }) => id)).toEqual([idOf(1)]);
});

test('A ticket called from one point to another is at one of them', () => {
  const state = fullState([changeOf(anActive(1, 'poi_1'), 11), changeOf(anActive(1, 'poi_2'), 12)]);
  expect(state.points.map(({ tickets }) => tickets.length)).toEqual([0, 1, 0]);
});

test('Opening, pausing and closing change state and message', () => {
  const pause: Change = { seq: 11, kind: 'queue.paused', state: 'paused', message: 'Back at ten' };
  expect(applyChange(aState(), pause)).toMatchObject({ state: 'paused', message: 'Back at ten' });
});

test('A new day keeps who is inside and forgets the last calls', () => {
  const before = fullState([changeOf(anActive(1, 'poi_1'), 11)]);
  const day = { serviceDay: '2026-11-22', sessions: [] };
  const kept = applyChange(before, { seq: 12, kind: 'queue.rolled-over', ...day, roundTheClock: true });
  expect(kept).toEqual({ ...before, ...day, seq: 12 });
  const after = applyChange(before, { seq: 12, kind: 'queue.rolled-over', ...day, roundTheClock: false });
  expect(after).toMatchObject({ serviceDay: '2026-11-22', recent: [] });
  expect(after.points).toEqual(before.points);
});

test('Who comes back after a release learns the version of the server, also where he missed nothing', () => {
  const before = aState();
  const missed = { type: 'events', after: before.seq, now: NOW, changes: [] } as const;
  const heard = (seq: number) => reduce(before, { ...missed, seq, version: '9.9.9' });
  expect(heard(before.seq)).toEqual({ kind: 'applied', state: { ...before, version: '9.9.9' } });
  expect(heard(before.seq + 1)).toMatchObject({ state: { seq: before.seq + 1, version: '9.9.9' } });
  expect(reduce(before, { ...missed, seq: before.seq, version: before.version })).toEqual({
    ...{ kind: 'applied', state: before },
  });
});

test('A changed department keeps the tickets of the points that stay', () => {
  const before = fullState([changeOf(anActive(1, 'poi_2'), 11)]);
  const points = [...POINTS.slice(1), 'poi_9'].map((id) => ({
    ...{ id, name: `New ${id}`, doctorId: null, doctorName: null, capacity: 2, available: true },
  }));
  const { department, pattern } = before;
  const sessions = [aSession('morning')];
  const after = applyChange(before, { seq: 12, kind: 'department.changed', department, points, sessions, pattern });
  expect(after.sessions).toEqual(sessions);
  expect(after.points.map(({ name, tickets }) => [name, tickets.length])).toEqual([
    ['New poi_2', 1],
    ['New poi_3', 0],
    ['New poi_9', 0],
  ]);
});

test('Names come with their translations, and lose those that are told no more', () => {
  const before = aState();
  const { department, points, sessions, pattern } = before;
  const rename = <Named extends object>(named: Named) => ({ ...named, nameTranslations: { hi: 'नाम' } });
  const change = { seq: 11, kind: 'department.changed', sessions, pattern } as const;
  const after = applyChange(before, { ...change, department: rename(department), points: points.map(rename) });
  expect([after.department, ...after.points].map(({ nameTranslations }) => nameTranslations?.hi)).toEqual(
    [department, ...points].map(() => 'नाम'),
  );
  expect(applyChange(after, { ...change, seq: 12, department, points }).department).toEqual(department);
});

test('A changed session takes the place of the one it was; others stay as they are', () => {
  const before = aState({ sessions: [aSession('morning'), aSession('evening')] });
  const session = aSession('morning', { state: 'delayed', until: NOW, reason: 'Theatre' });
  const after = applyChange(before, { seq: 11, kind: 'session.changed', session });
  expect(after.sessions).toEqual([session, aSession('evening')]);
});

test('A change of a kind this version does not know is passed over when it is about no ticket', () => {
  const unknown: Change = JSON.parse('{"seq":11,"kind":"session.renamed","session":{"id":"s1"}}');
  expect(apply(aState(), someEvents(10, [unknown]))).toEqual(aState({ seq: 11 }));
  const held: Change = JSON.parse(JSON.stringify({ seq: 11, kind: 'ticket.held', ticket: aWaiting(1) }));
  expect(apply(aState(), someEvents(10, [held])).waiting).toEqual([aWaiting(1)]);
});

test('The state of a snapshot is the snapshot without what belongs to the frame', () => {
  expect(stateOf({ ...aSnapshot(), projectedSeq: 9, displays: [] })).toEqual(aState());
});
