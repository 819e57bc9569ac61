import { expect, test } from 'vitest';
import { contentBoxOf } from './content-box.ts';

test('the room of a padded box is what a ResizeObserver tells of it', async () => {
  const box = document.createElement('div');
  box.setAttribute('style', 'width: 400px; height: 300px; padding: 2px 5px 7px 11px; border: 3px solid');
  document.body.append(box);
  const told = await new Promise<DOMRectReadOnly | undefined>((resolve) => {
    const observer = new ResizeObserver(([entry]) => {
      observer.disconnect();
      resolve(entry?.contentRect);
    });
    observer.observe(box);
  });
  expect(contentBoxOf(box)).toEqual({ widthPx: told?.width, heightPx: told?.height });
  box.remove();
});
