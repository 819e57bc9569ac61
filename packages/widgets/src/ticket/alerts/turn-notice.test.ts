import { beforeEach, expect, test } from 'vitest';
import { TurnNotice } from './turn-notice.ts';

beforeEach(() => {
  document.title = 'A hospital';
});

test('a page gets its title back', () => {
  const notice = new TurnNotice();
  notice.show('CAR-7: go to Room 2');
  notice.show('CAR-7: go to Room 3');
  expect(document.title).toBe('CAR-7: go to Room 3');
  notice.end();
  expect(document.title).toBe('A hospital');
});

test.each(['first', 'last'])(
  'two calls on one page share its title, and the one that began %s may end first',
  (which) => {
    const [mother, son] = [new TurnNotice(), new TurnNotice()];
    mother.show('CAR-7: go to Room 2');
    son.show('PED-3: go to Room 1');
    const [early, late] = which === 'first' ? [mother, son] : [son, mother];
    early.end();
    expect(document.title).toBe(which === 'first' ? 'PED-3: go to Room 1' : 'CAR-7: go to Room 2');
    late.end();
    expect(document.title).toBe('A hospital');
  },
);

test('a title that the page has taken meanwhile is left alone', () => {
  const notice = new TurnNotice();
  notice.show('CAR-7: go to Room 2');
  document.title = 'Another page';
  notice.end();
  expect(document.title).toBe('Another page');
});

test('the title that a page took while one was shown is the one it gets back after the next', () => {
  const notice = new TurnNotice();
  notice.show('CAR-7: go to Room 2');
  document.title = 'Another page';
  notice.show('CAR-7: go to Room 3');
  notice.end();
  expect(document.title).toBe('Another page');
});
