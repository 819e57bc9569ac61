import { expect, test } from 'vitest';
import { forgetOthers, Recollection } from './last-known.ts';
import { storageOf } from './page-storage.ts';

const refused = () => {
  throw new DOMException('Access is denied for this document.', 'SecurityError');
};

test('a browser that refuses its storage gives one that lasts as long as the page', () => {
  const storage = storageOf(refused);
  expect(storage.getItem('one')).toBeNull();
  storage.setItem('one', '1');
  storage.setItem('two', '2');
  expect([storage.length, storage.key(0), storage.key(2), storage.getItem('two')]).toEqual([2, 'one', null, '2']);
  storage.removeItem('one');
  expect(storage.getItem('one')).toBeNull();
});

test('what is known of one ticket is forgotten there too', () => {
  const storage = storageOf(refused);
  const recollection = new Recollection(storage, 'tkt_1');
  recollection.take({ queues: {}, tickets: { tkt_1: { id: 'tkt_1' } } });
  recollection.write();
  expect(storage.length).toBe(1);
  forgetOthers(storage, []);
  expect(storage.length).toBe(0);
});
