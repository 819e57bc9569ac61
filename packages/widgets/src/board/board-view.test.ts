import { describe, expect, test } from 'vitest';
import { words as en } from '../locales/en/board.ts';
import { aBusyQueue, ago, anActive, aPoint, aQueue, aWaiting, NOW } from '../testing/fixtures.ts';
import { boardView, newCalls, pointsToShow } from './board-view.ts';

const capacity = { points: 8, next: 6, recent: 4, missed: 3 };
const view = (queue = aBusyQueue(), parts: Partial<typeof capacity> = {}) =>
  boardView(queue, { nowMs: Date.parse(NOW), capacity: { ...capacity, ...parts }, strings: en });

describe('a board', () => {
  test("tells the hospital's own time", () => {
    expect(view().time).toBe('10:42');
    expect(view().date).toBe('Saturday 21 November');
  });

  test('tells apart who was just called, who is awaited and who is inside', () => {
    const queue = aQueue({
      points: [
        aPoint(1, { tickets: [anActive(1, { calledAt: ago(0) })] }),
        aPoint(2, { tickets: [anActive(2, { calledAt: ago(5) })] }),
        aPoint(3, { tickets: [anActive(3, { status: 'serving' })] }),
      ],
    });
    expect(view(queue).points.map((point) => point.tokens[0]?.stage)).toEqual(['fresh', 'called', 'inside']);
  });

  test('trims what does not fit and says how much more there is', () => {
    const { next, nextMoreText } = view();
    expect(next.map(({ label }) => label)).toEqual(['CAR-45', 'CAR-46', 'CAR-47', 'CAR-48', 'CAR-49']);
    expect(nextMoreText).toBe('+12 more');
  });

  test('shows all of a list that just fits', () => {
    const queue = aQueue({ waiting: [1, 2, 3].map((number) => aWaiting(number)) });
    expect(view(queue, { next: 3 }).next).toHaveLength(3);
    expect(view(queue, { next: 3 }).nextMoreText).toBeNull();
  });

  test('marks those who have to check in first', () => {
    expect(
      view()
        .next.filter(({ isGated }) => isGated)
        .map(({ label }) => label),
    ).toEqual(['CAR-48']);
  });

  test('tells the last calls with room and time, the newest first', () => {
    expect(view().recent[0]).toMatchObject({ label: 'CAR-44', pointName: 'Room 2', time: '10:42' });
    expect(view().recent).toHaveLength(4);
  });

  test('leaves idle rooms out before busy ones, in the order of the hospital', () => {
    const { points, pointsMoreText } = view(aBusyQueue(), { points: 3 });
    expect(points.map(({ name }) => name)).toEqual(['Room 1', 'Room 2', 'Room 3']);
    expect(pointsMoreText).toBe('+1 more room');
  });

  test('shows a room that is closed only while somebody is in it', () => {
    const queue = aQueue({
      points: [aPoint(1, { available: false }), aPoint(2, { available: false, tickets: [anActive(1)] })],
    });
    expect(pointsToShow(queue).map(({ id }) => id)).toEqual(['poi_2']);
  });

  test('says plainly that it is paused, closed, or that no room calls', () => {
    expect(view(aQueue({ state: 'paused' })).notice).toBe(en.state.pausedSentence);
    expect(view(aQueue({ state: 'closed' })).notice).toBe(en.state.closedSentence);
    expect(view(aQueue({ points: [aPoint(1, { available: false })] })).notice).toBe(en.board.noPoint);
    expect(view(aQueue()).notice).toBeNull();
  });

  test('tells the expected wait of a token taken now as a range, and nothing where there is not enough to say', () => {
    expect(view().expectedText).toBe('A token taken now: 45 to 80 minutes');
    expect(view(aBusyQueue({ wait: null })).expectedText).toBeNull();
    expect(view(aBusyQueue({ state: 'paused' })).expectedText).toBeNull();
  });

  test('shows the label where it is not the code', () => {
    const queue = aQueue({ waiting: [aWaiting(7, { label: 'A. R.' })] });
    expect(view(queue).next[0]?.label).toBe('A. R.');
  });
});

describe('new calls', () => {
  const before = aQueue({ points: [aPoint(1), aPoint(2, { tickets: [anActive(1, { pointId: 'poi_2' })] })] });

  test('are those not shown before', () => {
    const after = aQueue({ points: [aPoint(1, { tickets: [anActive(2)] }), ...before.points.slice(1)] });
    expect(newCalls(before, after, Date.parse(NOW))).toEqual([{ label: 'CAR-2', pointName: 'Room 1' }]);
  });

  test('count a token that is called again', () => {
    const again = anActive(1, { pointId: 'poi_2', callCount: 2, calledAt: ago(0) });
    const after = aQueue({ points: [aPoint(1), aPoint(2, { tickets: [again] })] });
    expect(newCalls(before, after, Date.parse(NOW))).toEqual([{ label: 'CAR-1', pointName: 'Room 2' }]);
  });

  test('count a token that is let in by its call, for as long as somebody may still be on the way', () => {
    const letIn = (minutes: number) => {
      const times = { calledAt: ago(minutes), startedAt: ago(minutes) };
      return aQueue({ points: [aPoint(1, { tickets: [anActive(2, { status: 'serving', ...times })] })] });
    };
    expect(newCalls(before, letIn(0), Date.parse(NOW))).toEqual([{ label: 'CAR-2', pointName: 'Room 1' }]);
    expect(newCalls(before, letIn(5), Date.parse(NOW))).toEqual([]);
    expect(view(letIn(0)).points[0]?.tokens).toMatchObject([{ stage: 'fresh' }]);
    expect(view(letIn(5)).points[0]?.tokens).toMatchObject([{ stage: 'inside' }]);
  });

  test('are none when a screen is switched on, or somebody goes in', () => {
    expect(newCalls(null, before, Date.parse(NOW))).toEqual([]);
    const inside = aPoint(2, { tickets: [anActive(1, { pointId: 'poi_2', status: 'serving' })] });
    expect(newCalls(before, aQueue({ points: [aPoint(1), inside] }), Date.parse(NOW))).toEqual([]);
  });
});
