import { expect, test } from 'vitest';
import { isSameToken } from './slip-token.ts';

const token = { code: '12', departmentName: 'Eyes', issuedAt: '2026-11-21T13:12:00Z', link: '' };
const linked = { ...token, link: 'https://queue.example.org/t/#k1.a' };

test.each([
  ['told alike', token, { ...token }, true],
  ['told more of later', { ...token, departmentName: '', issuedAt: '' }, linked, true],
  ['whose department is named in another language', linked, { ...linked, departmentName: 'नेत्र' }, true],
  ['of another number', token, { ...token, code: '13' }, false],
  ['of another department', token, { ...token, departmentName: 'Skin' }, false],
  ['of another day', token, { ...token, issuedAt: '2026-11-22T13:12:00Z' }, false],
  ['with another link', linked, { ...linked, link: 'https://queue.example.org/t/#k1.b' }, false],
])('a token %s is told by all that its slip has', (_how, one, other, isSame) => {
  expect(isSameToken(one, other)).toBe(isSame);
  expect(isSameToken(other, one)).toBe(isSame);
  expect(isSameToken(null, other)).toBe(false);
});
