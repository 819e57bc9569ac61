import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import './carequeue-board.ts';
import { InstantSound } from '../testing/fake-sound.ts';
import { FakeSpeech, FakeUtterance } from '../testing/fake-speech.ts';
import { ago, anActive, aPoint, aQueue, NOW } from '../testing/fixtures.ts';
import { InPageServer } from '../testing/in-page-server.ts';
import { stage, textOf } from '../testing/stage.ts';
import { browserPlatform } from '../voice/platform.ts';
import type { CareQueueBoard } from './board.ts';

/** Parts are fetched, which takes its time on a busy machine. */
const UNDER_LOAD = { timeout: 15_000 };

const MANNER = { repeat: false, longer: false, silent: false };

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(NOW) });
  document.body.style.margin = '0';
  await page.viewport(1280, 720);
});

afterEach(() => {
  document.body.replaceChildren();
  vi.useRealTimers();
});

async function shown(attributes: Partial<Pick<CareQueueBoard, 'voice' | 'voicePlatform' | 'lang'>> = {}) {
  const server = new InPageServer(aQueue());
  const board = stage(Object.assign(document.createElement('carequeue-board'), attributes), server);
  await vi.waitFor(() => expect(board.shadowRoot?.querySelector('.board')).not.toBeNull(), UNDER_LOAD);
  const call = (number: number, room: number, parts: Parameters<typeof anActive>[1] = {}) =>
    server.set({
      points: server.queue.points.map((point) =>
        point.id === `poi_${room}`
          ? { ...point, tickets: [anActive(number, { pointId: point.id, calledAt: NOW, ...parts })] }
          : point,
      ),
    });
  return { board, server, call };
}

/** Every sentence a live region has said since the beginning. */
function heardFrom(board: CareQueueBoard): string[] {
  const region = board.shadowRoot?.querySelector('.unseen');
  const heard: string[] = [];
  if (region === null || region === undefined) throw new Error('There is no live region before there are calls.');
  new MutationObserver(() => {
    const text = textOf(board, '.unseen');
    if (text !== '') heard.push(text);
  }).observe(region, {
    ...{ characterData: true, childList: true, subtree: true },
  });
  return heard;
}

describe('a call', () => {
  test('swells, and never flashes more than three times a second', async () => {
    const { board, call } = await shown();
    call(9, 1);
    await expect.poll(() => textOf(board, '.fresh')).toContain('CAR-9');
    const animations = board.shadowRoot?.querySelector('.fresh')?.getAnimations() ?? [];
    expect(animations).toHaveLength(1);
    for (const { effect } of animations) {
      const { duration } = effect?.getComputedTiming() ?? {};
      const frames = effect instanceof KeyframeEffect ? effect.getKeyframes().length : 0;
      // Each pair of keyframes can be one flash: there and back.
      const flashesPerSecond = (frames - 1) / 2 / (Number(duration) / 1_000);
      expect(flashesPerSecond).toBeGreaterThan(0);
      expect(flashesPerSecond).toBeLessThanOrEqual(3);
    }
  });

  test('at a room that calls again swells anew', async () => {
    const { board, call } = await shown();
    call(9, 1);
    await expect.poll(() => textOf(board, '.fresh')).toContain('CAR-9');
    const first = board.shadowRoot?.querySelector('.fresh')?.getAnimations()[0];
    call(10, 1, { calledAt: ago(-0.01) });
    await expect.poll(() => textOf(board, '.fresh')).toContain('CAR-10');
    expect(board.shadowRoot?.querySelector('.fresh')?.getAnimations()[0]).not.toBe(first);
  });

  test('stays fresh for longer for who needs it', async () => {
    const { board, call, server } = await shown();
    call(9, 1);
    call(10, 2, { call: { ...MANNER, longer: true } });
    await expect.poll(() => board.shadowRoot?.querySelectorAll('.point.fresh').length).toBe(2);
    vi.setSystemTime(Date.parse(NOW) + 90_000);
    server.now = new Date().toISOString();
    await expect.poll(() => textOf(board, '.fresh'), { timeout: 3_000 }).toContain('CAR-10');
    expect(board.shadowRoot?.querySelectorAll('.point.fresh')).toHaveLength(1);
  });

  test('and another within the second are announced one after the other, each exactly once', async () => {
    const { board, call, server } = await shown();
    const heard = heardFrom(board);
    const events: string[] = [];
    board.addEventListener('carequeue-board-called', ({ detail }) => events.push(detail.label));
    call(9, 1);
    call(10, 2);
    await expect.poll(() => heard, { timeout: 8_000 }).toHaveLength(2);
    server.disconnect();
    server.reconnect();
    server.set({ message: 'Hello' });
    await expect.poll(() => textOf(board, '.message'), { timeout: 15_000 }).toContain('Hello');
    expect(heard).toEqual(['Token CAR-9, please go to Room 1.', 'Token CAR-10, please go to Room 2.']);
    expect(events).toEqual(['CAR-9', 'CAR-10']);
  }, 30_000);
});

describe('a call of a patient who is fetched', () => {
  test('asks nobody to come, neither seen nor by screen readers', async () => {
    const { board, call } = await shown();
    const heard = heardFrom(board);
    call(9, 1, { call: { ...MANNER, silent: true } });
    await expect.poll(() => textOf(board, '.fresh')).toContain('CAR-9');
    expect(textOf(board, '.fresh .point-hint')).toContain('Called');
    expect(textOf(board, '.points')).not.toContain('Please go in');
    await expect.poll(() => heard).toEqual(['Now serving: token CAR-9, Room 1.']);
  });
});

describe('the sound of a board', () => {
  const speech = (languages: readonly string[]) => ({
    ...browserPlatform(),
    AudioContext: InstantSound,
    fetch: () => Promise.reject(new TypeError('Failed to fetch')),
    speechSynthesis: new FakeSpeech(languages),
    SpeechSynthesisUtterance: FakeUtterance,
  });

  test('says a call in the language of the ticket and then of the board, twice where asked, and not where fetched', async () => {
    const voicePlatform = speech(['en-IN', 'hi-IN']);
    const { board, call } = await shown({ voice: 'on', voicePlatform });
    await expect.poll(() => board.shadowRoot?.querySelector('.again')).not.toBeNull();
    call(8, 3, { call: { ...MANNER, silent: true } });
    call(9, 1, { language: 'hi', call: { ...MANNER, repeat: true } });
    const { said } = voicePlatform.speechSynthesis;
    await expect
      .poll(() => said.map(({ lang }) => lang), { timeout: 15_000 })
      .toEqual(['hi-IN', 'en-IN', 'hi-IN', 'en-IN']);
    expect(said.every(({ text }) => /9/.test(text) && !/8/.test(text))).toBe(true);
    const again = board.shadowRoot?.querySelector<HTMLButtonElement>('.again');
    again?.focus();
    expect(board.shadowRoot?.activeElement).toBe(again);
    again?.click();
    await expect.poll(() => said.length, { timeout: 15_000 }).toBeGreaterThan(4);
  }, 40_000);

  test('says the room as each of the languages calls it', async () => {
    const voicePlatform = speech(['en-IN', 'hi-IN', 'ta-IN']);
    const { board, server } = await shown({ voice: 'on', voicePlatform, lang: 'hi' });
    board.voiceLanguages = 'hi en';
    await expect.poll(() => board.shadowRoot?.querySelector('.again')).not.toBeNull();
    const tickets = [anActive(9, { calledAt: NOW, language: 'ta' })];
    const nameTranslations = { hi: 'छोटा ऑपरेशन कक्ष', ta: 'அறை 7' };
    server.set({ points: [aPoint(1, { name: 'Minor OT', nameTranslations, tickets })] });
    const { said } = voicePlatform.speechSynthesis;
    await expect.poll(() => said.length, { timeout: 15_000 }).toBe(3);
    expect(said.map(({ text }) => text)).toEqual([
      expect.stringContaining('அறை எண் 7'),
      expect.stringContaining('छोटा ऑपरेशन कक्ष'),
      expect.stringContaining('Minor OT'),
    ]);
    expect(textOf(board, '.point-name')).toBe('छोटा ऑपरेशन कक्ष');
  }, 30_000);

  test('says a call that came before its loudspeaker did', async () => {
    const voicePlatform = speech(['en-IN']);
    const { board, server } = await shown();
    Object.assign(board, { voice: 'on', voicePlatform });
    // In the same turn: the loudspeaker is fetched when the board is drawn next, which also tells of the call.
    server.set({ points: [aPoint(1, { tickets: [anActive(9, { calledAt: NOW })] })] });
    const { said } = voicePlatform.speechSynthesis;
    await expect.poll(() => said.map(({ text }) => text).join(), { timeout: 15_000 }).toContain('9');
  }, 30_000);

  test('that the browser holds back is told on the board, until somebody touches it', async () => {
    class Held extends InstantSound {
      override state = 'suspended';
      override resume(): Promise<void> {
        this.state = 'running';
        this.dispatchEvent(new Event('statechange'));
        return Promise.resolve();
      }
    }
    const { board } = await shown({ voice: 'on', voicePlatform: { ...speech([]), AudioContext: Held } });
    await expect.poll(() => textOf(board, '.sound'), { timeout: 5_000 }).toContain('Sound is off. Touch the screen');
    board.shadowRoot?.querySelector<HTMLButtonElement>('.sound button')?.click();
    await expect.poll(() => board.shadowRoot?.querySelector('.sound')).toBeNull();
  });

  test('that there is none of is told on the board', async () => {
    const voicePlatform = { ...speech([]), AudioContext: undefined, speechSynthesis: undefined };
    const { board } = await shown({ voice: 'on', voicePlatform });
    await expect.poll(() => textOf(board, '.sound')).toContain('This screen has no sound');
  });

  test('is off unless the board is told to speak, and then there is nothing to say about it', async () => {
    const { board, call } = await shown();
    call(9, 1);
    await expect.poll(() => textOf(board, '.points')).toContain('CAR-9');
    expect(board.shadowRoot?.querySelector('.sound, .again')).toBeNull();
  });
});

test('a point’s own name is text, however it is written', async () => {
  const server = new InPageServer(aQueue({ points: [aPoint(1, { name: '<b>Room</b>' })] }));
  const board = stage(document.createElement('carequeue-board'), server);
  await expect.poll(() => textOf(board, '.board .point-name')).toBe('<b>Room</b>');
});
