import { describe, expect, test } from 'vitest';
import { fitTexts, rowsOf, textPages } from './text-fit.ts';

/** Half an em a letter. */
const widthOf = (text: string): number => text.length / 2;

describe('rows', () => {
  test('end where a word ends', () => {
    expect(rowsOf('aaaa bbbb cccc', 5, widthOf)).toBe(2);
    expect(rowsOf('aaaa bbbb cccc', 8, widthOf)).toBe(1);
    expect(rowsOf('', 5, widthOf)).toBe(1);
  });

  test('are as many as a word needs that is longer than one', () => {
    expect(rowsOf('a'.repeat(25), 5, widthOf)).toBe(3);
    expect(rowsOf(`aa ${'a'.repeat(25)}`, 5, widthOf)).toBe(4);
    expect(rowsOf(`${'a'.repeat(12)} aaa`, 5, widthOf)).toBe(2);
    // Nine letters have a row, and no part of the tenth.
    expect(rowsOf('a'.repeat(19), 5, widthOf)).toBe(3);
    // A letter and its mark stay together.
    expect(rowsOf('கி'.repeat(9), 2.2, widthOf)).toBe(5);
  });
});

describe('texts', () => {
  const place = { width: 200, height: 100, sizeMax: 60, sizeMin: 20, lineHeight: 1.25, rowsMax: 2 };

  test('that fit are as large as they may', () => {
    expect(fitTexts(['Eye', 'Skin'], place, widthOf)).toEqual({ size: 60, rows: 1 });
  });

  test('that are longer are smaller, in as many rows as there are then', () => {
    const { size, rows } = fitTexts(['Obstetrics and Gynaecology'], place, widthOf);
    expect(rows).toBe(2);
    expect(size).toBeLessThan(60);
    expect(rowsOf('Obstetrics and Gynaecology', 200 / size, widthOf)).toBeLessThanOrEqual(2);
  });

  test('are never smaller than can be read', () => {
    expect(fitTexts(['W'.repeat(200)], place, widthOf).size).toBe(20);
  });
});

describe('pages of texts', () => {
  test('hold as many whole texts as there is room for, and lose none', () => {
    expect(textPages(['aaaa', 'bbbb', 'cccc'], { widthEms: 5, rowsMax: 2 }, widthOf)).toEqual([
      ['aaaa', 'bbbb'],
      ['cccc'],
    ]);
    expect(textPages([], { widthEms: 5, rowsMax: 2 }, widthOf)).toEqual([]);
  });

  test('part a text that is too long for one', () => {
    const text = 'A long message of the hospital that goes on, and on, and on.';
    const pages = textPages([text], { widthEms: 10, rowsMax: 2 }, widthOf);
    expect(pages.flat().join(' ')).toBe(text);
    expect(pages.length).toBeGreaterThan(1);
    for (const part of pages.flat()) expect(rowsOf(part, 10, widthOf)).toBeLessThanOrEqual(2);
  });
});
