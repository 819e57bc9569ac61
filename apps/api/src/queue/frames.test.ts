import { expect, test } from 'vitest';
import type { Audience } from './frames.ts';
import { eventsFrame, snapshotFrame } from './frames.ts';
import { aProvisioning, QueueInMemory } from './testing/builders.ts';
import { MORNING_MS } from './testing/queue-pair.ts';
import type { ViewMoment } from './ticket-view.ts';

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
