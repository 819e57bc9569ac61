import type { Change, EventsFrame, QueueState, TicketChange } from '@carequeue/queue-core';
import { reduce, stateOf } from '@carequeue/queue-core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aSnapshot, called, issued, NOW, someEvents } from '../testing/builders.ts';
import { QueueStore } from './queue-store.ts';

/** A history: tickets are issued and called, one change a seq from 11 on. */
const history = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 20 }), fc.constantFrom('issue', 'poi_1', 'poi_2')), { maxLength: 40 })
  .map((steps) =>
    steps.map(([number, what], index): TicketChange => {
      return what === 'issue' ? issued(11 + index, number) : called(11 + index, number, what);
    }),
  );

/** What the network does with each frame. */
const weather = fc.array(fc.constantFrom('deliver', 'lose', 'twice', 'late'), { minLength: 40, maxLength: 40 });

const missing = (changes: readonly Change[], since: number): EventsFrame =>
  someEvents(
    changes.filter((change) => change.seq > since),
    { after: since, seq: changes.at(-1)?.seq ?? since },
  );

function afterChange(state: QueueState, change: Change): QueueState {
  const reduction = reduce(state, someEvents([change]));
  if (reduction.kind === 'gap') throw new Error('no frame was left out');
  return reduction.state;
}

test('However frames are lost, doubled or late, a store that asks for what is missing ends where the server is', () => {
  fc.assert(
    fc.property(history, weather, (changes, fates) => {
      const store = new QueueStore();
      store.accept(aSnapshot(), 0);
      let late: EventsFrame | null = null;
      changes.forEach((change, index) => {
        const frame = someEvents([change]);
        const fate = fates[index];
        const arriving = fate === 'lose' ? [] : fate === 'twice' ? [frame, frame] : fate === 'late' ? [] : [frame];
        if (late !== null) arriving.push(late);
        late = fate === 'late' ? frame : null;
        for (const one of arriving) {
          if (store.accept(one, 0) === 'applied') continue;
          const since = store.since?.since ?? 0;
          expect(store.accept(missing(changes.slice(0, index + 1), since), 0)).toBe('applied');
        }
      });
      store.accept(missing(changes, store.since?.since ?? 0), 0);
      const server = changes.reduce(afterChange, stateOf(aSnapshot()));
      expect(store.state).toEqual(server);
    }),
  );
});

test('Forgetting keeps the state to look at and asks for a whole one', () => {
  const store = new QueueStore();
  store.accept(aSnapshot(), 0);
  expect(store.since).toEqual({ since: 10, epoch: 'epoch-1' });
  store.forget();
  expect([store.since, store.state?.seq]).toEqual([undefined, 10]);
  store.accept(aSnapshot({ seq: 12 }), 0);
  expect(store.since).toEqual({ since: 12, epoch: 'epoch-1' });
});

test('Events before any snapshot are a gap', () => {
  expect(new QueueStore().accept(someEvents([issued(1, 1)]), 0)).toBe('gap');
});

test("The server's clock is the largest of the last readings, and a clock that was set starts anew", () => {
  const store = new QueueStore();
  const server = Date.parse(NOW);
  for (const delayMs of [300, 20, 150]) store.accept(aSnapshot(), server - 60_000 + delayMs);
  expect(store.clock.ms).toBe(59_980);
  store.accept(aSnapshot(), server - 3_600_000);
  expect(store.clock.ms).toBe(3_600_000);
  store.accept(aSnapshot({ now: 'soon' }), server);
  expect(store.clock.ms).toBe(3_600_000);
});
