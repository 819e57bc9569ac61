import { afterEach, beforeAll, expect, inject, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { InstantSound } from '../testing/fake-sound.ts';
import type { Call } from './call.ts';
import type { LoudspeakerOptions, Spoken } from './loudspeaker.ts';
import { Loudspeaker } from './loudspeaker.ts';
import { browserPlatform } from './platform.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the test server serves the voice packs. */
    voicesUrl: string;
  }
}

const SPOKEN_WITHIN_MS = 45_000;
const loudspeakers: Loudspeaker[] = [];

beforeAll(async () => {
  // The browser lets sound out of a page that somebody has touched.
  await userEvent.click(document.body);
});

afterEach(() => {
  for (const loudspeaker of loudspeakers.splice(0)) loudspeaker.stop();
});

interface Stage {
  readonly loudspeaker: Loudspeaker;
  readonly spoken: Spoken[];
  readonly states: string[];
}

async function aLoudspeaker(options: Partial<LoudspeakerOptions> = {}): Promise<Stage> {
  const spoken: Spoken[] = [];
  const states: string[] = [];
  const loudspeaker = new Loudspeaker(null, {
    baseUrl: '',
    voicesUrl: new URL(inject('voicesUrl'), location.href).href,
    languages: ['en'],
    onSpoken: (part) => spoken.push(part),
    onChange: () => states.push(loudspeaker.state),
    ...options,
  });
  loudspeakers.push(loudspeaker);
  loudspeaker.start();
  await vi.waitFor(() => expect(loudspeaker.state).toBe('ready'), { timeout: 5_000 });
  return { loudspeaker, spoken, states };
}

function aCall(call: Partial<Call> = {}): Call {
  return { key: 'tkt_1', code: 'A1', pointName: 'Room 2', language: null, manner: 'once', ...call };
}

async function silence({ loudspeaker }: Stage): Promise<void> {
  await vi.waitFor(() => expect(loudspeaker.state).toBe('ready'), { timeout: SPOKEN_WITHIN_MS, interval: 100 });
}

function withoutOverlap(spoken: readonly Spoken[]): boolean {
  return spoken.every((part, index) => index === 0 || part.startMs >= (spoken[index - 1]?.endMs ?? 0) - 1);
}

test('two calls within a second are two announcements, one after the other, each in its languages', {
  timeout: SPOKEN_WITHIN_MS,
}, async () => {
  const stage = await aLoudspeaker();
  stage.loudspeaker.say(aCall({ key: 'tkt_1', language: 'hi' }));
  stage.loudspeaker.say(aCall({ key: 'tkt_2', code: 'A2', language: 'en-IN' }));
  await silence(stage);

  expect(stage.spoken.map(({ key, language, kind }) => [key, language, kind])).toEqual([
    ['tkt_1', null, 'chime'],
    ['tkt_1', 'hi', 'clips'],
    ['tkt_1', 'en', 'clips'],
    ['tkt_2', null, 'chime'],
    ['tkt_2', 'en', 'clips'],
  ]);
  expect(withoutOverlap(stage.spoken)).toBe(true);
  for (const { startMs, endMs, kind } of stage.spoken)
    expect(endMs - startMs).toBeGreaterThan(kind === 'chime' ? 1_000 : 2_000);
  expect(stage.loudspeaker.voice).toBe('clips');
  expect(stage.states).toContain('speaking');
});

test('a call is repeated, said again, or left to whoever fetches the patient', async () => {
  const stage = await aLoudspeaker({ platform: { ...browserPlatform(), AudioContext: InstantSound } });
  stage.loudspeaker.say(aCall({ code: '7', pointName: 'Dr Rao', manner: 'repeat' }));
  stage.loudspeaker.say(aCall({ key: 'tkt_2', manner: 'silent' }));
  await silence(stage);
  expect(stage.spoken.map(({ key, kind }) => [key, kind])).toEqual([
    ['tkt_1', 'chime'],
    ['tkt_1', 'clips'],
    ['tkt_1', 'clips'],
  ]);
  stage.loudspeaker.sayAgain();
  await silence(stage);
  expect(stage.spoken.length).toBe(6);
});

test('recordings are fetched once and only for the languages that are said', async () => {
  const addresses: string[] = [];
  const platform = browserPlatform();
  const stage = await aLoudspeaker({
    languages: ['es'],
    platform: {
      ...platform,
      AudioContext: InstantSound,
      fetch: (address, init) => {
        addresses.push(String(address));
        return platform.fetch(address, init);
      },
    },
  });
  stage.loudspeaker.say(aCall({ code: '1' }));
  await silence(stage);
  expect(addresses.map((address) => address.replace(/.*\/es\//u, '').replace(/[0-9a-f]{12}/u, 'hash'))).toEqual([
    'pack.json',
    'sound/hash.mp3',
  ]);
});

test('a loudspeaker that is stopped falls silent at once and forgets what waited', async () => {
  const stage = await aLoudspeaker();
  stage.loudspeaker.say(aCall());
  stage.loudspeaker.say(aCall({ key: 'tkt_2' }));
  await vi.waitFor(() => expect(stage.loudspeaker.state).toBe('speaking'));
  stage.loudspeaker.stop();
  expect(stage.loudspeaker.state).toBe('off');
  expect(stage.loudspeaker.waitingCount).toBe(0);
  stage.loudspeaker.say(aCall());
  expect(stage.loudspeaker.waitingCount).toBe(0);
});

test('two loudspeakers of one page never speak at once', { timeout: SPOKEN_WITHIN_MS }, async () => {
  const first = await aLoudspeaker();
  const second = await aLoudspeaker();
  first.loudspeaker.say(aCall({ code: '1', pointName: 'Dr Rao' }));
  second.loudspeaker.say(aCall({ code: '2', pointName: 'Dr Rao' }));
  await Promise.all([silence(first), silence(second)]);
  expect(first.spoken.length).toBe(2);
  const parts = [...first.spoken, ...second.spoken].sort((one, other) => one.startMs - other.startMs);
  expect(withoutOverlap(parts)).toBe(true);
});
