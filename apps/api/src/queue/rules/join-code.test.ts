import { describe, expect, test } from 'vitest';
import { instantOf, toIso } from '../../kernel/time.ts';
import { JOIN_CODE_WINDOW_MS, JoinCodes } from './join-code.ts';

const codes = new JoinCodes(new Uint8Array(32).fill(7));
const START = instantOf(JOIN_CODE_WINDOW_MS * 5_000_000);
const later = (ms: number) => instantOf(START + ms);

describe('the code on the site', () => {
  test('is eight digits in two groups, and another one every five minutes', () => {
    const { code, expiresAt } = codes.at(START);
    expect(code).toMatch(/^\d{4} \d{4}$/);
    expect(expiresAt).toBe(toIso(later(JOIN_CODE_WINDOW_MS)));
    expect(codes.at(later(JOIN_CODE_WINDOW_MS - 1)).code).toBe(code);
    expect(codes.at(later(JOIN_CODE_WINDOW_MS)).code).not.toBe(code);
    const day = Array.from({ length: 288 }, (_, index) => codes.at(later(index * JOIN_CODE_WINDOW_MS)).code);
    expect(new Set(day).size).toBe(288);
  });

  test('is accepted while it is shown and five minutes more, never before and never later', () => {
    const { code } = codes.at(START);
    const kindAfter = (ms: number) => codes.check(code, later(ms)).kind;
    expect([-1, 0, JOIN_CODE_WINDOW_MS * 2 - 1, JOIN_CODE_WINDOW_MS * 2].map(kindAfter)).toEqual([
      'wrong',
      'right',
      'right',
      'wrong',
    ]);
    expect(codes.check(code, later(JOIN_CODE_WINDOW_MS))).toEqual({ kind: 'right', windowStartsAt: START });
  });

  test('is read as people type it: with or without its gap, in the digits of their keyboard', () => {
    const digits = codes.at(START).code.replace(' ', '');
    const devanagari = [...digits].map((digit) => String.fromCodePoint(0x966 + Number(digit))).join('');
    const typed = [digits, ` ${digits.slice(0, 4)}-${digits.slice(4)} `, digits.split('').join(' '), devanagari];
    expect(typed.map((text) => codes.check(text, START).kind)).toEqual(typed.map(() => 'right'));
    for (const wrong of ['', digits.slice(1), `${digits}0`, 'my code', `${digits}x`, '१']) {
      expect(codes.check(wrong, START).kind).toBe('wrong');
    }
    expect(codes.check(undefined, START).kind).toBe('none');
  });

  test('is told by no other secret', () => {
    expect(new JoinCodes(new Uint8Array(32).fill(8)).at(START).code).not.toBe(codes.at(START).code);
  });
});
