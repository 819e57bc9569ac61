import type { Grid } from './qr-grid.ts';
import { drawFormat } from './qr-grid.ts';

/** The eight masks, by their numbers. */
const MASKS: readonly ((x: number, y: number) => boolean)[] = [
  (x, y) => (x + y) % 2 === 0,
  (_x, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
];

const RUN_MIN = 5;
const FINDER_LIKE = [
  [true, false, true, true, true, false, true, false, false, false, false],
  [false, false, false, false, true, false, true, true, true, false, true],
] as const;

/** Masks the data so that cameras find their way: with the mask that the standard's penalties are lowest for. */
export function applyBestMask(grid: Grid): void {
  const penalties = MASKS.map((mask, number) => {
    toggle(grid, mask);
    drawFormat(grid, number);
    const penalty = penaltyOf(grid);
    toggle(grid, mask);
    return penalty;
  });
  const best = penalties.indexOf(Math.min(...penalties));
  toggle(grid, MASKS[best] ?? (() => false));
  drawFormat(grid, best);
}

function toggle(grid: Grid, mask: (x: number, y: number) => boolean): void {
  for (let y = 0; y < grid.size; y += 1) {
    for (let x = 0; x < grid.size; x += 1) {
      if (mask(x, y) && !grid.isFunction(x, y)) grid.set(x, y, !grid.isDark(x, y));
    }
  }
}

function penaltyOf(grid: Grid): number {
  const { size } = grid;
  const indices = [...new Array(size).keys()];
  const lines = indices.flatMap((at) => [
    indices.map((along) => grid.isDark(along, at)),
    indices.map((along) => grid.isDark(at, along)),
  ]);
  const darkCount = lines.flat().filter(Boolean).length / 2;
  const balance = Math.ceil(Math.abs(darkCount * 20 - size * size * 10) / (size * size)) - 1;
  return (
    sum(lines.map((line) => runPenalty(line) + finderPenalty(line))) + blockPenalty(grid) + Math.max(0, balance) * 10
  );
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

function runPenalty(line: readonly boolean[]): number {
  let penalty = 0;
  let run = 0;
  line.forEach((isDark, at) => {
    run = isDark === line[at - 1] ? run + 1 : 1;
    if (run === RUN_MIN) penalty += 3;
    else if (run > RUN_MIN) penalty += 1;
  });
  return penalty;
}

function finderPenalty(line: readonly boolean[]): number {
  const isAt = (start: number) => FINDER_LIKE.some((like) => like.every((isDark, at) => line[start + at] === isDark));
  return line.filter((_isDark, start) => isAt(start)).length * 40;
}

function blockPenalty(grid: Grid): number {
  let blocks = 0;
  for (let y = 0; y < grid.size - 1; y += 1) {
    for (let x = 0; x < grid.size - 1; x += 1) {
      const isDark = grid.isDark(x, y);
      const others = [grid.isDark(x + 1, y), grid.isDark(x, y + 1), grid.isDark(x + 1, y + 1)];
      if (others.every((other) => other === isDark)) blocks += 1;
    }
  }
  return blocks * 3;
}
