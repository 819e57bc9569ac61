import type { ChipLayout } from './chip-layout.ts';
import { chipLayout } from './chip-layout.ts';

/**
 * How a board divides its screen: pure arithmetic from the room there is to the sizes and the number of rows that fit,
 * so that nothing on a wall ever scrolls.
 */

/** What has to find its place. */
export interface BoardContent {
  readonly pointCount: number;
  /** Letters of the longest code or label that is shown big. */
  readonly labelLength: number;
  /** Letters of the longest code or label in the lists of those who are next and who were missed. */
  readonly listLabelLength: number;
  readonly missedCount: number;
}

/** Sizes of a board; lengths in CSS pixels. */
export interface BoardLayout {
  /** `flow` is a column that may scroll, for a board inside a narrow page; the others fill their box exactly. */
  readonly orientation: 'landscape' | 'portrait' | 'flow';
  /** One pixel of the 1920 × 1080 (or 1080 × 1920) drawing. */
  readonly unitPx: number;
  readonly columns: number;
  readonly rows: number;
  /** Whether a point's name stands beside its code or above it. */
  readonly arrangement: 'beside' | 'above';
  readonly codePx: number;
  /** Size of a point's name. */
  readonly namePx: number;
  /** Columns of the lists of codes, and the size of their letters. */
  readonly chipColumns: number;
  readonly chipPx: number;
  /** How many of each list fit. */
  readonly capacity: BoardCapacity;
}

/** How many entries of each list a board has room for. */
export interface BoardCapacity {
  readonly points: number;
  readonly next: number;
  readonly recent: number;
  readonly missed: number;
}

// Below this a wall board's drawing would shrink to letters nobody reads.
const FLOW_WIDTH_MAX_PX = 640;
// Capitals of an 80-pixel font are about 36 mm high on a 55-inch screen: the least that is read at 10 m.
const CODE_UNITS_MIN = 80;
const CODE_UNITS_MAX = 210;
// Width of a bold digit or capital of the system fonts, in ems.
const LETTER_EM = 0.64;
const COLUMNS_MAX = 4;

// Heights in drawing pixels, as board.styles.ts draws them: head, foot and paddings together; a list's heading; a call;
// a row of codes and the gap below it; the space between two lists; the whole list of missed ones.
const FRAME_UNITS = 332;
const HEADING_UNITS = 64;
const CALL_UNITS = 62;
const CHIP_UNITS = 78;
const CHIP_GAP_UNITS = 14;
const GAP_UNITS = 24;
const MISSED_UNITS = HEADING_UNITS + CHIP_UNITS + GAP_UNITS;
const PORTRAIT_LISTS_UNITS = 540;
const PORTRAIT_FOOT_UNITS = 60;

const FLOW_CODE_PX = 44;
const FLOW_NAME_PX = 18;
const FLOW_PADDING_PX = 16;
const FLOW_CHIP_ROWS = 4;
const FLOW_MISSED_ROWS = 2;
const CHIP_SIZE_UNITS = 44;
const LANDSCAPE_LISTS_UNITS = 596;

interface Grid {
  readonly columns: number;
  readonly rows: number;
  readonly arrangement: 'beside' | 'above';
  readonly codeUnits: number;
  readonly nameUnits: number;
}

/**
 * Divides a board's box.
 *
 * @example
 * boardLayout({ widthPx: 1920, heightPx: 1080 }, { pointCount: 4, labelLength: 7, listLabelLength: 7, missedCount: 0 }).columns; // 1
 */
export function boardLayout(box: { widthPx: number; heightPx: number }, content: BoardContent): BoardLayout {
  if (box.widthPx < FLOW_WIDTH_MAX_PX) {
    const codePx = Math.min(FLOW_CODE_PX, (box.widthPx * 0.5) / (content.labelLength * LETTER_EM));
    const columns = 1;
    const rows = content.pointCount;
    const list = { width: box.widthPx - 2 * FLOW_PADDING_PX, gap: 8, columnsMax: 3, sizeMax: 20 };
    const chips = chipLayout(list, content.listLabelLength);
    return {
      ...{ orientation: 'flow', unitPx: 1, columns, rows, arrangement: 'beside', codePx },
      namePx: FLOW_NAME_PX,
      ...chipsOf(chips, 1),
      capacity: {
        points: 12,
        next: FLOW_CHIP_ROWS * chips.columns,
        recent: 5,
        missed: FLOW_MISSED_ROWS * chips.columns,
      },
    };
  }
  return box.widthPx >= box.heightPx ? landscape(box, content) : portrait(box, content);
}

function landscape(box: { widthPx: number; heightPx: number }, content: BoardContent): BoardLayout {
  const unitPx = Math.min(box.widthPx / 1920, box.heightPx / 1080);
  const width = box.widthPx / unitPx;
  const height = box.heightPx / unitPx;
  const mainHeight = height - FRAME_UNITS;
  const { grid, points } = fitPoints({ width: width - 740, height: mainHeight - HEADING_UNITS }, content);
  const missedHeight = content.missedCount > 0 ? MISSED_UNITS : 0;
  const recentRows = 4;
  const recentHeight = HEADING_UNITS + recentRows * CALL_UNITS + GAP_UNITS;
  const list = { width: LANDSCAPE_LISTS_UNITS, gap: CHIP_GAP_UNITS, columnsMax: 3, sizeMax: CHIP_SIZE_UNITS };
  const chips = chipLayout(list, content.listLabelLength);
  const nextRows = rowsIn(mainHeight - missedHeight - recentHeight - HEADING_UNITS);
  return {
    orientation: 'landscape',
    unitPx,
    ...shape(grid, unitPx),
    ...chipsOf(chips, unitPx),
    capacity: { points, next: nextRows * chips.columns, recent: recentRows, missed: chips.columns },
  };
}

function portrait(box: { widthPx: number; heightPx: number }, content: BoardContent): BoardLayout {
  const unitPx = Math.min(box.widthPx / 1080, box.heightPx / 1920);
  const width = box.widthPx / unitPx;
  const height = box.heightPx / unitPx;
  const pointsHeight = height - FRAME_UNITS - PORTRAIT_FOOT_UNITS - PORTRAIT_LISTS_UNITS - 32 - HEADING_UNITS;
  const { grid, points } = fitPoints({ width: width - 96, height: pointsHeight }, content);
  const missedHeight = content.missedCount > 0 ? MISSED_UNITS : 0;
  const list = { width: (width - 144) / 2, gap: CHIP_GAP_UNITS, columnsMax: 2, sizeMax: CHIP_SIZE_UNITS };
  const chips = chipLayout(list, content.listLabelLength);
  const nextRows = rowsIn(PORTRAIT_LISTS_UNITS - missedHeight - HEADING_UNITS);
  return {
    orientation: 'portrait',
    unitPx,
    ...shape(grid, unitPx),
    ...chipsOf(chips, unitPx),
    capacity: { points, next: nextRows * chips.columns, recent: 7, missed: chips.columns },
  };
}

function chipsOf(chips: ChipLayout, unitPx: number): Pick<BoardLayout, 'chipColumns' | 'chipPx'> {
  return { chipColumns: chips.columns, chipPx: Math.floor(chips.size * unitPx * 10) / 10 };
}

function rowsIn(height: number): number {
  return Math.max(1, Math.floor((height + CHIP_GAP_UNITS) / (CHIP_UNITS + CHIP_GAP_UNITS)));
}

function shape(
  grid: Grid,
  unitPx: number,
): Pick<BoardLayout, 'columns' | 'rows' | 'arrangement' | 'codePx' | 'namePx'> {
  const { columns, rows, arrangement, codeUnits, nameUnits } = grid;
  return {
    ...{ columns, rows, arrangement },
    codePx: Math.floor(codeUnits * unitPx),
    namePx: Math.floor(nameUnits * unitPx),
  };
}

/** Shows as many points as can be read from the back of the room, and then as big as they go. */
function fitPoints(box: { width: number; height: number }, content: BoardContent): { grid: Grid; points: number } {
  for (let points = Math.max(1, content.pointCount); ; points -= 1) {
    const grid = biggestGrid(box, { count: points, labelLength: content.labelLength });
    if (grid.codeUnits >= CODE_UNITS_MIN || points === 1) return { grid, points };
  }
}

function biggestGrid(box: { width: number; height: number }, cells: { count: number; labelLength: number }): Grid {
  let best: Grid = { columns: 1, rows: cells.count, arrangement: 'beside', codeUnits: 0, nameUnits: 0 };
  for (let columns = 1; columns <= Math.min(COLUMNS_MAX, cells.count); columns += 1) {
    const rows = Math.ceil(cells.count / columns);
    const width = (box.width - (columns - 1) * 20) / columns;
    const height = (box.height - (rows - 1) * 20) / rows;
    for (const cell of [
      besideIn({ width, height }, cells.labelLength),
      aboveIn({ width, height }, cells.labelLength),
    ]) {
      if (cell.codeUnits > best.codeUnits) best = { columns, rows, ...cell };
    }
  }
  return best;
}

type Cell = Pick<Grid, 'arrangement' | 'codeUnits' | 'nameUnits'>;

/** Name on the left, code on the right: the name takes up to 400 units, and in narrow cells a third. */
function besideIn(cell: { width: number; height: number }, labelLength: number): Cell {
  const nameWidth = Math.max(170, Math.min(400, cell.width * 0.34));
  const byWidth = (cell.width - 76 - nameWidth) / (labelLength * LETTER_EM);
  const codeUnits = Math.min(cell.height * 0.74, byWidth, CODE_UNITS_MAX);
  return { arrangement: 'beside', codeUnits, nameUnits: Math.min(52, nameWidth * 0.2) };
}

/** Name and hint above the code. */
function aboveIn(cell: { width: number; height: number }, labelLength: number): Cell {
  const byWidth = (cell.width - 64) / (labelLength * LETTER_EM);
  const codeUnits = Math.min((cell.height - 116) * 0.94, byWidth, CODE_UNITS_MAX);
  return { arrangement: 'above', codeUnits, nameUnits: Math.min(46, cell.width * 0.1) };
}
