import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Announcer } from './announcer.ts';

/** A host that notes each text it would draw. */
function said() {
  const texts: string[] = [];
  const host = {
    addController: () => undefined,
    removeController: () => undefined,
    requestUpdate: () => void texts.push(announcer.text),
    updateComplete: Promise.resolve(true),
  };
  const announcer = new Announcer(host);
  return { announcer, texts };
}

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

describe('sentences', () => {
  test('come one after the other, and the last is gone once it has been read', () => {
    const { announcer, texts } = said();
    announcer.say('One.');
    announcer.say('Two.');
    expect(texts).toEqual(['One.']);
    vi.advanceTimersByTime(3_000);
    expect(texts).toEqual(['One.', 'Two.']);
    vi.advanceTimersByTime(9_000);
    expect(announcer.text).toBe('Two.');
    vi.advanceTimersByTime(1_000);
    expect(texts).toEqual(['One.', 'Two.', '']);
    vi.advanceTimersByTime(60_000);
    expect(texts).toHaveLength(3);
  });

  test('that come while the last is still there are said at once', () => {
    const { announcer, texts } = said();
    announcer.say('One.');
    vi.advanceTimersByTime(4_000);
    announcer.say('Two.');
    expect(texts).toEqual(['One.', 'Two.']);
    vi.advanceTimersByTime(9_999);
    expect(announcer.text).toBe('Two.');
    vi.advanceTimersByTime(1);
    expect(announcer.text).toBe('');
  });

  test('on one matter take the place of those on it that wait', () => {
    const { announcer, texts } = said();
    announcer.say('You have token CAR-7.');
    announcer.say('Your place is now 9.', 'place');
    announcer.say('You were sent on.', 'token');
    announcer.say('Your place is now 8.', 'place');
    vi.advanceTimersByTime(60_000);
    expect(texts).toEqual(['You have token CAR-7.', 'You were sent on.', 'Your place is now 8.', '']);
  });

  test('in the same words are read again', () => {
    const { announcer, texts } = said();
    announcer.say('One.');
    announcer.say('One.');
    vi.advanceTimersByTime(3_000);
    expect(new Set(texts).size).toBe(2);
    expect(texts.map((text) => text.trim())).toEqual(['One.', 'One.']);
  });

  test('that waited longest go where there are too many', () => {
    const { announcer, texts } = said();
    for (let number = 0; number <= 30; number += 1) announcer.say(`${number}`);
    vi.advanceTimersByTime(120_000);
    expect(texts).toHaveLength(22);
    expect(texts.slice(0, 2)).toEqual(['0', '11']);
  });
});

describe('what has to be heard now', () => {
  test('takes the place of what is said and of all that waits', () => {
    const { announcer, texts } = said();
    announcer.say('Your place is now 9.');
    announcer.say('Your place is now 10.');
    announcer.sayNow('Your visit is done.');
    vi.advanceTimersByTime(60_000);
    expect(texts).toEqual(['Your place is now 9.', 'Your visit is done.', '']);
  });

  test('is read again in the same words', () => {
    const { announcer, texts } = said();
    announcer.sayNow('Go to Room 2.');
    announcer.sayNow('Go to Room 2.');
    expect(new Set(texts).size).toBe(2);
  });
});

test('cleared, it says nothing, and nothing that waited', () => {
  const { announcer, texts } = said();
  announcer.say('One.');
  announcer.say('Two.');
  announcer.clear();
  vi.advanceTimersByTime(60_000);
  expect(texts).toEqual(['One.', '']);
  announcer.say('Three.');
  expect(announcer.text).toBe('Three.');
});
