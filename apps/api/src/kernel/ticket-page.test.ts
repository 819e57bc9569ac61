import { describe, expect, test } from 'vitest';
import { readTicketPage, TICKET_PAGE_LENGTH_MAX } from './ticket-page.ts';

const detailOf = (text: string) => {
  const reading = readTicketPage(text);
  return reading.ok ? null : reading.detail;
};

describe("a hospital's own page", () => {
  test.each([
    ['https://hospital.example/token', 'https://hospital.example/token'],
    ['https://hospital.example', 'https://hospital.example/'],
    ['https://hospital.example/token?from=slip&lang=hi', 'https://hospital.example/token?from=slip&lang=hi'],
    ['HTTPS://Hospital.Example:443/Token', 'https://hospital.example/Token'],
    ['https://hospital.example:8443/token', 'https://hospital.example:8443/token'],
    ['https://münster.example/token', 'https://xn--mnster-3ya.example/token'],
    ['https://अस्पताल.भारत/टोकन', `https://xn--l1b6dra7a1a2byg.xn--h2brj9c/${encodeURIComponent('टोकन')}`],
    ['http://127.0.0.1:8788/ticket', 'http://127.0.0.1:8788/ticket'],
    ['http://localhost:8788/ticket', 'http://localhost:8788/ticket'],
  ])('may be %s', (text, url) => {
    expect(readTicketPage(text)).toEqual({ ok: true, url });
  });

  test.each([
    ['javascript:alert(1)', 'must begin with https://'],
    ['JavaScript://hospital.example/%0aalert(1)', 'must begin with https://'],
    ['data:text/html,x', 'must begin with https://'],
    ['blob:https://hospital.example/x', 'must begin with https://'],
    ['http://hospital.example/token', 'must begin with https://'],
    ['http://127.0.0.1.example/token', 'must begin with https://'],
    ['file:///etc/hosts', 'must begin with https://'],
    ['https://', 'must be an address, such as https://www.example.org/token'],
    ['', 'must be an address, such as https://www.example.org/token'],
    ['/token', 'must be an address, such as https://www.example.org/token'],
    ['hospital.example/token', 'must be an address, such as https://www.example.org/token'],
    ['https://exa%00mple.org/', 'must be an address, such as https://www.example.org/token'],
    ['https://asha:secret@hospital.example/', 'must not contain a user name or password'],
    ['https://hospital.example@elsewhere.example/', 'must not contain a user name or password'],
    ['https://@elsewhere.example/', 'must not contain a user name or password'],
    ['https://:@elsewhere.example/', 'must not contain a user name or password'],
    ['https://hospital.example/token#', 'must not contain "#": the code of the ticket stands behind it'],
    ['https://hospital.example/token#x', 'must not contain "#": the code of the ticket stands behind it'],
    ['https://hospital.example/to ken', 'must not contain spaces, control characters or backslashes'],
    ['https://hospital.example/to\nken', 'must not contain spaces, control characters or backslashes'],
    [' https://hospital.example/', 'must not contain spaces, control characters or backslashes'],
    ['https:\\\\hospital.example\\', 'must not contain spaces, control characters or backslashes'],
  ])('may not be %j', (text, detail) => {
    expect(detailOf(text)).toBe(detail);
  });

  test('is as long as a slip can hold, counted as it is printed', () => {
    const start = 'https://hospital.example/';
    const longest = start + 'a'.repeat(TICKET_PAGE_LENGTH_MAX - start.length);
    expect(readTicketPage(longest)).toEqual({ ok: true, url: longest });
    expect(detailOf(`${longest}a`)).toContain('at most 200');
    expect(detailOf(start + 'ட'.repeat(20))).toContain('at most 200');
  });
});
