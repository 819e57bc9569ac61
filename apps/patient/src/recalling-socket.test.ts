import type { WebSocketLike } from '@carequeue/sdk/live';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { recallingSocket } from './recalling-socket.ts';

/** A network whose sockets do what the test says. */
class Network implements WebSocketLike {
  static last: Network;
  readonly sent: string[] = [];
  readonly #listeners = new Map<string, ((event: never) => void)[]>();

  constructor() {
    Network.last = this;
  }

  addEventListener(type: string, listener: (event: never) => void): void {
    this.#listeners.set(type, [...(this.#listeners.get(type) ?? []), listener]);
  }

  send(text: string): void {
    this.sent.push(text);
  }

  close(): void {}

  tell(type: string, event: object = {}): void {
    for (const listener of this.#listeners.get(type) ?? []) listener(event as never);
  }
}

const ADDRESS = 'wss://q.example/v1/departments/dep_1/live';

function open(known: string | null, options: { isOffline?: boolean; url?: string } = {}) {
  const told: unknown[] = [];
  const Socket = recallingSocket({
    WebSocket: Network,
    isOffline: () => options.isOffline === true,
    recall: () => known,
    onRecalled: () => told.push('recalled'),
    onHeard: (_url, data) => told.push(`heard ${data}`),
  });
  const socket = new Socket(options.url ?? ADDRESS, []);
  socket.addEventListener('open', () => told.push('open'));
  socket.addEventListener('message', ({ data }) => told.push(data));
  socket.addEventListener('close', ({ code }) => told.push(code));
  return told;
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('a network that works is left alone', () => {
  const told = open('known');
  Network.last.tell('open');
  Network.last.tell('message', { data: 'new' });
  vi.runAllTimers();
  expect(told).toEqual(['open', 'heard new', 'new']);
});

test('without a network what is known comes at once, then the loss', () => {
  const told = open('known', { isOffline: true });
  vi.advanceTimersByTime(0);
  Network.last.tell('close', { code: 1006, reason: '' });
  expect(told).toEqual(['open', 'recalled', 'known', 1006]);
});

test('a slow network is waited for, and what it brings then takes its place', () => {
  const told = open('known');
  vi.advanceTimersByTime(2_400);
  expect(told).toEqual([]);
  vi.advanceTimersByTime(200);
  Network.last.tell('open');
  Network.last.tell('message', { data: 'new' });
  expect(told).toEqual(['open', 'recalled', 'known', 'heard new', 'new']);
});

test('a lost socket is told as such: where nothing is known, where it was refused, where somebody only goes on', () => {
  for (const told of [open(null), open('known', { url: `${ADDRESS}?since=4&epoch=e` })]) {
    Network.last.tell('close', { code: 1006, reason: '' });
    vi.runAllTimers();
    expect(told.filter((each) => each !== 1006)).toEqual([]);
  }
  const refused = open('known');
  Network.last.tell('close', { code: 4401, reason: '' });
  vi.runAllTimers();
  expect(refused).toEqual([4401]);
});
