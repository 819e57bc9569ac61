import { describe, expect, test } from 'vitest';
import { ago, anActive, aPoint, aQueue, NOW } from '../testing/fixtures.ts';
import { newCalls, standsOut } from './board-calls.ts';

const nowMs = Date.parse(NOW);
const told = (before: Parameters<typeof newCalls>[0], after: Parameters<typeof newCalls>[1]) =>
  newCalls(before, after, nowMs).map(({ ticket, point }) => [ticket.code, point.name]);

describe('new calls', () => {
  const before = aQueue({ points: [aPoint(1), aPoint(2, { tickets: [anActive(1, { pointId: 'poi_2' })] })] });

  test('are those not shown before', () => {
    const after = aQueue({ points: [aPoint(1, { tickets: [anActive(2)] }), ...before.points.slice(1)] });
    expect(told(before, after)).toEqual([['CAR-2', 'Room 1']]);
  });

  test('count a token that is called again', () => {
    const again = anActive(1, { pointId: 'poi_2', callCount: 2, calledAt: ago(0) });
    const after = aQueue({ points: [aPoint(1), aPoint(2, { tickets: [again] })] });
    expect(told(before, after)).toEqual([['CAR-1', 'Room 2']]);
  });

  test('count a token that is let in by its call, for as long as somebody may still be on the way', () => {
    const letIn = (minutes: number) => {
      const times = { calledAt: ago(minutes), startedAt: ago(minutes) };
      return aQueue({ points: [aPoint(1, { tickets: [anActive(2, { status: 'serving', ...times })] })] });
    };
    expect(told(before, letIn(0))).toEqual([['CAR-2', 'Room 1']]);
    expect(told(before, letIn(5))).toEqual([]);
  });

  test('are none when a screen is switched on, or somebody goes in', () => {
    expect(told(null, before)).toEqual([]);
    const inside = aPoint(2, { tickets: [anActive(1, { pointId: 'poi_2', status: 'serving' })] });
    expect(told(before, aQueue({ points: [aPoint(1), inside] }))).toEqual([]);
  });
});

test('a call stands out for a minute, and for three where the patient needs longer', () => {
  const manner = { repeat: false, longer: true, silent: false };
  const seen = (minutes: number, longer: boolean) =>
    standsOut(anActive(1, { calledAt: ago(minutes), call: { ...manner, longer } }), nowMs);
  expect([0.9, 1.1, 2.9, 3.1].map((minutes) => seen(minutes, false))).toEqual([true, false, false, false]);
  expect([0.9, 1.1, 2.9, 3.1].map((minutes) => seen(minutes, true))).toEqual([true, true, true, false]);
});
