import type { ReactiveControllerHost } from 'lit';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Ticker } from './ticker.ts';

const NOON_MS = Date.parse('2026-11-21T12:00:00.000Z');

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval', 'performance'], now: NOON_MS });
});

afterEach(() => {
  vi.useRealTimers();
});

function running() {
  const host: ReactiveControllerHost = {
    addController: () => undefined,
    removeController: () => undefined,
    requestUpdate: vi.fn(),
    updateComplete: Promise.resolve(true),
  };
  const onClockSet = vi.fn();
  const ticker = new Ticker(host, 1_000, onClockSet);
  ticker.hostConnected();
  return { host, ticker, onClockSet };
}

test('its host is drawn again every second while it is in a page', () => {
  const { host, ticker, onClockSet } = running();
  vi.advanceTimersByTime(3_600_000);
  expect(host.requestUpdate).toHaveBeenCalledTimes(3_600);
  expect(onClockSet).not.toHaveBeenCalled();
  ticker.hostDisconnected();
  expect(vi.getTimerCount()).toBe(0);
});

test.each([-22 * 3_600_000, -21_000, 21_000, 40 * 3_600_000])(
  'a clock that is set by %i ms is told of once',
  (stepMs) => {
    const { onClockSet } = running();
    vi.advanceTimersByTime(10_000);
    vi.setSystemTime(Date.now() + stepMs);
    vi.advanceTimersByTime(60_000);
    expect(onClockSet).toHaveBeenCalledTimes(1);
  },
);

test('a clock that is brought to the right time little by little is not', () => {
  const { onClockSet } = running();
  for (let second = 0; second < 3_600; second += 1) {
    vi.setSystemTime(Date.now() - 500);
    vi.advanceTimersByTime(1_000);
  }
  expect(onClockSet).not.toHaveBeenCalled();
});
