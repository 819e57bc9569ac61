import { describe, expect, test } from 'vitest';
import { makeId } from '../../kernel/ids.ts';
import { instantOf } from '../../kernel/time.ts';
import { Allowances, networkOf, readLimits } from './limits.ts';

const WINDOW_MS = 5 * 60_000;
const random = (length: number) => new Uint8Array(length);
const caller = {
  kind: 'visitor',
  keyId: makeId('key', 1, random),
  hospitalId: makeId('hospital', 1, random),
  origin: null,
} as const;
const visitorAt = (address: string | null) => ({ caller, address });

describe('wrong codes', () => {
  test('six hundred in five minutes, from wherever they come, stop all codes for a moment', () => {
    const allowances = new Allowances(readLimits({}));
    for (let index = 0; index < 600; index += 1) {
      const visitor = visitorAt(`192.0.2.${index >> 3}`);
      expect(allowances.guessWait(visitor, 0)).toBeNull();
      allowances.takeGuess(visitor, 0);
    }
    expect(allowances.guessWait(visitorAt('198.51.100.1'), 0)).toBe(1);
    expect(allowances.guessWait(visitorAt(null), 0)).toBe(1);
    expect(allowances.guessWait(visitorAt('198.51.100.1'), 1000)).toBeNull();
  });

  test('thirty in five minutes stop an address; asking how long to wait costs nothing', () => {
    const allowances = new Allowances(readLimits({}));
    for (let count = 0; count < 30; count += 1) allowances.takeGuess(visitorAt('192.0.2.1'), 0);
    expect(allowances.guessWait(visitorAt('192.0.2.1'), 0)).toBe(10);
    expect(allowances.guessWait(visitorAt('192.0.2.1'), 0)).toBe(10);
    expect(allowances.guessWait(visitorAt('192.0.2.2'), 0)).toBeNull();
    expect(allowances.guessWait(visitorAt('192.0.2.1'), 10_000)).toBeNull();
  });
});

describe('tickets with a code', () => {
  test('count against the code and not against the address', () => {
    const allowances = new Allowances(readLimits({ LIMITS_TICKETS_PER_JOIN_CODE: '40' }));
    const code = { kind: 'right', windowStartsAt: instantOf(WINDOW_MS) } as const;
    for (let count = 0; count < 40; count += 1) {
      expect(allowances.takeTicket(visitorAt('192.0.2.1'), code, 0)).toBeNull();
    }
    expect(allowances.takeTicket(visitorAt('192.0.2.9'), code, 0)).toBe(300);
    expect(allowances.takeTicket(visitorAt('192.0.2.1'), { kind: 'none' }, 0)).toBeNull();
    const next = { kind: 'right', windowStartsAt: instantOf(2 * WINDOW_MS) } as const;
    expect(allowances.takeTicket(visitorAt('192.0.2.1'), next, 0)).toBeNull();
  });
});

test('an address is counted as its household', () => {
  expect(networkOf('192.0.2.1')).toBe('192.0.2.1');
  expect(networkOf('::ffff:192.0.2.1')).toBe('::ffff:192.0.2.1');
  expect(networkOf('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2');
  expect(networkOf('2001:0db8:1:2::9')).toBe('2001:db8:1:2');
  expect(networkOf('2001:db8::9')).toBe('2001:db8:0:0');
  expect(networkOf('::1')).toBe('0:0:0:0');
});
