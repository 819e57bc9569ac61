import { expect, test } from 'vitest';
import { bodyOfForm, sentLanguage } from './body-of-form.ts';

const filled = (fields: Readonly<Record<string, string | readonly string[]>>): FormData => {
  const form = new FormData();
  for (const [name, values] of Object.entries(fields)) for (const value of [values].flat()) form.append(name, value);
  return form;
};
const body = (fields: Readonly<Record<string, string | readonly string[]>>) =>
  bodyOfForm(filled(fields), { language: 'en' });

test.each([
  ['en-us', 'en', 'en-US'],
  ['hi-IN', 'hi', 'hi-IN'],
  ['pt-br', 'en', 'pt-BR'],
  ['fr-FR, en', 'en', 'en'],
  ['x-klingon!', 'en', 'en'],
  ['*', 'ta', 'ta'],
  ['de-DE-u-co-phonebk-kf-upper-kn-true-x-house', 'en', 'en'],
] as const)('of a page in "%s", spoken to in %s, the language is %s', (tag, spoken, sent) => {
  expect(sentLanguage(tag, spoken)).toBe(sent);
});

test('fields left empty are not sent', () => {
  expect(body({ name: ' ', phone: '', doctor: '', session: '' })).toEqual({ source: 'web', language: 'en' });
  expect(body({ phone: '+91 98765 43210' }).patient).toEqual({ phone: '+91 98765 43210' });
});

test('what is chosen is sent: doctor, session, where the visitor is and how to call him', () => {
  expect(
    body({ doctor: 'doc_1', session: 'evening', presence: 'remote', needs: ['large-print', 'wheelchair', 'nonsense'] }),
  ).toMatchObject({
    ...{ doctorId: 'doc_1', sessionId: 'evening', presence: 'remote' },
    needs: ['large-print', 'wheelchair'],
  });
});

test('the code of the site says where its holder is', () => {
  expect(body({ joinCode: ' 4821 7390 ', presence: 'remote' })).toEqual({
    ...{ joinCode: '4821 7390', source: 'web', language: 'en' },
  });
});

test('what the page knows goes before what is filled in', () => {
  const known = { language: 'hi', doctorId: 'doc_2', presence: 'on-site' } as const;
  expect(bodyOfForm(filled({ doctor: 'doc_1' }), known)).toMatchObject({
    ...{ doctorId: 'doc_2', presence: 'on-site', language: 'hi' },
  });
});
