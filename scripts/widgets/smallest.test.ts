import { expect, test } from 'vitest';
import { smallest } from './smallest.ts';

test('what is fetched late is fetched at the address that whoever asks makes of it', async () => {
  const text = await smallest("export const parts = { hi: () => import('./hi-1a.js'), whole: 1 };");
  expect(text).toBe('export const parts={hi:q=>import("./hi-1a.js"+q),whole:1};');
});

test('what is fetched in another way does not build', async () => {
  await expect(smallest("export const part = import('./hi.js');")).rejects.toThrow('./hi.js has to be fetched');
});
