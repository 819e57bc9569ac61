import fc from 'fast-check';
import { expect, test } from 'vitest';
import { estimateAt, roundMinutes, type WaitPoint, type WaitTable } from './wait.ts';

const at = (table: readonly WaitPoint[], position: number) =>
  estimateAt([{ doctorId: null, at: table }], { position, doctorId: null, nowMs: 0 });

/** Tables as a server makes them: positions rise, p90 is not below p50. */
const table = fc
  .uniqueArray(fc.tuple(fc.integer({ min: 1, max: 200 }), fc.nat({ max: 300 }), fc.nat({ max: 300 })), {
    minLength: 1,
    maxLength: 8,
    selector: ([position]) => position,
  })
  .map((rows) => rows.sort(([a], [b]) => a - b).map(([position, p50, more]): WaitPoint => [position, p50, p50 + more]));

/** The naive model: the straight line through the two points around a position, or through the last two beyond them. */
function model(points: readonly WaitPoint[], position: number): readonly [number, number] {
  const [first] = points;
  if (first === undefined) throw new RangeError('An empty table.');
  if (points.length === 1 || position <= first[0]) return [first[1], first[2]];
  const right = points.find((point, index) => index > 0 && point[0] >= position) ?? points.at(-1) ?? first;
  const left = points[points.indexOf(right) - 1] ?? first;
  const line = (column: 1 | 2) =>
    left[column] + ((right[column] - left[column]) * (position - left[0])) / (right[0] - left[0]);
  return [line(1), line(2)];
}

test('Waits lie on the line between the positions told, and go on along the last line beyond them', () => {
  fc.assert(
    fc.property(table, fc.integer({ min: 1, max: 400 }), (points, position) => {
      const [p50, p90] = model(points, position);
      const estimate = at(points, position);
      expect(estimate?.p50Minutes).toBeCloseTo(Math.max(0, p50), 0);
      expect(estimate?.p90Minutes).toBeCloseTo(Math.max(0, p50, p90), 0);
    }),
  );
});

test('A wait is never negative, never upside down, and its instants say the same', () => {
  fc.assert(
    fc.property(table, fc.integer({ min: 1, max: 400 }), fc.nat(), (points, position, nowMs) => {
      const estimate = estimateAt([{ doctorId: null, at: points }], { position, doctorId: null, nowMs });
      if (estimate === null) throw new Error('A table with points says something.');
      expect(estimate.p50Minutes).toBeGreaterThanOrEqual(0);
      expect(estimate.p90Minutes).toBeGreaterThanOrEqual(estimate.p50Minutes);
      expect(Date.parse(estimate.from)).toBeCloseTo(nowMs + estimate.p50Minutes * 60_000, -1);
      expect(Date.parse(estimate.until)).toBeCloseTo(nowMs + estimate.p90Minutes * 60_000, -1);
    }),
  );
});

test('At the positions told, the wait is what was told', () => {
  const points: readonly WaitPoint[] = [
    [1, 2, 6],
    [5, 10, 24],
    [10, 30, 60],
  ];
  for (const [position, p50Minutes, p90Minutes] of points) {
    expect(at(points, position)).toMatchObject({ p50Minutes, p90Minutes });
  }
  expect(at(points, 3)).toMatchObject({ p50Minutes: 6, p90Minutes: 15 });
  expect(at(points, 12)).toMatchObject({ p50Minutes: 38, p90Minutes: 74.4 });
});

test("A doctor's own table goes first, the department's is for all others", () => {
  const tables: readonly WaitTable[] = [
    { doctorId: null, at: [[1, 5, 9]] },
    { doctorId: 'doc_1', at: [[1, 20, 40]] },
  ];
  const of = (doctorId: string | null) => estimateAt(tables, { position: 1, doctorId, nowMs: 0 })?.p50Minutes;
  expect([of(null), of('doc_1'), of('doc_2')]).toEqual([5, 20, 5]);
});

test('Null rather than a guess: no tables, no table that fits, or an empty one', () => {
  const place = { position: 1, doctorId: null, nowMs: 0 };
  expect(estimateAt(null, place)).toBeNull();
  expect(estimateAt([], place)).toBeNull();
  expect(estimateAt([{ doctorId: 'doc_1', at: [[1, 2, 3]] }], place)).toBeNull();
  expect(estimateAt([{ doctorId: null, at: [] }], place)).toBeNull();
});

test('Minutes are rounded to tenths and never below zero', () => {
  expect([roundMinutes(-3), roundMinutes(1.26), roundMinutes(0.04)]).toEqual([0, 1.3, 0]);
});
