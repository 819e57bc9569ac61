import { expect, test } from 'vitest';
import { LazyPart } from './lazy-part.ts';

test('a piece that cannot be fetched is asked for again by a press, not by each redraw', async () => {
  let tries = 0;
  const part = new LazyPart<string>(
    async () => {
      tries += 1;
      // Enough of a network would bring it in the end: else a fault here would never come to one.
      if (tries < 50) throw new TypeError('Failed to fetch dynamically imported module');
      return 'here';
    },
    () => part.prepare(),
  );
  part.prepare();
  await expect.poll(() => part.hasFailed).toBe(true);
  expect(await part.want()).toBeNull();
  expect(tries).toBe(2);
});
