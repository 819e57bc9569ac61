import type { QrVersion } from './qr-version.ts';
import { alignmentCentres } from './qr-version.ts';

/** Level M in the format information. */
const LEVEL_M_BITS = 0b00;
const FORMAT_GENERATOR = 0x537;
const FORMAT_MASK = 0x5412;
const VERSION_GENERATOR = 0x1f25;

/** A square of modules, which knows those that belong to its patterns and hold no data. */
export class Grid {
  readonly version: QrVersion;
  readonly size: number;
  readonly #dark: boolean[][];
  readonly #function: boolean[][];

  constructor(version: QrVersion) {
    const square = () => [...new Array(version.size).keys()].map(() => new Array<boolean>(version.size).fill(false));
    this.version = version;
    this.size = version.size;
    this.#dark = square();
    this.#function = square();
  }

  /** Whether a module is dark. */
  isDark(x: number, y: number): boolean {
    return this.#dark[y]?.[x] === true;
  }

  /** Whether a module belongs to a pattern. */
  isFunction(x: number, y: number): boolean {
    return this.#function[y]?.[x] === true;
  }

  /** Sets a module. */
  set(x: number, y: number, isDark: boolean): void {
    const row = this.#dark[y];
    if (row !== undefined) row[x] = isDark;
  }

  /** Sets a module of a pattern; what lies outside is left out. */
  setFunction(x: number, y: number, isDark: boolean): void {
    const row = this.#function[y];
    if (row === undefined || x < 0 || x >= this.size) return;
    row[x] = true;
    this.set(x, y, isDark);
  }

  /** The modules, row by row. */
  rows(): readonly (readonly boolean[])[] {
    return this.#dark;
  }
}

/** Draws all that is no data; the format with mask 0, until the best is known. */
export function drawFunctionPatterns(grid: Grid): void {
  const { size, version } = grid;
  for (let at = 0; at < size; at += 1) {
    grid.setFunction(6, at, at % 2 === 0);
    grid.setFunction(at, 6, at % 2 === 0);
  }
  for (const [x, y] of [
    [3, 3],
    [size - 4, 3],
    [3, size - 4],
  ] as const) {
    drawRings(grid, { x, y, radius: 4 });
  }
  const centres = alignmentCentres(version);
  const last = centres.length - 1;
  centres.forEach((x, column) => {
    centres.forEach((y, row) => {
      const isAtFinder = (column === 0 && (row === 0 || row === last)) || (column === last && row === 0);
      if (!isAtFinder) drawRings(grid, { x, y, radius: 2 });
    });
  });
  drawFormat(grid, 0);
  drawVersion(grid);
}

/** A finder (radius 4, with its separator) or an alignment pattern (radius 2): light and dark rings around a centre. */
function drawRings(grid: Grid, { x, y, radius }: { x: number; y: number; radius: number }): void {
  for (let dy = -radius; dy <= radius; dy += 1) {
    for (let dx = -radius; dx <= radius; dx += 1) {
      const distance = Math.max(Math.abs(dx), Math.abs(dy));
      grid.setFunction(x + dx, y + dy, radius === 2 ? distance !== 1 : distance !== 2 && distance !== 4);
    }
  }
}

/** The remainder of a division of polynomials over GF(2), behind the value. */
function withRemainder(value: number, generator: number, length: number): number {
  let rest = value;
  for (let at = 0; at < length; at += 1) rest = (rest << 1) ^ ((rest >>> (length - 1)) * generator);
  return (value << length) | rest;
}

/** Draws level and mask, twice. */
export function drawFormat(grid: Grid, mask: number): void {
  const { size } = grid;
  const bits = withRemainder((LEVEL_M_BITS << 3) | mask, FORMAT_GENERATOR, 10) ^ FORMAT_MASK;
  const bit = (at: number): boolean => ((bits >>> at) & 1) === 1;
  for (let at = 0; at <= 5; at += 1) grid.setFunction(8, at, bit(at));
  grid.setFunction(8, 7, bit(6));
  grid.setFunction(8, 8, bit(7));
  grid.setFunction(7, 8, bit(8));
  for (let at = 9; at < 15; at += 1) grid.setFunction(14 - at, 8, bit(at));
  for (let at = 0; at < 8; at += 1) grid.setFunction(size - 1 - at, 8, bit(at));
  for (let at = 8; at < 15; at += 1) grid.setFunction(8, size - 15 + at, bit(at));
  grid.setFunction(8, size - 8, true);
}

function drawVersion(grid: Grid): void {
  const { size, version } = grid;
  if (version.number < 7) return;
  const bits = withRemainder(version.number, VERSION_GENERATOR, 12);
  for (let at = 0; at < 18; at += 1) {
    const isDark = ((bits >>> at) & 1) === 1;
    const far = size - 11 + (at % 3);
    const near = Math.floor(at / 3);
    grid.setFunction(far, near, isDark);
    grid.setFunction(near, far, isDark);
  }
}
