import type {} from '@vitest/browser-playwright';
import { afterEach, expect, test, vi } from 'vitest';
import { cdp, page } from 'vitest/browser';
import './carequeue-board.ts';
import { aBusyQueue, anActive, aPoint, aWaiting, NOW } from '../testing/fixtures.ts';
import { InPageServer } from '../testing/in-page-server.ts';
import { stage, textOf } from '../testing/stage.ts';

/** Parts are fetched, which takes its time on a busy machine. */
const UNDER_LOAD = { timeout: 15_000 };

const CHANGES = 10_000;
const RECONNECTS = 1_000;
/** After this share of them the heap is taken, to be compared with the heap after all. */
const FIRST_SHARE = 0.1;
/** Code that is compiled late, and garbage not yet collected: below what forty bytes kept a change would add. */
const GROWTH_BYTES_MAX = 350_000;

afterEach(() => {
  document.body.replaceChildren();
  vi.useRealTimers();
});

const nodesIn = (board: Element): number => {
  const walker = document.createTreeWalker(board.shadowRoot ?? board);
  let count = 0;
  while (walker.nextNode() !== null) count += 1;
  return count;
};

/** What the page's heap holds once all is collected that can be. */
async function heapBytes(): Promise<number> {
  const session = cdp();
  await session.send('HeapProfiler.collectGarbage');
  return (await session.send('Runtime.getHeapUsage')).usedSize;
}

/** Counts listeners that were added and not removed, of everything in this page. */
function watchListeners(): { count: () => number; stop: () => void } {
  const { addEventListener, removeEventListener } = EventTarget.prototype;
  let count = 0;
  EventTarget.prototype.addEventListener = function (...added) {
    count += 1;
    return addEventListener.apply(this, added);
  };
  EventTarget.prototype.removeEventListener = function (...removed) {
    count -= 1;
    return removeEventListener.apply(this, removed);
  };
  return {
    count: () => count,
    stop: () => Object.assign(EventTarget.prototype, { addEventListener, removeEventListener }),
  };
}

test('ten thousand changes and a thousand reconnects leave a board with as many nodes, listeners and bytes as before', async () => {
  vi.useFakeTimers({
    toFake: ['Date', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance'],
    now: Date.parse(NOW),
  });
  await page.viewport(1280, 720);
  const begin = aBusyQueue();
  const server = new InPageServer(begin);
  const board = stage(document.createElement('carequeue-board'), server);
  await vi.waitFor(() => expect(textOf(board, '.board .points')).toContain('CAR-44'), UNDER_LOAD);
  await vi.advanceTimersByTimeAsync(120_000);
  const changeMany = async (count: number): Promise<void> => {
    for (let change = 0; change < count; change += 1) {
      const room = change % 4;
      const tickets = change % 3 === 0 ? [] : [anActive(change, { pointId: `poi_${room + 1}` })];
      server.set({
        points: begin.points.map((point, index) => (index === room ? aPoint(room + 1, { tickets }) : point)),
        waiting: Array.from({ length: change % 9 }, (_, index) => aWaiting(change + index)),
        missed: change % 2 === 0 ? begin.missed : [],
        message: change % 5 === 0 ? `Message ${change}` : null,
        state: change % 7 === 0 ? 'paused' : 'open',
      });
      if (change % 10 === 0) await board.updateComplete;
    }
  };
  const comeBack = async (): Promise<void> => {
    const { points, waiting, missed } = begin;
    server.set({ points, waiting, missed, message: null, state: 'open' });
    // Until every sentence has been announced.
    await vi.advanceTimersByTimeAsync(300_000);
  };
  // Once before, so that what is kept from then on is there.
  await changeMany(50);
  await comeBack();
  const nodes = nodesIn(board);
  const listeners = watchListeners();
  const play = async (share: number): Promise<number> => {
    await changeMany(CHANGES * share);
    for (let reconnect = 0; reconnect < RECONNECTS * share; reconnect += 1) {
      server.disconnect();
      server.reconnect();
      await vi.advanceTimersByTimeAsync(1_500);
    }
    await comeBack();
    // The server's own book is no part of the board.
    server.requests.length = 0;
    return heapBytes();
  };
  try {
    const early = await play(FIRST_SHARE);
    const late = await play(1 - FIRST_SHARE);
    expect(late - early).toBeLessThan(GROWTH_BYTES_MAX);
    expect(textOf(board, '.board .points')).toContain('CAR-44');
    expect(listeners.count()).toBe(0);
    expect(nodesIn(board)).toBe(nodes);
  } finally {
    listeners.stop();
  }
}, 120_000);

test('an hour without the server is told at once, with the time of what is shown, and heals by itself', async () => {
  vi.useFakeTimers({
    toFake: ['Date', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance'],
    now: Date.parse(NOW),
  });
  const server = new InPageServer(aBusyQueue());
  const board = stage(document.createElement('carequeue-board'), server);
  await vi.waitFor(() => expect(textOf(board, '.board .points')).toContain('CAR-44'), UNDER_LOAD);
  server.disconnect();
  await vi.advanceTimersByTimeAsync(7_000);
  expect(textOf(board, '.stale')).toBe('Connection lost · showing 10:42');
  await vi.advanceTimersByTimeAsync(3_600_000);
  expect(textOf(board, '.stale')).toBe('Connection lost · showing 10:42');
  expect(textOf(board, '.time')).toBe('11:42');
  expect(textOf(board, '.points')).toContain('CAR-44');
  server.now = new Date().toISOString();
  server.set({ points: [aPoint(1, { tickets: [anActive(77, { calledAt: server.now })] })] });
  server.reconnect();
  await vi.advanceTimersByTimeAsync(90_000);
  expect(textOf(board, '.points')).toContain('CAR-77');
  expect(board.shadowRoot?.querySelector('.stale')).toBeNull();
}, 60_000);
