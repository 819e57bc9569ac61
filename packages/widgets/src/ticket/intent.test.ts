import { expect, test } from 'vitest';
import { intentFor, ticketBody } from './intent.ts';

test('a wish that is repeated keeps its key; another wish gets another', () => {
  const body = ticketBody({ name: 'Asha', phone: '', language: 'en' });
  const first = intentFor(body, null);
  expect(intentFor(ticketBody({ name: ' Asha ', phone: ' ', language: 'en' }), first)).toBe(first);
  const other = intentFor(ticketBody({ name: 'Ravi', phone: '', language: 'en' }), first);
  expect(other.idempotencyKey).not.toBe(first.idempotencyKey);
  expect(first.idempotencyKey).toMatch(/^[0-9a-f]{32}$/);
});

test('fields left empty are not sent', () => {
  expect(ticketBody({ name: ' ', phone: '', language: 'en' })).toEqual({ source: 'web', language: 'en' });
  expect(ticketBody({ name: '', phone: '+91 98765 43210', language: 'en' }).patient).toEqual({
    phone: '+91 98765 43210',
  });
  expect(ticketBody({ name: '', phone: '', joinCode: ' 4821 7390 ', language: 'en' }).joinCode).toBe('4821 7390');
});
