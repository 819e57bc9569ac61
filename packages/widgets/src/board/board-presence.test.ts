import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import './carequeue-board.ts';
import { InstantSound } from '../testing/fake-sound.ts';
import { aQueue, NOW } from '../testing/fixtures.ts';
import { InPageServer } from '../testing/in-page-server.ts';
import { stage } from '../testing/stage.ts';
import type { VoicePlatform } from '../voice/platform.ts';
import { browserPlatform } from '../voice/platform.ts';
import type { CareQueueBoard } from './board.ts';
import { displayName } from './board-presence.ts';

/** Parts are fetched, which takes its time on a busy machine. */
const UNDER_LOAD = { timeout: 15_000 };

const MINUTE_MS = 60_000;

/** A sound card that is silent until somebody touches the page. */
class Held extends InstantSound {
  override state = 'suspended';
  override resume(): Promise<void> {
    this.state = 'running';
    this.dispatchEvent(new Event('statechange'));
    return Promise.resolve();
  }
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date', 'performance'], now: Date.parse(NOW) });
});

afterEach(() => {
  document.body.replaceChildren();
  vi.useRealTimers();
});

const soundOf = (parts: Partial<VoicePlatform>): VoicePlatform => ({ ...browserPlatform(), ...parts });

async function shown(attributes: Readonly<Record<string, string>>, properties: Partial<CareQueueBoard> = {}) {
  const server = new InPageServer(aQueue());
  const board = Object.assign(document.createElement('carequeue-board'), properties);
  for (const [name, value] of Object.entries(attributes)) board.setAttribute(name, value);
  stage(board, server);
  await vi.waitFor(() => expect(board.shadowRoot?.querySelector('.board')).not.toBeNull(), UNDER_LOAD);
  return { board, server };
}

const wordsTo = (server: InPageServer) => server.requests.filter(({ path }) => path.includes('/displays/'));
const soundsTo = (server: InPageServer) =>
  wordsTo(server).map(({ method, body }) => (method === 'PUT' ? body : method));

/** Draws the board once more, as its clock does each second. */
async function passes(board: CareQueueBoard, ms: number): Promise<void> {
  vi.advanceTimersByTime(ms);
  board.requestUpdate();
  await board.updateComplete;
}

describe('a board that is to speak', () => {
  test('tells that it is mute, then that it is heard, by an id of its own', async () => {
    const voicePlatform = soundOf({ AudioContext: Held });
    const { board, server } = await shown({ name: ' Waiting hall ', voice: 'on' }, { voicePlatform });
    await expect.poll(() => soundsTo(server), { timeout: 5000 }).toEqual([{ name: 'Waiting hall', sound: 'muted' }]);
    const [first] = wordsTo(server);
    expect(first?.path).toMatch(/^\/v1\/departments\/dep_\w+\/displays\/[0-9a-f]{32}$/);
    board.shadowRoot?.querySelector<HTMLButtonElement>('.sound button')?.click();
    await expect.poll(() => soundsTo(server).length).toBe(2);
    expect(soundsTo(server)[1]).toMatchObject({ name: 'Waiting hall', sound: expect.stringMatching(/heard|chime/) });
    expect(new Set(wordsTo(server).map(({ path }) => path)).size).toBe(1);
    expect(JSON.stringify({ ...localStorage, ...sessionStorage })).not.toContain(first?.path.split('/').at(-1));
  });

  test('tells that its browser can make no sound', async () => {
    const voicePlatform = soundOf({ AudioContext: undefined, speechSynthesis: undefined });
    const { server } = await shown({ voice: 'on' }, { voicePlatform });
    await expect.poll(() => soundsTo(server)).toEqual([{ name: null, sound: 'unavailable' }]);
  });

  test('tells it again every four minutes, no sooner, and after a minute where it did not get through', async () => {
    const voicePlatform = soundOf({ AudioContext: undefined, speechSynthesis: undefined });
    const { board, server } = await shown({ voice: 'on' }, { voicePlatform });
    await expect.poll(() => soundsTo(server).length).toBe(1);
    await passes(board, 4 * MINUTE_MS - 1000);
    expect(soundsTo(server)).toHaveLength(1);
    await passes(board, 1000);
    expect(soundsTo(server)).toHaveLength(2);
    server.disconnect();
    await passes(board, 4 * MINUTE_MS);
    await passes(board, MINUTE_MS - 1000);
    expect(soundsTo(server)).toHaveLength(3);
    await passes(board, 1000);
    expect(soundsTo(server)).toHaveLength(4);
  });

  test('says farewell when it is taken out, and when its page is left', async () => {
    const voicePlatform = soundOf({ AudioContext: undefined, speechSynthesis: undefined });
    const { board, server } = await shown({ voice: 'on' }, { voicePlatform });
    await expect.poll(() => soundsTo(server).length).toBe(1);
    dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    expect(soundsTo(server).at(-1)).toBe('DELETE');
    // Back from the browser's cache it is there again.
    await passes(board, 1000);
    expect(soundsTo(server)).toHaveLength(3);
    board.remove();
    expect(soundsTo(server).slice(3)).toEqual(['DELETE']);
    dispatchEvent(new PageTransitionEvent('pagehide'));
    expect(soundsTo(server)).toHaveLength(4);
  });
});

describe('a silent board', () => {
  test('on a page that visitors read tells nothing', async () => {
    const { board, server } = await shown({});
    await passes(board, 5 * MINUTE_MS);
    await passes(board, 5 * MINUTE_MS);
    expect(wordsTo(server)).toEqual([]);
  });

  test('with a name tells that it is there, and hears of another name', async () => {
    const { board, server } = await shown({ name: 'Corridor' });
    await expect.poll(() => soundsTo(server)).toEqual([{ name: 'Corridor', sound: 'off' }]);
    board.setAttribute('name', 'Stairs');
    await passes(board, 1000);
    expect(soundsTo(server)[1]).toEqual({ name: 'Stairs', sound: 'off' });
    board.removeAttribute('name');
    await passes(board, 1000);
    expect(soundsTo(server)[2]).toBe('DELETE');
  });
});

test.each([
  ['', null],
  [null, null],
  ['  ', null],
  ['\u200b…', null],
  ['Hall', 'Hall'],
  [' Hall\n2\u202e ', 'Hall 2'],
  ['Cafe\u0301', 'Café'],
  ['प्रतीक्षालय', 'प्रतीक्षालय'],
  ['𝒳'.repeat(70), '𝒳'.repeat(60)],
  [`Hall \ud83d`, 'Hall \ufffd'],
  ['<b>Hall</b>', '<b>Hall</b>'],
])('the name %j is sent as %j', (attribute, name) => {
  expect(displayName(attribute)).toBe(name);
});
