import { describe, expect, test } from 'vitest';
import { LETTERS_MIN, ROOM_MIN } from './legible.ts';
import { LEAST_LETTERS, roomFit, roomHeight, smallerLetters } from './room-text.ts';

/** Half an em a letter. */
const widthOf = (text: string): number => text.length / 2;
const LATE = {
  name: 'Room 2',
  told: ['Delayed, expected at 11:15', 'Dr. Arjun Rao'],
  brief: ['Delayed, expected at 11:15'],
  isIdle: false,
};
const sizes = smallerLetters({ name: 60, hint: 40 });

describe("a room's texts", () => {
  test('stand in one row where they fit, and else each in its own: no name is broken where a row could end', () => {
    expect(roomFit(LATE, { width: 900, height: 200 }, sizes, widthOf).hints).toEqual([LATE.told.join(' · ')]);
    expect(roomFit(LATE, { width: 560, height: 250 }, sizes, widthOf).hints).toEqual(LATE.told);
  });

  test('are smaller before they are fewer, and never smaller than is read', () => {
    const low = roomFit(LATE, { width: 560, height: 130 }, sizes, widthOf);
    expect(low.hints).toEqual(LATE.told);
    expect(low.hint).toBeLessThan(40);
    const lower = roomFit(LATE, { width: 400, height: 85 }, sizes, widthOf);
    expect(lower.hints).toEqual(LATE.brief);
    const least = roomFit(LATE, { width: 90, height: 60 }, sizes, widthOf);
    for (const fit of [low, lower, least]) {
      expect(fit.name).toBeGreaterThanOrEqual(ROOM_MIN);
      expect(fit.hint).toBeGreaterThanOrEqual(LETTERS_MIN);
    }
  });

  test('need a place where no word has to be broken', () => {
    const name = 'Consulta de Otorrinolaringología';
    const [largest = { name: 60, hint: 40 }] = sizes;
    expect(roomHeight({ ...LATE, name }, 500, largest, widthOf)).toBe(Number.POSITIVE_INFINITY);
    expect(roomHeight({ ...LATE, name }, 700, largest, widthOf)).toBeLessThan(300);
  });

  test('break only a word that no row is made for, and have the place it then needs', () => {
    const name = 'Untersuchungszimmerimerdgeschossdeshauptgebäudes 1';
    expect(roomHeight({ ...LATE, name }, 500, LEAST_LETTERS, widthOf)).toBe(2 * 34 * 1.3 + 2 * 26 * 1.3);
    const fit = roomFit({ ...LATE, name }, { width: 300, height: 400 }, sizes, widthOf);
    expect(fit).toMatchObject({ name: ROOM_MIN, nameRows: 3 });
  });
});
