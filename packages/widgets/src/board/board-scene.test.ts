import { estimateAt } from '@carequeue/sdk/live';
import { describe, expect, test } from 'vitest';
import { common } from '../locales/en/base.ts';
import { board } from '../locales/en/board.ts';
import { aBusyQueue, ago, anActive, aPoint, type aQueue, NOW, ticketId } from '../testing/fixtures.ts';
import type { BoardFacts } from './board-facts.ts';
import { FIRST_PAGE } from './board-pages.ts';
import { boardScene } from './board-scene.ts';

type Queue = ReturnType<typeof aQueue>;

/** Half an em a letter. */
const widthOf = (text: string): number => text.length / 2;
const LANDSCAPE = { widthPx: 1920, heightPx: 1080 };
const PORTRAIT = { widthPx: 1080, heightPx: 1920 };

const scene = (queues: readonly Queue[], box: BoardFacts['box'] = LANDSCAPE) =>
  boardScene(
    {
      sources: queues.map((queue, index) => ({ id: `dep_${index}`, queue, staleText: null, failure: null })),
      ...{ hospitalName: 'City Hospital', doctorId: '', privacy: 'code', sound: 'off', box, widthOf, estimateAt },
      ...{ strings: { ...common, board }, nowMs: Date.parse(NOW), onSayAgain: () => {}, onRetry: () => {} },
    },
    FIRST_PAGE,
    0,
  );

describe('the last calls of departments that share a board', () => {
  const call = (number: number, pointId: string) => ({
    ...{ id: ticketId(number), code: `CAR-${number}`, label: `CAR-${number}`, language: null, pointId },
    calledAt: ago(100 - number),
  });
  const points = [
    aPoint(1, { name: '1' }),
    aPoint(2, { name: 'Echocardiography and exercise testing, second building '.repeat(3) }),
  ];
  const codes = (recent: Queue['recent'], box?: BoardFacts['box']) =>
    scene([aBusyQueue({ points, recent }), aBusyQueue({ recent: [] })], box).sharedCalls.map(({ label }) => label);

  test.each([LANDSCAPE, PORTRAIT])('are the older ones where a call is too long for their line: $widthPx', (box) => {
    const recent = [call(44, 'poi_2'), call(43, 'poi_1'), call(42, 'poi_2'), call(41, 'poi_1')];
    expect(codes(recent, box)).toEqual(['CAR-43', 'CAR-41']);
  });

  test('are six, too long ones not counted', () => {
    const recent = [90, 89, 88, 87, 86, 85, 84, 83].map((number, at) => call(number, at === 1 ? 'poi_2' : 'poi_1'));
    expect(codes(recent)).toEqual(['CAR-90', 'CAR-88', 'CAR-87', 'CAR-86', 'CAR-85', 'CAR-84']);
  });
});

describe('rooms where nobody is', () => {
  const idle = (names: readonly (string | null)[]) =>
    aBusyQueue({ points: names.map((doctorName, index) => aPoint(index + 1, { doctorName })) });
  const doctors = ['Dr. Meera Iyer', 'Dr. Arjun Rao', 'Dr. Li'];

  test('have a dash all of them, or none has: in one department', () => {
    const counts = [1, 2, 3, 4, 5, 6, 7, 8];
    for (const count of counts) {
      for (const box of [LANDSCAPE, PORTRAIT]) {
        const names = [...Array(count).keys()].map((index) => (index % 2 === 0 ? (doctors[index % 3] ?? null) : null));
        const { panels } = scene([idle(names)], box);
        const [{ fit, layout } = { fit: null, layout: null }] = panels;
        expect(fit?.hasDash, `${count} rooms`).toBe(layout?.arrangement === 'beside');
        const sizes = [...(fit?.rooms.values() ?? [])].map(({ namePx }) => namePx);
        expect(new Set(sizes).size, `${count} rooms`).toBe(1);
      }
    }
  });

  test('nor in one department of several', () => {
    const inside = aPoint(2, { tickets: [anActive(41, { pointId: 'poi_2', status: 'serving', calledAt: ago(9) })] });
    const department = (doctorName: string | null) => aBusyQueue({ points: [aPoint(1, { doctorName }), inside] });
    const dashes = (names: readonly (string | null)[]) =>
      scene(names.map(department), PORTRAIT).panels.map(({ fit }) => fit?.hasDash);
    expect(dashes([null, null, null])).toEqual([true, true, true]);
    expect(dashes([null, null, 'Dr. Meera Iyer'])).toEqual([false, false, false]);
  });
});
