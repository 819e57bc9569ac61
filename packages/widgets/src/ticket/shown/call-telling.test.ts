import { describe, expect, test } from 'vitest';
import { words as ar } from '../../locales/ar/ticket.ts';
import { words as en } from '../../locales/en/ticket.ts';
import { words as es } from '../../locales/es/ticket.ts';
import { words as hi } from '../../locales/hi/ticket.ts';
import { LANGUAGES } from '../../locales/languages.ts';
import { words as ta } from '../../locales/ta/ticket.ts';
import { callTelling } from './call-telling.ts';

const all = { en, hi, ta, es, ar };
const CALL = { code: 'GEN-51', pointName: 'Room 5' };

describe.each(LANGUAGES)('a call in %s', (language) => {
  const { ticket: words } = all[language];

  test('sends whoever can come to the room, in each of its forms', () => {
    for (const text of Object.values(callTelling({ ...CALL, isFetched: false }, words)))
      expect(text).toContain('Room 5');
  });

  test('sends whoever is fetched nowhere, in none of its forms', () => {
    const telling = callTelling({ ...CALL, isFetched: true }, words);
    for (const text of Object.values(telling)) expect(text).not.toContain('Room 5');
    expect(telling.announcement).toContain(telling.goText);
    expect(telling.title).toContain('GEN-51');
    expect(telling.title).not.toContain(words.goToDesk);
  });

  test('sends to the desk where the room is not known', () => {
    const { goText, title } = callTelling({ ...CALL, pointName: '', isFetched: false }, words);
    expect(goText).toBe(words.goToDesk);
    expect(title).toContain(words.theDesk);
  });
});

test('A call is told in a sentence, in two words and in a title', () => {
  expect(callTelling({ ...CALL, isFetched: false }, en.ticket)).toEqual({
    goText: 'Go to Room 5',
    announcement: 'It’s your turn. Token GEN-51, go to Room 5 now.',
    title: 'GEN-51: go to Room 5',
  });
  expect(callTelling({ ...CALL, isFetched: true }, en.ticket)).toEqual({
    goText: 'Please stay where you are: somebody comes for you.',
    announcement: 'It’s your turn. Please stay where you are: somebody comes for you.',
    title: 'GEN-51: stay where you are',
  });
});
