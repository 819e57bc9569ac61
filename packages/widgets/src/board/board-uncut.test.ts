import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { LANGUAGES } from '../locales/languages.ts';
import { boardScenes, departments } from '../scenes/board-scenes.ts';
import type { HospitalTexts } from '../scenes/hospital-texts.ts';
import { inLanguage } from '../scenes/queue-scenes.ts';
import type { Scene } from '../scenes/scene.ts';
import { stageScene } from '../scenes/scene.ts';
import { resetTime } from '../scenes/scene-clock.ts';
import { readScene } from '../scenes/scene-reading.ts';
import { aBusyQueue, ago, anActive, aPoint, aWaiting, NOW } from '../testing/fixtures.ts';
import './carequeue-board.ts';

/** Whatever a hospital's departments are like on a screen, each text stands whole in the box it belongs to. */

const SCREENS = [
  [1280, 720],
  [1920, 1080],
  [720, 1280],
  [1080, 1920],
] as const;
// Lengths of a row are rounded one by one.
const EDGE_PX = 2;
/** What each part stands in. Lines set tight are higher than their letters. */
const NESTED = [
  ['.panel', '.main'],
  ['.panel-name, .now, .lists', '.panel'],
  ['.notes, .banner, .points', '.now'],
  ['.point', '.points'],
  ['.point-name, .point-hint, .token', '.point'],
  ['.list', '.lists'],
  ['.chip, .calls li, .list h3', '.list'],
] as const;

interface Counts {
  readonly rooms: number;
  readonly missed: number;
  readonly next: number;
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(NOW) });
  document.body.style.margin = '0';
});

afterEach(() => {
  resetTime();
  vi.useRealTimers();
  document.body.replaceChildren();
});

/** A department in whose rooms somebody is inside, is called or nobody is. */
const aDepartment =
  ({ rooms, missed, next }: Counts) =>
  (texts: HospitalTexts) => {
    const points = [...Array(rooms).keys()].map((index) =>
      aPoint(index + 1, {
        doctorName: index % 3 === 2 ? null : 'named in the language',
        tickets: [
          [anActive(101 + index, { pointId: `poi_${index + 1}`, status: 'serving', calledAt: ago(9) })],
          [anActive(101 + index, { pointId: `poi_${index + 1}`, calledAt: NOW })],
          [],
        ].flatMap((tickets, kind) => (kind === index % 3 ? tickets : [])),
      }),
    );
    const queue = aBusyQueue({ points, waiting: [...Array(next).keys()].map((index) => aWaiting(120 + index)) });
    const missedOnes = [...Array(missed).keys()].map((index) => ({
      ...aWaiting(20 + index),
      status: 'missed' as const,
      missedAt: NOW,
    }));
    return inLanguage({ ...queue, missed: missedOnes }, texts);
  };

async function show(scene: Scene, language: (typeof LANGUAGES)[number]): Promise<ShadowRoot> {
  await page.viewport(scene.box.widthPx, scene.box.heightPx);
  const { element } = await stageScene(scene, { theme: 'light', language });
  if (element.shadowRoot === null) throw new Error('The board has drawn nothing.');
  return element.shadowRoot;
}

/** @param may - the beginning of what is told of a part that may be cut off. */
function expectUncut(root: ShadowRoot, may = 'nothing'): void {
  expect(readScene(document.body).cut.filter((part) => !part.startsWith(may))).toEqual([]);
  for (const [parts, around] of NESTED) {
    for (const part of root.querySelectorAll<HTMLElement>(parts)) {
      const outer = part.closest(around)?.getBoundingClientRect();
      const box = part.getBoundingClientRect();
      if (outer === undefined || box.height === 0) continue;
      const what = `${part.className || part.tagName} in ${around}: ${part.textContent?.replace(/\s+/g, ' ').trim()}`;
      const slackPx = EDGE_PX + (part.matches('.token') ? Number.parseFloat(getComputedStyle(part).fontSize) * 0.1 : 0);
      expect(box.top - outer.top, `${what}, above`).toBeGreaterThanOrEqual(-slackPx);
      expect(outer.bottom - box.bottom, `${what}, below`).toBeGreaterThanOrEqual(-slackPx);
      expect(box.left - outer.left, `${what}, left`).toBeGreaterThanOrEqual(-EDGE_PX);
      expect(outer.right - box.right, `${what}, right`).toBeGreaterThanOrEqual(-EDGE_PX);
    }
  }
  for (const part of root.querySelectorAll<HTMLElement>('.panel, .now, .points, .list')) {
    expect(part.scrollHeight, part.className).toBeLessThanOrEqual(part.clientHeight + EDGE_PX);
  }
}

/** Numbers that look drawn by lot and are the same in every run: so many of each department's rooms, missed and next ones. */
function generated(board: number): readonly Counts[] {
  const count = 1 + (board % 4);
  const pick = (at: number, most: number): number => (((board + 1) * 7_919 + at * 104_729) >> 3) % (most + 1);
  return [...Array(count).keys()].map((index) => ({
    rooms: 1 + pick(3 * index, 5),
    missed: pick(3 * index + 1, 6),
    next: pick(3 * index + 2, 8),
  }));
}

const boardOf = (size: readonly [number, number], shown: readonly Counts[]): Scene => {
  const [first = aDepartment({ rooms: 1, missed: 0, next: 0 }), ...others] = shown.map(aDepartment);
  return {
    ...{ element: 'carequeue-board', state: 'generated', queue: first },
    box: { widthPx: size[0], heightPx: size[1] },
    ...(others.length === 0 ? {} : { enact: departments(first, ...others) }),
  };
};
const named = (shown: readonly Counts[]): string =>
  shown.map(({ rooms, missed, next }) => `${rooms} rooms, ${missed} missed, ${next} next`).join(' + ');

describe('no text of departments is cut off', () => {
  const generatedBoards = [...Array(32).keys()].flatMap((board) =>
    SCREENS.map((size, at) => ({
      ...{ size, shown: generated(board), language: LANGUAGES[(board + at) % LANGUAGES.length] ?? 'en' },
    })),
  );
  const fullBoards = [2, 3, 4].flatMap((count) =>
    SCREENS.flatMap((size) =>
      LANGUAGES.map((language) => ({
        ...{ size, language, shown: Array.from({ length: count }, () => ({ rooms: 4, missed: 3, next: 8 })) },
      })),
    ),
  );
  const cases = [...generatedBoards, ...fullBoards].map((one) => ({ ...one, what: named(one.shown) }));

  test.each(cases)('$size, $language: $what', async ({ size, shown, language }) => {
    expectUncut(await show(boardOf(size, shown), language));
  });

  const LONG = [
    'Untersuchungszimmerimerdgeschossdeshauptgebäudes 1',
    'இருதயநோய்ப்பிரிவுவெளிநோயாளிகள்பரிசோதனைஅறை 1',
    'Elektrokardiographieuntersuchungsraumimhauptgebäude',
    'W'.repeat(80),
    'Outpatient echocardiography and exercise testing, second building, third floor, on the left',
  ];
  const longCases = LONG.flatMap((name) => SCREENS.flatMap((size) => [1, 2].map((count) => ({ name, size, count }))));

  test.each(longCases)('nor a name without a space: $name, $size, $count departments', async (one) => {
    const queue = (texts: HospitalTexts) => {
      const shown = aDepartment({ rooms: 2, missed: 2, next: 3 })(texts);
      return {
        ...shown,
        points: shown.points.map((point, index) => (index === 1 ? { ...point, name: one.name } : point)),
      };
    };
    const [widthPx, heightPx] = one.size;
    const scene: Scene = { element: 'carequeue-board', state: 'long name', queue, box: { widthPx, heightPx } };
    const root = await show(one.count === 1 ? scene : { ...scene, enact: departments(queue, queue) }, 'en');
    // Among the last calls of several departments a call has one line or none.
    expectUncut(root);
    const last = [...root.querySelectorAll('.calls .place')].map(({ textContent }) => textContent);
    if (one.count === 1) expect(last).toContain(one.name);
    expect([...root.querySelectorAll('.point-name')].map(({ textContent }) => textContent)).toContain(one.name);
    if (one.count > 1 || one.name.length > 60) return;
    // The other room keeps its place beside it, and both their codes.
    expect(root.querySelectorAll('.point')).toHaveLength(2);
    for (const code of root.querySelectorAll('.token')) {
      expect(Number.parseFloat(getComputedStyle(code).fontSize)).toBeGreaterThan(0.13 * Math.min(widthPx, heightPx));
    }
  });

  const scenes = boardScenes.filter(({ state }) => state.startsWith('several'));
  test.each(scenes.flatMap((scene) => LANGUAGES.map((language) => ({ scene, language, state: scene.state }))))(
    '$state, $language',
    async ({ scene, language }) => expectUncut(await show(scene, language)),
  );
});
