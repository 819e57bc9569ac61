import { afterEach, expect, test } from 'vitest';
import { command } from './command.ts';

afterEach(() => {
  Reflect.deleteProperty(Array.prototype, 'toJSON');
  Reflect.deleteProperty(Object.prototype, 'toJSON');
});

test('a body is sent as it is on pages whose libraries gave lists a toJSON', () => {
  const body = { needs: ['wheelchair'], patient: { name: 'Asha' }, metadata: {} };
  const written = JSON.stringify(body);
  for (const prototype of [Array.prototype, Object.prototype]) {
    Object.defineProperty(prototype, 'toJSON', { configurable: true, value: () => 'bent' });
  }
  expect(command('/v1/tickets', body).body).toBe(written);
});
