import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import './carequeue-board.ts';
import type { BoardCalledDetail } from '../events/board-called.ts';
import { accessibilityFaults } from '../testing/accessibility.ts';
import { aBusyQueue, anActive, aPoint, aQueue, NOW } from '../testing/fixtures.ts';
import { InPageServer } from '../testing/in-page-server.ts';
import { stage, textOf } from '../testing/stage.ts';

const show = (server: InPageServer) => stage(document.createElement('carequeue-board'), server);
const fullHd = () => page.viewport(1920, 1080);

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(NOW) });
  document.body.style.margin = '0';
  await fullHd();
});

afterEach(() => {
  vi.useRealTimers();
  document.body.replaceChildren();
});

describe('a board', () => {
  test('shows who is called where, who is next, who was called and who was missed', async () => {
    const board = show(new InPageServer(aBusyQueue()));
    await expect.poll(() => textOf(board, '.points')).toContain('Room 2 Please go in · Dr. Arjun Rao CAR-44');
    expect(textOf(board, '.list.next')).toContain('CAR-45');
    expect(textOf(board, '.recent')).toContain('CAR-43 Room 4 10:39');
    expect(textOf(board, '.missed')).toContain('CAR-38');
    expect(textOf(board, '.clock')).toContain('10:42');
  });

  test.each([-5, 5])(
    'whose device was %i hours off tells the server’s time soon after its clock is set',
    async (hours) => {
      const server = new InPageServer(aBusyQueue());
      vi.setSystemTime(Date.parse(NOW) + hours * 3_600_000);
      const board = show(server);
      await expect.poll(() => textOf(board, '.clock')).toContain('10:42');
      vi.setSystemTime(NOW);
      // Nothing happens in the queue.
      await vi.waitUntil(() => server.greeted === 2, { timeout: 5_000 });
      await expect.poll(() => textOf(board, '.clock')).toContain('10:42');
      expect(server.watchers).toBe(1);
    },
  );

  test('that may tell people by name is the queue of nothing that it does not name', async () => {
    const board = show(new InPageServer(aBusyQueue()));
    board.privacy = 'label';
    await expect.poll(() => textOf(board, 'h2')).toBe('Now serving');
    expect(board.shadowRoot?.querySelector('.board')?.getAttribute('aria-label')).toBe('Queue');
  });

  test('tells a new call to screen readers and to the page', async () => {
    const server = new InPageServer(aQueue());
    const board = show(server);
    const calls: BoardCalledDetail[] = [];
    document.addEventListener('carequeue-board-called', (event) => calls.push(event.detail), { once: true });
    await expect.poll(() => textOf(board, '.board .points')).toContain('Room 1');
    server.set({ points: [aPoint(1, { tickets: [anActive(9)] }), aPoint(2)] });
    await expect.poll(() => textOf(board, '.unseen')).toBe('Token CAR-9, please go to Room 1.');
    expect(calls).toEqual([{ departmentId: server.queue.department.id, label: 'CAR-9', pointName: 'Room 1' }]);
  });

  test('says how old it is when the network is gone, and is fresh again by itself', async () => {
    const server = new InPageServer(aBusyQueue());
    const board = show(server);
    await expect.poll(() => textOf(board, '.foot')).toContain('17 people waiting');
    server.disconnect();
    vi.setSystemTime(Date.parse(NOW) + 90_000);
    await expect.poll(() => textOf(board, '.stale'), { timeout: 5_000 }).toBe('Connection lost · showing 10:42');
    expect(textOf(board, '.points')).toContain('CAR-44');
    server.set({ waiting: [] });
    server.reconnect();
    await expect.poll(() => textOf(board, '.next'), { timeout: 15_000 }).toContain('Nobody is waiting');
    expect(board.shadowRoot?.querySelector('.stale')).toBeNull();
  });

  test('that cannot be reached says so with a way to try again, and the page’s own words', async () => {
    const server = new InPageServer(aQueue());
    server.disconnect();
    const board = show(server);
    board.append('Please listen for your token.');
    await expect.poll(() => textOf(board, '.failure'), { timeout: 10_000 }).toContain('cannot be reached');
    expect(textOf(board, '.failure button')).toBe('Try again');
    expect(board.shadowRoot?.querySelector('slot')?.assignedNodes()).toHaveLength(1);
    server.reconnect();
    await expect.poll(() => textOf(board, '.points'), { timeout: 15_000 }).toContain('Room 1');
  });

  test('without a key says that it is not set up', async () => {
    const board = document.createElement('carequeue-board');
    document.body.append(board);
    await board.updateComplete;
    expect(textOf(board)).toContain('not set up');
  });

  test('shows a hospital’s text as text', async () => {
    const board = show(new InPageServer(aQueue({ message: '<img src=x onerror=alert(1)>' })));
    await expect.poll(() => textOf(board, '.message')).toBe('<img src=x onerror=alert(1)>');
  });
});

describe('a board fills its screen without scrolling', () => {
  const crowded = aBusyQueue({
    points: Array.from({ length: 14 }, (_, index) =>
      aPoint(index + 1, {
        name: `Consulting room ${index + 1}`,
        doctorName: 'Dr. Venkataraghavan Balasubramanian',
        tickets: [anActive(100 + index, { pointId: `poi_${index + 1}` })],
      }),
    ),
    message: 'A long message of the hospital that goes on, and on, and on. '.repeat(6),
  });

  test.each([
    [1920, 1080],
    [1280, 720],
    [1080, 1920],
    [720, 1280],
    [1366, 768],
    [3840, 2160],
  ])('of %d × %d, with more than fits', async (width, height) => {
    await page.viewport(width, height);
    const board = show(new InPageServer(crowded));
    await expect.poll(() => textOf(board, '.next')).toContain('more');
    await expect.poll(() => inside(board, '.panel').getAttribute('style') ?? '').not.toBe('');
    await vi.waitFor(() => {
      const root = inside(board, '.board');
      expect(root.scrollHeight).toBeLessThanOrEqual(root.clientHeight + 1);
      for (const name of ['.now', '.lists', '.foot']) {
        const box = inside(board, name).getBoundingClientRect();
        expect(box.bottom, name).toBeLessThanOrEqual(height);
        expect(box.right, name).toBeLessThanOrEqual(width);
      }
      for (const chip of board.shadowRoot?.querySelectorAll('.chip, .calls li') ?? []) {
        expect(chip.getBoundingClientRect().bottom).toBeLessThanOrEqual(
          inside(board, '.foot').getBoundingClientRect().top,
        );
      }
    });
  });
});

describe('a board is for everybody', () => {
  test.each(['light', 'dark'])('in %s colours axe finds nothing', async (theme) => {
    const board = show(new InPageServer(aBusyQueue({ state: 'paused', message: 'Back at 11:30.' })));
    board.theme = theme;
    await expect.poll(() => textOf(board, '.points')).toContain('CAR-44');
    expect(await accessibilityFaults(board)).toEqual([]);
  });

  test('in a narrow page it is a column, and axe finds nothing', async () => {
    await page.viewport(360, 740);
    const board = show(new InPageServer(aBusyQueue()));
    await expect.poll(() => board.hasAttribute('data-flow')).toBe(true);
    await expect.poll(() => textOf(board, '.points')).toContain('CAR-44');
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(360);
    expect(await accessibilityFaults(board)).toEqual([]);
  });
});

function inside(board: Element, selector: string): Element {
  const found = board.shadowRoot?.querySelector(selector);
  if (found === null || found === undefined) throw new Error(`The board has no ${selector}.`);
  return found;
}
