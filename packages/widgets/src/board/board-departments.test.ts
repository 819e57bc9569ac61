import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import './carequeue-board.ts';
import { aBusyQueue, ago, anActive, aPoint, type aQueue, aWaiting, NOW } from '../testing/fixtures.ts';
import { InPageServer } from '../testing/in-page-server.ts';
import { departmentId, severalServers } from '../testing/several-servers.ts';
import { textOf } from '../testing/stage.ts';
import type { CareQueueBoard } from './board.ts';

const NAMES = ['Cardiology', 'Eye', 'Skin', 'Children'];

function aDepartment(number: number, parts: Parameters<typeof aQueue>[0] = {}): InPageServer {
  const queue = aBusyQueue({ points: [aPoint(1), aPoint(2)], waiting: [aWaiting(50 + number)], ...parts });
  const name = NAMES[number - 1] ?? `Department ${number}`;
  return new InPageServer({ ...queue, department: { ...queue.department, id: departmentId(number), name } });
}

function show(servers: readonly InPageServer[], attributes: Readonly<Record<string, string>> = {}): CareQueueBoard {
  const board = document.createElement('carequeue-board');
  board.publishableKey = 'cq_pk_test';
  board.baseUrl = 'https://queue.example.org';
  board.platform = severalServers(servers);
  for (const [name, value] of Object.entries(attributes)) board.setAttribute(name, value);
  if (!board.hasAttribute('department') && !board.hasAttribute('departments')) {
    board.setAttribute('departments', servers.map((server) => server.queue.department.id).join(' '));
  }
  document.body.append(board);
  return board;
}

const panels = (board: CareQueueBoard) => [...(board.shadowRoot?.querySelectorAll('.panel-name') ?? [])];
const namesOn = (board: CareQueueBoard) => panels(board).map((name) => name.textContent);
const ticking = () =>
  vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval', 'performance'], now: Date.parse(NOW) });

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(NOW) });
  document.body.style.margin = '0';
  await page.viewport(1920, 1080);
});

afterEach(() => {
  document.body.replaceChildren();
  vi.useRealTimers();
});

describe('departments that share a board', () => {
  test('stand beside each other, each with its own rooms, line and state, and one line of last calls', async () => {
    const board = show([aDepartment(1), aDepartment(2, { state: 'paused', message: 'Back at 11:30.' })]);
    await expect.poll(() => namesOn(board)).toEqual(['Cardiology', 'Eye']);
    expect(textOf(board, '.panel')).toContain('CAR-51');
    expect(textOf(board, '.panel + .panel')).toContain('Paused Back at 11:30.');
    expect(textOf(board, '.strip')).toContain('CAR-44 Room 2');
  });

  test('are named in either attribute', async () => {
    const servers = [aDepartment(1), aDepartment(2)];
    const ids = `${departmentId(1)} ${departmentId(2)}`;
    for (const attribute of ['department', 'departments']) {
      const board = show(servers, { [attribute]: ids });
      await expect.poll(() => namesOn(board)).toEqual(['Cardiology', 'Eye']);
      board.remove();
    }
  });

  test('are live each for itself: one that is not there does not blank the others', async () => {
    const servers = [aDepartment(1), aDepartment(2)];
    const board = show(servers, { departments: [1, 3, 2].map(departmentId).join(' ') });
    await expect.poll(() => namesOn(board)).toEqual(['Cardiology', 'Eye']);
    await expect.poll(() => textOf(board, '.lost'), { timeout: 10_000 }).toContain('cannot be reached');
    servers[1]?.set({ points: [aPoint(1, { tickets: [anActive(9, { calledAt: NOW })] }), aPoint(2)] });
    await expect.poll(() => textOf(board, '.panel:last-child')).toContain('CAR-9');
    expect(textOf(board, '.lost button')).toBe('Try again');
  });

  test('say each for itself that what is shown of it is old', async () => {
    const servers = [aDepartment(1), aDepartment(2)];
    const board = show(servers);
    await expect.poll(() => namesOn(board)).toEqual(['Cardiology', 'Eye']);
    servers[0]?.disconnect();
    vi.setSystemTime(Date.parse(NOW) + 90_000);
    await expect.poll(() => textOf(board, '.panel .stale'), { timeout: 5_000 }).toContain('Connection lost');
    expect(board.shadowRoot?.querySelectorAll('.stale')).toHaveLength(1);
  });

  test('take turns where they do not fit, and the one that calls comes first', async () => {
    ticking();
    const servers = [1, 2, 3, 4].map((number) => aDepartment(number));
    const board = show(servers);
    await expect.poll(() => namesOn(board)).toEqual(['Cardiology', 'Eye']);
    expect(board.shadowRoot?.querySelector('.pages')?.getAttribute('aria-label')).toBe('Page 1 of 2');
    await vi.advanceTimersByTimeAsync(11_000);
    await expect.poll(() => namesOn(board)).toEqual(['Skin', 'Children']);
    const calledAt = new Date(Date.now()).toISOString();
    for (const server of servers) server.now = calledAt;
    servers[0]?.set({ points: [aPoint(1, { tickets: [anActive(9, { calledAt })] }), aPoint(2)] });
    await expect.poll(() => namesOn(board)).toEqual(['Cardiology', 'Eye']);
    await vi.advanceTimersByTimeAsync(50_000);
    expect(namesOn(board)).toEqual(['Cardiology', 'Eye']);
    await vi.advanceTimersByTimeAsync(15_000);
    await expect.poll(() => namesOn(board)).toEqual(['Skin', 'Children']);
  });

  test('are followed anew when the attribute changes; those that stay keep what is shown', async () => {
    const board = show([aDepartment(1), aDepartment(2)]);
    await expect.poll(() => namesOn(board)).toEqual(['Cardiology', 'Eye']);
    board.departments = departmentId(2);
    await expect.poll(() => textOf(board, 'h2')).toBe('Eye');
    expect(board.followed).toHaveLength(1);
  });
});

describe("a doctor's board", () => {
  test('has his rooms and his line alone, and his name above', async () => {
    const server = aDepartment(1, {
      points: [
        aPoint(1, { doctorId: 'doc_a', doctorName: 'Dr. Meera Iyer', tickets: [anActive(1, { calledAt: ago(0) })] }),
        aPoint(2, { doctorId: 'doc_b', doctorName: 'Dr. Arjun Rao', tickets: [anActive(2)] }),
      ],
      waiting: [aWaiting(5, { doctorId: 'doc_a' }), aWaiting(6, { doctorId: 'doc_b' })],
    });
    const board = show([server], { doctor: 'doc_a' });
    await expect.poll(() => textOf(board, '.board h2')).toBe('Dr. Meera Iyer');
    expect(textOf(board, '.hospital')).toBe('Cardiology');
    expect(textOf(board, '.points')).toContain('CAR-1');
    expect(textOf(board, '.next')).toContain('CAR-5');
    expect(textOf(board)).not.toMatch(/CAR-2\b|CAR-6|Room 2 P/);
    const calls: string[] = [];
    board.addEventListener('carequeue-board-called', ({ detail }) => calls.push(detail.label));
    server.set({
      points: server.queue.points.map((point, index) => ({
        ...point,
        tickets: [anActive(20 + index, { pointId: point.id, calledAt: NOW })],
      })),
    });
    await expect.poll(() => calls).toEqual(['CAR-20']);
  });
});
