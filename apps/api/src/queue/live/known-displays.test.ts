import { describe, expect, test } from 'vitest';
import { instantOf } from '../../kernel/time.ts';
import type { Display, DisplayReport } from '../state/displays.ts';
import { DISPLAYS_MAX } from '../state/displays.ts';
import { KnownDisplays } from './known-displays.ts';

const MINUTE_MS = 60_000;
const DAY_STARTS_AT = Date.parse('2026-11-21T00:00:00Z');

/** A department's screens over a clock and a storage of their own; a nap forgets all that is in memory only. */
class Hall {
  now = DAY_STARTS_AT + 8 * 60 * MINUTE_MS;
  dayStartsAt = DAY_STARTS_AT;
  rowsWritten = 0;
  newsCount = 0;
  displays: KnownDisplays;
  #row: readonly Display[] = [];

  constructor() {
    this.displays = this.#wake();
  }

  nap(): void {
    this.displays = this.#wake();
  }

  #wake(): KnownDisplays {
    return new KnownDisplays({
      store: {
        read: () => this.#row,
        write: (displays) => {
          this.#row = displays;
          this.rowsWritten += 1;
        },
      },
      times: () => ({ now: instantOf(this.now), dayStartsAt: instantOf(this.dayStartsAt) }),
      onNews: () => {
        this.newsCount += 1;
      },
    });
  }

  after(minutes: number): this {
    this.now += minutes * MINUTE_MS;
    return this;
  }

  tell(id: string, report: Partial<DisplayReport> = {}): boolean {
    return this.displays.tell({ name: 'Hall', sound: 'heard', ...report, id });
  }

  /** `Hall heard`, or `Hall gone`, in the order staff read them. */
  get shown(): readonly string[] {
    return this.displays.states().map(({ name, sound, here }) => `${name ?? '-'} ${here ? sound : 'gone'}`);
  }
}

describe('a screen that tells of itself', () => {
  test('is told to staff, and again when it changes, but not when it is only heard of again', () => {
    const hall = new Hall();
    hall.tell('a', { sound: 'muted' });
    expect(hall.shown).toEqual(['Hall muted']);
    hall.after(4).tell('a', { sound: 'muted' });
    expect(hall.newsCount).toBe(1);
    const [before] = hall.displays.states();
    expect(before).toMatchObject({ since: '2026-11-21T08:00:00.000Z', seenAt: '2026-11-21T08:04:00.000Z' });
    hall.after(1).tell('a', { sound: 'heard' });
    expect(hall.newsCount).toBe(2);
    expect(hall.displays.states()).toMatchObject([{ sound: 'heard', since: '2026-11-21T08:05:00.000Z' }]);
  });

  test('that changes within one millisecond is told as changed', () => {
    const hall = new Hall();
    hall.tell('a', { sound: 'muted' });
    hall.tell('a', { sound: 'heard' });
    expect(hall.newsCount).toBe(2);
  });

  test('is gone once it has been silent for ten minutes, and back when it is heard of', () => {
    const hall = new Hall();
    hall.tell('a');
    expect(hall.after(10).shown).toEqual(['Hall heard']);
    expect(hall.after(1).shown).toEqual(['Hall gone']);
    expect(hall.displays.states()).toMatchObject([{ since: '2026-11-21T08:00:00.000Z', here: false }]);
    hall.after(30).tell('a');
    expect(hall.displays.states()).toMatchObject([{ since: '2026-11-21T08:41:00.000Z', here: true }]);
    expect(hall.newsCount).toBe(3);
  });

  test('is forgotten when it says farewell', () => {
    const hall = new Hall();
    hall.tell('a');
    hall.displays.forget('a');
    hall.displays.forget('a');
    hall.displays.forget('never there');
    expect([hall.shown, hall.newsCount]).toEqual([[], 2]);
  });

  test('that is gone is forgotten with the service day, one that is there is not', () => {
    const hall = new Hall();
    hall.tell('a', { name: 'Hall' });
    hall.after(11).tell('b', { name: 'Corridor' });
    expect(hall.shown).toEqual(['Hall gone', 'Corridor heard']);
    hall.after(25).tell('b', { name: 'Corridor' });
    hall.dayStartsAt = hall.now;
    expect(hall.shown).toEqual(['Corridor heard']);
  });

  test.each([{ naps: false }, { naps: true }])(
    'shortly before the day ends is told on the day after, and forgotten with that, naps: $naps',
    ({ naps }) => {
      const hall = new Hall();
      hall.tell('a');
      hall.dayStartsAt = hall.after(5).now;
      if (naps) hall.nap();
      hall.after(16).tell('b', { name: 'Corridor' });
      expect([hall.shown, hall.shown]).toEqual([
        ['Hall gone', 'Corridor heard'],
        ['Hall gone', 'Corridor heard'],
      ]);
      hall.dayStartsAt += 24 * 60 * MINUTE_MS;
      hall.after(24 * 60).tell('b', { name: 'Corridor' });
      expect(hall.shown).toEqual(['Corridor heard']);
    },
  );
});

describe('a screen that comes back after a power cut', () => {
  test('takes the place of the one of its name, also where that had not lapsed yet', () => {
    const hall = new Hall();
    hall.tell('a');
    hall.after(3).tell('b', { sound: 'muted' });
    expect(hall.shown).toEqual(['Hall muted', 'Hall heard']);
    hall.after(8);
    expect(hall.shown).toEqual(['Hall muted']);
    expect(hall.after(20).shown).toEqual(['Hall gone']);
    hall.tell('c');
    expect(hall.shown).toEqual(['Hall heard']);
  });

  test('stands for one of two only', () => {
    const hall = new Hall();
    hall.tell('a');
    hall.tell('b');
    hall.after(20).tell('c');
    expect(hall.shown).toEqual(['Hall gone', 'Hall heard']);
    hall.tell('d');
    expect(hall.shown).toEqual(['Hall heard', 'Hall heard']);
  });

  test('without a name hides none: it may be another that was only started anew', () => {
    const hall = new Hall();
    for (const id of ['a', 'b']) hall.tell(id, { name: null });
    hall.after(20).displays.forget('b');
    hall.tell('c', { name: null });
    expect(hall.shown).toEqual(['- gone', '- heard']);
  });

  test('does not hide one of another name', () => {
    const hall = new Hall();
    hall.tell('a', { name: 'Hall' });
    hall.after(20).tell('b', { name: 'Corridor' });
    expect(hall.shown).toEqual(['Hall gone', 'Corridor heard']);
  });
});

describe('more screens than there is room for', () => {
  test('are refused while all are there; those that are gone make room', () => {
    const hall = new Hall();
    for (let index = 0; index < DISPLAYS_MAX; index += 1)
      expect(hall.tell(`a${index}`, { name: `${index}` })).toBe(true);
    expect(hall.tell('b', { name: 'b' })).toBe(false);
    expect(hall.tell('a7', { name: '7', sound: 'muted' })).toBe(true);
    hall.after(4);
    for (let index = 1; index < DISPLAYS_MAX; index += 1) hall.tell(`a${index}`, { name: `${index}` });
    hall.after(7);
    expect(hall.tell('b', { name: 'b' })).toBe(true);
    expect(hall.shown).toHaveLength(DISPLAYS_MAX);
    expect(hall.shown).not.toContain('0 gone');
    expect(hall.tell('c', { name: 'c' })).toBe(false);
  });
});

describe('what is written down', () => {
  test.each([
    { naps: false, rowsMax: 8 },
    { naps: true, rowsMax: 100 },
  ])('of twenty screens in an hour is little: $rowsMax rows at most, naps: $naps', ({ naps, rowsMax }) => {
    const hall = new Hall();
    const ids = Array.from({ length: 20 }, (_, index) => `a${index}`);
    for (const id of ids) hall.tell(id);
    const first = hall.rowsWritten;
    for (let minute = 0; minute < 60; minute += 4) {
      hall.after(4);
      for (const id of ids) {
        if (naps) hall.nap();
        hall.tell(id);
      }
    }
    expect(hall.rowsWritten - first).toBeLessThanOrEqual(rowsMax);
    expect(hall.newsCount).toBe(20);
  });

  test('never makes a screen gone that is heard of, nor brings one back that is not', () => {
    const hall = new Hall();
    hall.tell('a');
    hall.after(8).tell('a');
    hall.nap();
    // Heard of at 08:08, written down at 08:00: at 08:18 it is not gone.
    expect(hall.after(10).shown).toEqual(['Hall heard']);
    hall.nap();
    expect(hall.after(3).shown).toEqual(['Hall gone']);
    for (let turn = 0; turn < 20; turn += 1) {
      hall.nap();
      hall.tell('b', { name: 'Corridor', sound: turn % 2 === 0 ? 'muted' : 'heard' });
      expect(hall.after(4).shown).toContain('Hall gone');
    }
  });
});
