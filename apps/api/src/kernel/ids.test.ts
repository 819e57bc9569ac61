import { describe, expect, test } from 'vitest';
import { isId, makeId, makeIdSequence, parseId } from './ids.ts';

const zeros = (length: number) => new Uint8Array(length);
const ones = (length: number) => new Uint8Array(length).fill(255);

describe('ids', () => {
  test('an id has its prefix, sorts by time and is read back', () => {
    const earlier = makeId('ticket', 1_000, ones);
    const later = makeId('ticket', 1_001, zeros);
    expect(earlier).toMatch(/^tkt_[0-9a-z]{26}$/);
    expect(earlier < later).toBe(true);
    expect(parseId('ticket', earlier)).toBe(earlier);
  });

  test('the encoding is that of a ULID', () => {
    expect(makeId('event', 1_469_918_176_385, zeros)).toBe('evt_01aryz6s410000000000000000');
    expect(makeId('event', 2 ** 48 - 1, ones)).toBe('evt_7zzzzzzzzzzzzzzzzzzzzzzzzz');
  });

  test('another kind, another alphabet, another length and another case are refused', () => {
    const id = makeId('department', 1_000, zeros);
    expect(isId('ticket', id)).toBe(false);
    for (const text of [
      '',
      'dep_',
      `${id}0`,
      id.slice(0, -1),
      id.toUpperCase(),
      id.replace(/.$/, 'u'),
      ` ${id}`,
      `${id}\n`,
    ]) {
      expect(parseId('department', text)).toBeNull();
    }
    expect(parseId('department', 'dep_8zzzzzzzzzzzzzzzzzzzzzzzzz')).toBeNull();
  });

  test('an instant outside 48 bits is a bug', () => {
    expect(() => makeId('ticket', -1, zeros)).toThrow();
    expect(() => makeId('ticket', 2 ** 48, zeros)).toThrow();
    expect(() => makeId('ticket', 0.5, zeros)).toThrow();
  });

  test('a sequence increases strictly within one millisecond, when the clock steps back and when bits run out', () => {
    for (const random of [zeros, ones, (length: number) => crypto.getRandomValues(new Uint8Array(length))]) {
      const next = makeIdSequence('ticket', random);
      let last = next(5_000);
      for (let count = 0; count < 5_000; count += 1) {
        const id = next(count % 7 === 0 ? 4_000 : 5_000);
        expect(id > last).toBe(true);
        last = id;
      }
    }
  });

  test('a sequence goes on after the last id of the one before, though the clock was set back meanwhile', () => {
    for (const random of [zeros, ones]) {
      const last = makeIdSequence('ticket', random)(5_000);
      for (const nowMs of [4_000, 5_000, 6_000]) {
        const next = makeIdSequence('ticket', random, last);
        const first = next(nowMs);
        expect(first > last).toBe(true);
        expect(next(nowMs) > first).toBe(true);
      }
    }
  });
});
