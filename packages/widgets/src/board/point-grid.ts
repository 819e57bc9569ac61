import { LETTERS_MIN, ROOM_MIN } from './legible.ts';
import type { RoomLetters, RoomText } from './room-text.ts';
import { LEAST_LETTERS, leastHeight, roomHeight, smallerLetters } from './room-text.ts';
import type { TextWidth } from './text-fit.ts';

/**
 * How rooms stand beside each other: as many as can be read from the back of the waiting room, then as big as they go.
 * Nothing is made smaller than can be read: what does not fit is told in fewer words, and then rooms take turns.
 */

/** A width and a height. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A grid of rooms; lengths in units of the board's drawing. */
export interface PointGrid {
  readonly columns: number;
  readonly rows: number;
  /** Whether a room's name stands beside its code or above it. */
  readonly arrangement: 'beside' | 'above';
  readonly codeUnits: number;
  /** Sizes of the letters of most rooms; one with more to say has smaller ones. */
  readonly letters: RoomLetters;
  /** Room for a room's name and what its patients are told, beside a code and where there is none. */
  readonly where: Size;
  readonly idleWhere: Size;
}

/** What stands in the grid. */
export interface GridContent {
  /** Letters of the longest code. */
  readonly labelLength: number;
  readonly rooms: readonly RoomText[];
  /** Smaller codes are not read: rooms take turns instead. */
  readonly codeMin: number;
  readonly gap: number;
  readonly widthOf: TextWidth;
}

const CODE_UNITS_MAX = 280;
// Width of a bold digit or capital of the system fonts, in ems.
const LETTER_EM = 0.64;
// Of what stands in its place.
const DASH_EM = 0.7;
const COLUMNS_MAX = 4;
const NAME_MAX = 76;
const NAME_SHARE = 0.22;
const HINT_MAX = 44;
const HINT_SHARE = 0.66;
// Most rooms have larger names for this much of the code's size, and one that says more has not.
const CODE_KEPT = 0.86;
const MOST = 0.7;
// Code sizes that are tried beside a name, each this much smaller.
const STEP = 0.93;
// As the styles draw them: paddings and borders.
const ABOVE = { sides: 64, ends: 30, codeLine: 1.1 };
const BESIDE = { sides: 100, ends: 12, codeShare: 0.72 };

/**
 * Finds how many rooms a place shows at once, and their grid. Rooms that take turns are spread evenly. It is not whole
 * where the place is too small for one.
 */
export function fitPoints(box: Size, content: GridContent): { grid: PointGrid; points: number; isWhole: boolean } {
  const most = Math.max(1, content.rooms.length);
  const brief = { ...content, rooms: content.rooms.map((room) => ({ ...room, told: room.brief })) };
  for (let pageCount = 1; ; pageCount += 1) {
    const points = Math.ceil(most / pageCount);
    const grid = biggestGrid(box, points, content) ?? biggestGrid(box, points, brief);
    if (grid !== null) return { grid, points, isWhole: true };
    if (points === 1) return { grid: lastResort(box, content), points, isWhole: false };
  }
}

function biggestGrid(box: Size, count: number, content: GridContent): PointGrid | null {
  let best: PointGrid | null = null;
  const { gap } = content;
  for (let columns = 1; columns <= Math.min(COLUMNS_MAX, count); columns += 1) {
    const rows = Math.ceil(count / columns);
    const size = {
      width: (box.width - (columns - 1) * gap) / columns,
      height: (box.height - (rows - 1) * gap) / rows,
    };
    for (const cell of [besideIn(size, content), aboveIn(size, content)]) {
      if (cell !== null && cell.codeUnits > (best?.codeUnits ?? 0)) best = { columns, rows, ...cell };
    }
  }
  return best;
}

type Cell = Pick<PointGrid, 'arrangement' | 'codeUnits' | 'letters' | 'where' | 'idleWhere'>;

function lettersIn(cell: Size): readonly RoomLetters[] {
  const name = Math.min(NAME_MAX, Math.max(ROOM_MIN, cell.height * NAME_SHARE));
  return smallerLetters({ name, hint: Math.min(HINT_MAX, Math.max(LETTERS_MIN, name * HINT_SHARE)) });
}

/** The height that all rooms need at the least size, and most of them at another. */
function heightOf(
  letters: RoomLetters,
  { where, idleWhere }: { readonly where: Pick<Size, 'width'>; readonly idleWhere: Size },
  { rooms, widthOf }: GridContent,
): number {
  const heights = rooms.map((room) => {
    if (!room.isIdle) return roomHeight(room, where.width, letters, widthOf);
    return roomHeight(room, idleWhere.width, letters, widthOf) <= idleWhere.height ? 0 : Number.POSITIVE_INFINITY;
  });
  heights.sort((a, b) => a - b);
  const share = letters.name === LEAST_LETTERS.name && letters.hint === LEAST_LETTERS.hint ? 1 : MOST;
  return heights[Math.max(0, Math.ceil(heights.length * share) - 1)] ?? 0;
}

/** Name on the left, code on the right. */
function besideIn(cell: Size, content: GridContent): Cell | null {
  const { labelLength, codeMin } = content;
  const height = cell.height - BESIDE.ends;
  const whereAt = (code: number): { readonly where: Size; readonly idleWhere: Size } => ({
    where: { width: cell.width - BESIDE.sides - code * labelLength * LETTER_EM, height },
    idleWhere: { width: cell.width - BESIDE.sides - code * DASH_EM, height },
  });
  const fits = (letters: RoomLetters, code: number): boolean => {
    const places = whereAt(code);
    return places.where.width > 0 && heightOf(letters, places, content) <= height;
  };
  let code = Math.min(
    cell.height * BESIDE.codeShare,
    CODE_UNITS_MAX,
    (cell.width - BESIDE.sides) / (labelLength * LETTER_EM),
  );
  while (code >= codeMin && !fits(LEAST_LETTERS, code)) code *= STEP;
  if (code < codeMin) return null;
  for (const letters of lettersIn(cell)) {
    for (const kept of [1, STEP, CODE_KEPT]) {
      const codeUnits = code * kept;
      if (codeUnits >= codeMin && fits(letters, codeUnits)) {
        return { arrangement: 'beside', codeUnits, letters, ...whereAt(codeUnits) };
      }
    }
  }
  return { arrangement: 'beside', codeUnits: code, letters: LEAST_LETTERS, ...whereAt(code) };
}

/** Name and hint above the code. */
function aboveIn(cell: Size, content: GridContent): Cell | null {
  const { labelLength, codeMin } = content;
  const width = cell.width - ABOVE.sides;
  const widest = Math.min(width / (labelLength * LETTER_EM), CODE_UNITS_MAX);
  const codeBelow = (height: number): number => Math.min(widest, (cell.height - ABOVE.ends - height) / ABOVE.codeLine);
  const idleWhere = { width, height: cell.height - ABOVE.ends };
  const places = { where: idleWhere, idleWhere };
  const least = heightOf(LEAST_LETTERS, places, content);
  const most = codeBelow(least);
  if (!(most >= codeMin)) return null;
  const cellAt = (codeUnits: number, letters: RoomLetters): Cell => ({
    ...{ arrangement: 'above', codeUnits, letters },
    where: { width, height: cell.height - ABOVE.ends - codeUnits * ABOVE.codeLine },
    idleWhere,
  });
  for (const letters of lettersIn(cell)) {
    const codeUnits = codeBelow(Math.max(least, heightOf(letters, places, content)));
    if (codeUnits >= codeMin && codeUnits >= most * CODE_KEPT) return cellAt(codeUnits, letters);
  }
  return cellAt(most, LEAST_LETTERS);
}

/** One room that has more to say than any place has room for: its code is whole, of the rest as much as there is room for. */
function lastResort(box: Size, { labelLength, codeMin, rooms, widthOf }: GridContent): PointGrid {
  const width = box.width - ABOVE.sides;
  const height = box.height - ABOVE.ends;
  const told = Math.max(0, ...rooms.map((room) => leastHeight(room, width, widthOf)));
  const left = Math.max(Math.min(codeMin, box.height * 0.6), (height - told) / ABOVE.codeLine);
  const codeUnits = Math.min(CODE_UNITS_MAX, width / (labelLength * LETTER_EM), left);
  return {
    ...{ columns: 1, rows: 1, arrangement: 'above', codeUnits, letters: LEAST_LETTERS },
    where: { width, height: height - codeUnits * ABOVE.codeLine },
    idleWhere: { width, height },
  };
}
