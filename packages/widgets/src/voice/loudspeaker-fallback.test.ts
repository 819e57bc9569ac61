import { afterEach, beforeEach, expect, inject, test, vi } from 'vitest';
import { InstantSound } from '../testing/fake-sound.ts';
import { FakeSpeech, FakeUtterance } from '../testing/fake-speech.ts';
import type { Call } from './call.ts';
import type { LoudspeakerOptions, Spoken } from './loudspeaker.ts';
import { Loudspeaker } from './loudspeaker.ts';
import type { VoicePlatform } from './platform.ts';
import { browserPlatform } from './platform.ts';

const NOWHERE = 'https://voices.invalid/';
const loudspeakers: Loudspeaker[] = [];

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldAdvanceTime: true, advanceTimeDelta: 10 });
});

afterEach(() => {
  for (const loudspeaker of loudspeakers.splice(0)) loudspeaker.stop();
  vi.useRealTimers();
});

interface Stage {
  readonly loudspeaker: Loudspeaker;
  readonly speech: FakeSpeech;
  readonly spoken: Spoken[];
}

function ownVoices(): string {
  return new URL(inject('voicesUrl'), location.href).href;
}

/** No network: what is asked of another address than the test server's fails at once. */
const fetchHere: typeof fetch = (address, init) =>
  String(address).startsWith(location.origin) ? fetch(address, init) : Promise.reject(new TypeError('offline'));

function aStage(
  speech: FakeSpeech,
  options: Partial<LoudspeakerOptions> = {},
  platform: Partial<VoicePlatform> = {},
): Stage {
  const spoken: Spoken[] = [];
  const loudspeaker = new Loudspeaker(null, {
    baseUrl: '',
    voicesUrl: NOWHERE,
    languages: ['en'],
    onSpoken: (part) => spoken.push(part),
    platform: {
      ...browserPlatform(),
      AudioContext: InstantSound,
      fetch: fetchHere,
      speechSynthesis: speech,
      SpeechSynthesisUtterance: FakeUtterance,
      ...platform,
    },
    ...options,
  });
  loudspeakers.push(loudspeaker);
  loudspeaker.start();
  return { loudspeaker, speech, spoken };
}

function aCall(call: Partial<Call> = {}): Call {
  return { key: 'tkt_1', code: 'CAR-123', pointName: 'Room 2', language: null, manner: 'once', ...call };
}

async function say(stage: Stage, call: Call, withinMs = 5_000): Promise<void> {
  stage.loudspeaker.say(call);
  await vi.waitFor(() => expect(stage.loudspeaker.state).toBe('speaking'));
  await vi.advanceTimersByTimeAsync(withinMs);
  await vi.waitFor(() => expect(stage.loudspeaker.state).toBe('ready'));
}

test('without recordings the browser speaks, in the languages of the call', async () => {
  const stage = aStage(new FakeSpeech(['en-GB', 'hi_IN', 'fr']));
  await say(stage, aCall({ language: 'hi' }));
  expect(stage.speech.said).toEqual([
    { text: 'टोकन नंबर C A R 123। कृपया कमरा नंबर 2 पर आइए।', lang: 'hi_IN' },
    { text: 'Token C A R 123. Please go to room 2.', lang: 'en-GB' },
  ]);
  expect(stage.spoken.map(({ language, kind }) => [language, kind])).toEqual([
    [null, 'chime'],
    ['hi', 'browser'],
    ['en', 'browser'],
  ]);
  expect(stage.loudspeaker.voice).toBe('browser');
});

test('a name in another script is not given to a voice that cannot read it', async () => {
  const stage = aStage(new FakeSpeech(['en', 'hi']));
  await say(stage, aCall({ language: 'hi', pointName: 'कक्ष अशोक' }));
  expect(stage.speech.said.map(({ text }) => text)).toEqual([
    'टोकन नंबर C A R 123। कृपया कक्ष अशोक पर आइए।',
    'Token C A R 123. Please look at the screen.',
  ]);
});

test('voices that the browser lists late are waited for', async () => {
  const stage = aStage(new FakeSpeech([]));
  stage.loudspeaker.say(aCall());
  await vi.advanceTimersByTimeAsync(100);
  stage.speech.bring(['en']);
  await vi.waitFor(() => expect(stage.spoken.length).toBe(2));
  expect(stage.loudspeaker.voice).toBe('browser');
});

test('with no voice at all it rings, goes on with the next call, and says that it is a chime alone', async () => {
  const stage = aStage(new FakeSpeech(['fr']), { languages: ['ta'] });
  await vi.waitFor(() => expect(stage.loudspeaker.voice).toBe('chime'));
  stage.loudspeaker.say(aCall({ key: 'tkt_1' }));
  stage.loudspeaker.say(aCall({ key: 'tkt_2' }));
  await vi.waitFor(() =>
    expect(stage.spoken.map(({ key, kind }) => [key, kind])).toEqual([
      ['tkt_1', 'chime'],
      ['tkt_2', 'chime'],
    ]),
  );
  expect(stage.speech.said).toEqual([]);
  expect(stage.loudspeaker.voice).toBe('chime');
});

test('an engine that never ends is given up, and cancelled before it speaks again', async () => {
  const stage = aStage(new FakeSpeech(['en'], 'hangs'));
  await say(stage, aCall(), 20_000);
  expect(stage.spoken.map(({ kind }) => kind)).toEqual(['chime', 'browser']);
  expect(stage.speech.cancelled).toBeGreaterThan(0);
  await say(stage, aCall({ key: 'tkt_2' }), 20_000);
  expect(stage.speech.said.length).toBe(2);
});

test('an engine that refuses leaves the chime', async () => {
  const stage = aStage(new FakeSpeech(['en'], 'refuses'));
  await say(stage, aCall());
  expect(stage.spoken.map(({ kind }) => kind)).toEqual(['chime']);
  expect(stage.loudspeaker.voice).toBe('chime');
});

test('a sound file that is not what its pack says is not played', async () => {
  const stage = aStage(
    new FakeSpeech(['en']),
    { voicesUrl: ownVoices() },
    {
      fetch: async (address, init) => {
        if (!String(address).endsWith('pack.json')) return fetch(address, init);
        const manifest: unknown = await (await fetch(address, init)).json();
        const integrity = `sha256-${btoa('0'.repeat(32))}`;
        return Response.json(typeof manifest === 'object' ? { ...manifest, integrity } : null);
      },
    },
  );
  await say(stage, aCall());
  expect(stage.loudspeaker.voice).toBe('browser');
});

test('a pack that lacks a recording, or a language, gives way to CareQueue’s own', async () => {
  const asked: string[] = [];
  const stage = aStage(
    new FakeSpeech([]),
    { baseUrl: 'https://api.example' },
    {
      fetch: (address, init) => {
        const url = String(address);
        asked.push(url);
        if (url === `${NOWHERE}en/pack.json`) return Promise.resolve(Response.json({ sound: 'own.mp3', clips: {} }));
        if (url === `${NOWHERE}en/own.mp3`) return Promise.resolve(new Response(new ArrayBuffer(8)));
        const own = url.replace('https://api.example/voices', ownVoices());
        return own === url ? fetchHere(address, init) : fetch(own, init);
      },
    },
  );
  stage.loudspeaker.say(aCall({ language: 'es' }));
  await vi.waitFor(() => expect(stage.spoken.length).toBe(3));
  expect(stage.spoken.map(({ language, kind }) => [language, kind])).toEqual([
    [null, 'chime'],
    ['es', 'clips'],
    ['en', 'clips'],
  ]);
  expect(asked).toContain(`${NOWHERE}es/pack.json`);
});

test('a browser that can make no sound says so', () => {
  const stage = aStage(new FakeSpeech([]), {}, { AudioContext: undefined, speechSynthesis: undefined });
  expect(stage.loudspeaker.state).toBe('unavailable');
});

test('a browser without Web Audio speaks all the same', async () => {
  const stage = aStage(new FakeSpeech(['en']), { voicesUrl: ownVoices() }, { AudioContext: undefined });
  await say(stage, aCall());
  expect(stage.spoken.map(({ kind }) => kind)).toEqual(['browser']);
});

test('a browser that keeps the page mute is unlocked by a touch, and then says who is still awaited', async () => {
  class Muted extends InstantSound {
    static allowed = false;
    override state = 'suspended';
    override resume(): Promise<void> {
      if (!Muted.allowed) return new Promise(() => undefined);
      this.state = 'running';
      this.dispatchEvent(new Event('statechange'));
      return Promise.resolve();
    }
  }
  const stage = aStage(new FakeSpeech([]), { voicesUrl: ownVoices() }, { AudioContext: Muted });
  stage.loudspeaker.say(aCall());
  await vi.waitFor(() => expect(stage.loudspeaker.state).toBe('needs-touch'));
  expect(stage.spoken).toEqual([]);
  Muted.allowed = true;
  expect(await stage.loudspeaker.unlock()).toBe(true);
  await vi.waitFor(() => expect(stage.spoken.map(({ kind }) => kind)).toEqual(['chime', 'clips']));
});

test('a page that falls mute again says so, and heals by the next key or touch', async () => {
  const contexts: InstantSound[] = [];
  class Interrupted extends InstantSound {
    constructor() {
      super();
      contexts.push(this);
    }
    change(state: string): void {
      this.state = state;
      this.dispatchEvent(new Event('statechange'));
    }
    override resume(): Promise<void> {
      if (dispatchedKeys > 0) this.change('running');
      return Promise.resolve();
    }
  }
  let dispatchedKeys = 0;
  const stage = aStage(new FakeSpeech([]), {}, { AudioContext: Interrupted });
  expect(stage.loudspeaker.state).toBe('ready');
  const [context] = contexts;
  if (context instanceof Interrupted) context.change('suspended');
  expect(stage.loudspeaker.state).toBe('needs-touch');
  dispatchedKeys += 1;
  dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }));
  await vi.waitFor(() => expect(stage.loudspeaker.state).toBe('ready'));
});

test('a sound card that hangs is given up, and opened anew for the next call', async () => {
  const contexts: InstantSound[] = [];
  /** Says that it runs, while its clock stands still: as after a screen with the loudspeakers was unplugged. */
  class Hanging extends InstantSound {
    constructor() {
      super();
      contexts.push(this);
      if (contexts.length === 1) Object.defineProperty(this, 'currentTime', { get: () => 0, set: () => undefined });
      if (contexts.length === 1) this.addEventListener = () => undefined;
    }
    override createOscillator(): ReturnType<InstantSound['createOscillator']> {
      const source = super.createOscillator();
      if (contexts.length === 1) source.dispatchEvent = () => true;
      return source;
    }
    override createBufferSource(): ReturnType<InstantSound['createBufferSource']> {
      const source = super.createBufferSource();
      if (contexts.length === 1) source.dispatchEvent = () => true;
      return source;
    }
  }
  const stage = aStage(new FakeSpeech(['en']), { voicesUrl: ownVoices() }, { AudioContext: Hanging });
  await vi.waitFor(() => expect(stage.loudspeaker.voice).toBe('clips'));
  stage.loudspeaker.say(aCall());
  await vi.advanceTimersByTimeAsync(10_000);
  await vi.waitFor(() => expect(stage.loudspeaker.state).toBe('ready'));
  expect(contexts.map(({ state }) => state)).toEqual(['closed', 'running']);
  expect(stage.spoken.map(({ kind }) => kind)).toEqual(['clips']);
});
