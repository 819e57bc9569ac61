import { reduce, stateOf } from '@carequeue/queue-core';
import { expect, test } from 'vitest';
import { aProvisioning, QueueInMemory } from '../testing/builders.ts';
import { MORNING_MS } from '../testing/queue-pair.ts';
import type { Audience } from './frames.ts';
import { eventsFrame, snapshotFrame } from './frames.ts';
import type { ViewMoment } from './ticket-view.ts';
import { viewMoment } from './ticket-view.ts';

const ROWS = 5;

test.each<Audience>(['public', 'staff'])(
  'a frame for the %s asks for order and waits once, whatever its rows',
  (audience) => {
    const queue = new QueueInMemory(aProvisioning(), MORNING_MS);
    for (let row = 0; row < ROWS; row += 1) expect(queue.run({ target: 'new', name: 'issue', body: {} })).toBeNull();
    const asked = { order: 0, wait: 0 };
    const moment: ViewMoment = {
      state: queue.state,
      now: queue.now,
      get waiting() {
        asked.order += 1;
        return [...queue.state.waiting.values()];
      },
      get wait() {
        asked.wait += 1;
        return null;
      },
    };
    expect(snapshotFrame(audience, moment).waiting).toHaveLength(ROWS);
    expect(asked).toEqual({ order: 1, wait: 1 });
    expect(eventsFrame(queue.events, { after: 0, seq: queue.state.seq }, audience, moment).changes).toHaveLength(ROWS);
    expect(asked).toEqual({ order: 1, wait: 1 });
  },
);

test('a frame of several events tells how often a ticket was passed over as of its end', () => {
  const queue = new QueueInMemory(aProvisioning(), MORNING_MS);
  const urgent = { priority: 'high', priorityReason: 'clinical' } as const;
  for (const body of [{}, urgent, urgent, urgent]) queue.run({ target: 'new', name: 'issue', body });
  const [pointId, second, third] = queue.state.points.map(({ id }) => id);
  const [ticketId] = queue.tickets.keys();
  if (pointId === undefined || second === undefined || third === undefined || ticketId === undefined)
    throw new Error('a department of three points with tickets');
  const call = (at: typeof pointId) => queue.run({ target: 'queue', name: 'call-next', body: { pointId: at } });
  call(pointId);
  const moment = () => viewMoment(queue.state, queue.now);
  const before = stateOf(snapshotFrame('public', moment()));
  expect(before.waiting.find(({ id }) => id === ticketId)?.passedOver).toBe(1);
  queue.run({ target: 'ticket', ticketId, name: 'replace-link', body: {} });
  call(second);
  queue.run({ target: 'ticket', ticketId, name: 'set-show-name', body: { showName: true } });
  call(third);
  const news = queue.events.filter(({ seq }) => seq > before.seq);
  const frame = eventsFrame(news, { after: before.seq, seq: queue.state.seq }, 'public', moment());
  const reduction = reduce(before, frame);
  expect(reduction).toMatchObject({ kind: 'applied', state: { waiting: [{ id: ticketId, passedOver: 3 }] } });
});
