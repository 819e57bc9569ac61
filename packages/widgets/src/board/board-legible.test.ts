import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { LANGUAGES } from '../locales/languages.ts';
import { boardScenes } from '../scenes/board-scenes.ts';
import type { HospitalTexts } from '../scenes/hospital-texts.ts';
import { aSession, DOCTORS, inLanguage, inMinutes } from '../scenes/queue-scenes.ts';
import type { Scene } from '../scenes/scene.ts';
import { stageScene } from '../scenes/scene.ts';
import { resetTime } from '../scenes/scene-clock.ts';
import { readScene } from '../scenes/scene-reading.ts';
import { aBusyQueue, ago, anActive, aPoint, aWaiting, NOW } from '../testing/fixtures.ts';
import './carequeue-board.ts';

/** What a patient has to read is at least this much of a screen's shorter edge, and a room's name and a code this much. */
const LEAST = { any: 0.024, room: 0.031, code: 0.074, sharedCode: 0.051 };
const SCREENS = [
  [1280, 720],
  [1920, 1080],
  [3840, 2160],
  [1080, 1920],
  [2160, 3840],
] as const;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(NOW) });
  document.body.style.margin = '0';
});

afterEach(() => {
  resetTime();
  vi.useRealTimers();
  document.body.replaceChildren();
});

/** Doctors with long names in so many rooms, one of them late and one on a break, and so many who wait. */
const ward = (counts: { rooms: number; next: number; missed: number }) => (texts: HospitalTexts) => {
  const rooms = [...Array(counts.rooms).keys()].map((index) =>
    aPoint(index + 1, {
      doctorName: 'named below',
      tickets:
        index % 3 === 1
          ? []
          : [anActive(101 + index, { pointId: `poi_${index + 1}`, status: 'serving', calledAt: ago(9) })],
    }),
  );
  const missed = [...Array(counts.missed).keys()].map((index) => ({
    ...aWaiting(20 + index),
    status: 'missed' as const,
    missedAt: NOW,
  }));
  const queue = aBusyQueue({
    points: rooms,
    waiting: [...Array(counts.next).keys()].map((index) => aWaiting(120 + index)),
    sessions: [
      aSession(0, { state: 'break', until: inMinutes(18) }),
      aSession(1, { state: 'delayed', startsAt: ago(42), until: inMinutes(33), reason: texts.reason }),
    ],
  });
  const shown = inLanguage({ ...queue, missed: missed.map((one) => ({ ...queue.missed[0], ...one })) }, texts);
  const points = shown.points.map((point, index) => ({
    ...point,
    doctorId: DOCTORS[index] ?? 'doc_01kagy0000cccccccccccccccc',
    doctorName: texts.doctors[index % 3] ?? null,
  }));
  return { ...shown, points };
};

async function show(
  scene: Pick<Scene, 'queue' | 'enact' | 'attributes'>,
  look: { size: readonly [number, number]; language?: (typeof LANGUAGES)[number] },
) {
  const [widthPx, heightPx] = look.size;
  await page.viewport(widthPx, heightPx);
  const whole: Scene = { ...scene, element: 'carequeue-board', state: 'a ward', box: { widthPx, heightPx } };
  const { element } = await stageScene(whole, { theme: 'light', language: look.language ?? 'en' });
  const all = (selector: string): readonly HTMLElement[] => [
    ...(element.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? []),
  ];
  const shareOf = (part: Element): number =>
    Number.parseFloat(getComputedStyle(part).fontSize) / Math.min(widthPx, heightPx);
  const tooSmall = (selector: string, least: number): readonly string[] =>
    all(selector)
      .filter((part) => hasText(part) && shareOf(part) < least)
      .map((part) => `${part.className || part.tagName} ${(shareOf(part) * 100).toFixed(2)} %: ${part.textContent}`);
  return { element, all, tooSmall };
}

function hasText(part: Element): boolean {
  if (part.closest('.unseen') !== null || part.getClientRects().length === 0) return false;
  return [...part.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== '');
}

function expectLegible({ tooSmall }: Awaited<ReturnType<typeof show>>, code: number): void {
  expect(tooSmall('.board *', LEAST.any)).toEqual([]);
  expect(tooSmall('.point-name, .point-name *', LEAST.room)).toEqual([]);
  expect(tooSmall('.tokens:not(.several) .token', code)).toEqual([]);
  expect(readScene(document.body).cut).toEqual([]);
}

describe('nothing on a board is smaller than a patient reads, and nothing is cut off', () => {
  const cases = SCREENS.flatMap((size) =>
    [1, 3, 6, 10].flatMap((rooms) => LANGUAGES.map((language) => ({ size, rooms, language }))),
  );

  test.each(cases)('$size, $rooms rooms, $language', async ({ size, rooms, language }) => {
    expectLegible(await show({ queue: ward({ rooms, next: 12, missed: 2 }) }, { size, language }), LEAST.code);
  });

  const scenes = boardScenes.filter(
    ({ enact, state }) => enact === undefined || state.startsWith('several') || state.startsWith('before'),
  );
  test.each(scenes.flatMap((scene) => LANGUAGES.map((language) => ({ scene, language, state: scene.state }))))(
    '$state, $language',
    async ({ scene, language }) => {
      const { widthPx, heightPx } = scene.box;
      const isShared = scene.state.startsWith('several');
      const seen = await show(scene, { size: [widthPx, heightPx], language });
      expectLegible(seen, isShared ? LEAST.sharedCode : LEAST.code);
    },
  );
});

test('one long name takes a second row, and leaves the other rooms as large as they are', async () => {
  const queue = ward({ rooms: 4, next: 3, missed: 0 });
  const sizesIn = async (longName: string | null) => {
    const { all } = await show(
      {
        queue: (texts) => {
          const shown = queue(texts);
          const rename = (index: number) => (index === 2 && longName !== null ? { doctorName: longName } : {});
          return { ...shown, sessions: [], points: shown.points.map((one, index) => ({ ...one, ...rename(index) })) };
        },
      },
      { size: [1920, 1080] },
    );
    return all('.point-name').map((name) => Number.parseFloat(getComputedStyle(name).fontSize));
  };
  const usual = await sizesIn(null);
  const withLong = await sizesIn('Dr. Venkataramanan Subramaniam Krishnamoorthy');
  expect(withLong).toHaveLength(usual.length);
  withLong.forEach((size, index) => {
    if (index !== 2) expect(size).toBeGreaterThanOrEqual(usual[index] ?? 0);
  });
  expect(readScene(document.body).text).toContain('Dr. Venkataramanan Subramaniam Krishnamoorthy');
});

describe('rooms of one page are told alike', () => {
  /** Some rooms have a doctor, some have none, as where whoever is free takes the next. */
  const mixed = (rooms: number) => (texts: HospitalTexts) => {
    const shown = ward({ rooms, next: 12, missed: 2 })(texts);
    const points = shown.points.map((one, index) => ({ ...one, ...(index % 4 === 3 ? { doctorName: null } : {}) }));
    return { ...shown, sessions: [], points };
  };
  const cases = SCREENS.flatMap((size) => [4, 6, 8, 10].map((rooms) => ({ size, rooms })));

  test.each(cases)('all doctors are named, or none: $size, $rooms rooms', async ({ size, rooms }) => {
    const { all } = await show({ queue: mixed(rooms) }, { size });
    const told = all('.point').map((point) => point.querySelector('.where')?.textContent?.replace(/\s+/g, ' ') ?? '');
    const isNamed = told.some((text) => text.includes('Dr.'));
    told.forEach((text) => {
      const hasDoctor = !/Room (4|8)\b/.test(text);
      expect([text, text.includes('Dr.')]).toEqual([text, isNamed && hasDoctor]);
      expect(text).toMatch(/Inside|No call now/);
    });
  });
});

describe('the list of those who are next', () => {
  const cases = SCREENS.flatMap((size) =>
    [1, 6].flatMap((rooms) =>
      [0, 1, 5, 12, 40].flatMap((next) => [0, 2].map((missed) => ({ size, rooms, next, missed }))),
    ),
  );

  test.each(cases)('leaves no room for another row: $size, $rooms rooms, $next next, $missed missed', async (one) => {
    const { all } = await show({ queue: ward(one) }, { size: one.size });
    const [list, lists, last] = [all('.next')[0], all('.lists')[0], all('.recent')[0]];
    const chips = all('.next .chip');
    const [chip] = chips;
    if (chip === undefined || list === undefined || lists === undefined || last === undefined) {
      expect(one.next).toBe(0);
      return;
    }
    const more = one.next - chips.length;
    expect(all('.next .legend').map(({ textContent }) => textContent)).toEqual(more > 0 ? [`+${more} more`] : []);
    if (more === 0) return;
    const isBeside = one.size[0] > one.size[1];
    const below = isBeside ? last : (all('.missed')[0] ?? null);
    const end = below?.getBoundingClientRect().top ?? lists.getBoundingClientRect().bottom;
    const used = Math.max(...chips.map((each) => each.getBoundingClientRect().bottom));
    const row = chip.getBoundingClientRect().height;
    expect(end - used).toBeLessThan(row * 1.5);
    expect(chips.length).toBeGreaterThanOrEqual(Math.min(one.next, 6));
  });
});
