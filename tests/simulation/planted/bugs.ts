import { instantOf } from '../../../apps/api/src/kernel/time.ts';
import { Broadcaster } from '../../../apps/api/src/queue/live/broadcaster.ts';
import { DepartmentClock } from '../../../apps/api/src/queue/live/department-clock.ts';
import { LiveQueue } from '../../../apps/api/src/queue/live/live-queue.ts';
import type { Series } from '../../../apps/api/src/queue/state/series.ts';
import type { WaitingTicket } from '../../../apps/api/src/queue/state/ticket.ts';
import { DayStore } from '../../../apps/api/src/queue/store/day-store.ts';
import { GroupCommit } from '../../../apps/api/src/queue/store/group-commit.ts';
import { DepartmentStore } from '../../../apps/api/src/queue/store/store.ts';
import type { BugName } from './names.ts';

/**
 * How each bug is planted: a method of the product's is wrapped from outside, in a thread that does nothing else. The
 * product itself knows nothing of it.
 */

const DAY_MS = 24 * 60 * 60_000;

/** Plants a bug in this thread; what it gives pulls it out again. */
export function plantBug(name: BugName): () => void {
  return PLANTS[name]();
}

/** Puts another in the place of a method, until what it gives is called. */
function replace<T extends object, Name extends keyof T>(
  target: T,
  name: Name,
  make: (original: T[Name]) => T[Name],
): () => void {
  const original = target[name];
  target[name] = make(original);
  return () => {
    target[name] = original;
  };
}

type Execute = LiveQueue['execute'];

/** Has something done around each command's decision; `before` gives what puts things right again. */
function aroundExecute(before: (queue: LiveQueue, request: Parameters<Execute>[0]) => () => void): () => void {
  return replace(
    LiveQueue.prototype,
    'execute',
    (execute) =>
      function (this: LiveQueue, request, caller, allowance) {
        const restore = before(this, request);
        const result = execute.call(this, request, caller, allowance);
        restore();
        return result;
      },
  );
}

/** Shows one waiting ticket to the rules as something it is not, unless it is called meanwhile. */
function disguise(queue: LiveQueue, index: number, waitsFor: WaitingTicket['waitsFor']): () => void {
  const { waiting, open } = queue.state;
  const ticket = waiting[index];
  if (ticket === undefined) return () => {};
  const disguised = { ...ticket, waitsFor };
  waiting[index] = disguised;
  open.set(ticket.id, disguised);
  return () => {
    const place = waiting.indexOf(disguised);
    if (place < 0) return;
    waiting[place] = ticket;
    open.set(ticket.id, ticket);
  };
}

const PLANTS: Readonly<Record<BugName, () => () => void>> = {
  number: () =>
    replace(
      DayStore.prototype,
      'readSeries',
      (readSeries) =>
        function (this: DayStore, code: string) {
          const behind = ({ lastNumber, prefix }: Series) => ({ lastNumber: Math.max(0, lastNumber - 1), prefix });
          return readSeries.call(this, code).map(([id, series]) => [id, behind(series)] as const);
        },
    ),
  order: () =>
    aroundExecute((queue, { command }) => {
      const first = queue.state.waiting.findIndex((ticket) => ticket.waitsFor.length === 0);
      return command.name === 'call-next' && first >= 0 ? disguise(queue, first, ['other']) : () => {};
    }),
  gate: () =>
    aroundExecute((queue, { command }) => {
      const gated = queue.state.waiting.findIndex((ticket) => ticket.waitsFor.length > 0);
      return command.name === 'call-next' && gated >= 0 ? disguise(queue, gated, []) : () => {};
    }),
  capacity: () =>
    aroundExecute(({ state }) => {
      const { points } = state;
      const wider = points.map((point) => ({ ...point, capacity: point.capacity + 1 }));
      state.points = wider;
      return () => {
        if (state.points === wider) state.points = points;
      };
    }),
  idempotency: () => replace(DepartmentStore.prototype, 'readRequest', () => () => null),
  'roll-over': () =>
    replace(
      LiveQueue.prototype,
      'catchUpWithTime',
      (catchUp) =>
        function (this: LiveQueue) {
          const { state } = this;
          state.serviceDayEndsAt = instantOf(Math.ceil(state.serviceDayEndsAt / DAY_MS) * DAY_MS);
          catchUp.call(this);
        },
    ),
  'undo-call': () =>
    aroundExecute(({ state }, { command }) => {
      if (command.target !== 'ticket' || command.name !== 'undo-call') return () => {};
      const ticket = state.active.get(command.ticketId);
      if (ticket !== undefined) state.undoableCalls.set(ticket.pointId, [ticket.id]);
      return () => {};
    }),
  'lost-change': () =>
    replace(
      Broadcaster.prototype,
      'gather',
      (gather) =>
        function (this: Broadcaster, event) {
          if (event.seq % 7 !== 0) gather.call(this, event);
        },
    ),
  'early-answer': () => replace(GroupCommit.prototype, 'submit', answeredEarly),
  'skipped-copy': () =>
    replace(
      DepartmentStore.prototype,
      'readEventsAfter',
      (readEventsAfter) =>
        function (this: DepartmentStore, seq, limit) {
          return readEventsAfter.call(this, seq, limit).filter((event) => event.seq % 9 !== 0);
        },
    ),
  'lost-missed': () =>
    replace(
      DepartmentStore.prototype,
      'readOpenTickets',
      (readOpenTickets) =>
        function (this: DepartmentStore) {
          return readOpenTickets.call(this).filter((ticket) => ticket.status !== 'missed');
        },
    ),
  'time-travel': () => replace(DepartmentClock.prototype, 'now', goingBack),
};

function answeredEarly(submit: GroupCommit['submit']): GroupCommit['submit'] {
  return function <T>(this: GroupCommit, work: () => T): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const early = () => {
        const value = work();
        resolve(value);
        return value;
      };
      submit.call(this, early).catch(reject);
    });
  };
}

/** As if it looked at the machine alone: a minute back for each time it stood still. */
function goingBack(now: DepartmentClock['now']): DepartmentClock['now'] {
  const latest = new WeakMap<DepartmentClock, number>();
  return function (this: DepartmentClock) {
    const before = latest.get(this) ?? 0;
    const told = now.call(this);
    latest.set(this, told);
    return told === before ? instantOf(told - 60_000) : told;
  };
}
