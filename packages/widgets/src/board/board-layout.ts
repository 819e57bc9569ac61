/**
 * How a board divides its screen: pure arithmetic from the room there is to the sizes and the number of rows that fit,
 * so that nothing on a wall ever scrolls.
 */

/** What has to find its place. */
export interface BoardContent {
  readonly pointCount: number;
  /** Letters of the longest code or label that is shown big. */
  readonly labelLength: number;
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
// Letters of 84 drawing pixels are about 35 mm on a 55-inch screen: the least that is read at 10 m.
const CODE_UNITS_MIN = 84;
const CODE_UNITS_MAX = 210;
// Width of a bold digit or capital of the system fonts, in ems.
const LETTER_EM = 0.64;
const COLUMNS_MAX = 4;

const FLOW_CODE_PX = 44;
const FLOW_CAPACITY: BoardCapacity = { points: 12, next: 12, recent: 5, missed: 6 };

interface Grid {
  readonly columns: number;
  readonly rows: number;
  readonly arrangement: 'beside' | 'above';
  readonly codeUnits: number;
}

/**
 * Divides a board's box.
 *
 * @example
 * boardLayout({ widthPx: 1920, heightPx: 1080 }, { pointCount: 4, labelLength: 7, missedCount: 0 }).columns; // 1
 */
export function boardLayout(box: { widthPx: number; heightPx: number }, content: BoardContent): BoardLayout {
  if (box.widthPx < FLOW_WIDTH_MAX_PX) {
    const codePx = Math.min(FLOW_CODE_PX, (box.widthPx * 0.5) / (content.labelLength * LETTER_EM));
    const columns = 1;
    const rows = content.pointCount;
    return { orientation: 'flow', unitPx: 1, columns, rows, arrangement: 'beside', codePx, capacity: FLOW_CAPACITY };
  }
  return box.widthPx >= box.heightPx ? landscape(box, content) : portrait(box, content);
}

function landscape(box: { widthPx: number; heightPx: number }, content: BoardContent): BoardLayout {
  const unitPx = Math.min(box.widthPx / 1920, box.heightPx / 1080);
  const width = box.widthPx / unitPx;
  const height = box.heightPx / unitPx;
  // Head, foot, paddings and the heading above the points, as board.styles.ts draws them.
  const mainHeight = height - 372;
  const { grid, points } = fitPoints({ width: width - 740, height: mainHeight - 64 }, content);
  const missedHeight = content.missedCount > 0 ? 158 : 0;
  const recentRows = 4;
  const recentHeight = 70 + recentRows * 62 + 40;
  const nextRows = Math.max(1, Math.floor((mainHeight - missedHeight - recentHeight - 70) / 92));
  return {
    orientation: 'landscape',
    unitPx,
    ...shape(grid, unitPx),
    capacity: { points, next: nextRows * 3, recent: recentRows, missed: 3 },
  };
}

function portrait(box: { widthPx: number; heightPx: number }, content: BoardContent): BoardLayout {
  const unitPx = Math.min(box.widthPx / 1080, box.heightPx / 1920);
  const width = box.widthPx / unitPx;
  const height = box.heightPx / unitPx;
  const listsHeight = 560;
  const { grid, points } = fitPoints({ width: width - 96, height: height - 480 - listsHeight }, content);
  const missedHeight = content.missedCount > 0 ? 158 : 0;
  const nextRows = Math.max(1, Math.floor((listsHeight - missedHeight - 70) / 92));
  return {
    orientation: 'portrait',
    unitPx,
    ...shape(grid, unitPx),
    capacity: { points, next: nextRows * 2, recent: Math.floor((listsHeight - 70) / 62), missed: 2 },
  };
}

function shape(grid: Grid, unitPx: number): Pick<BoardLayout, 'columns' | 'rows' | 'arrangement' | 'codePx'> {
  const { columns, rows, arrangement, codeUnits } = grid;
  return { columns, rows, arrangement, codePx: Math.floor(codeUnits * unitPx) };
}

/** Shows as many points as can be read from the back of the room, and then as big as they go. */
function fitPoints(box: { width: number; height: number }, content: BoardContent): { grid: Grid; points: number } {
  for (let points = Math.max(1, content.pointCount); ; points -= 1) {
    const grid = biggestGrid(box, { count: points, labelLength: content.labelLength });
    if (grid.codeUnits >= CODE_UNITS_MIN || points === 1) return { grid, points };
  }
}

function biggestGrid(box: { width: number; height: number }, cells: { count: number; labelLength: number }): Grid {
  let best: Grid = { columns: 1, rows: cells.count, arrangement: 'beside', codeUnits: 0 };
  for (let columns = 1; columns <= Math.min(COLUMNS_MAX, cells.count); columns += 1) {
    const rows = Math.ceil(cells.count / columns);
    const cellWidth = (box.width - (columns - 1) * 20) / columns;
    const cellHeight = (box.height - (rows - 1) * 20) / rows;
    const letters = cells.labelLength * LETTER_EM;
    const sizes = [
      { arrangement: 'beside' as const, codeUnits: Math.min(cellHeight * 0.74, (cellWidth - 460) / letters) },
      { arrangement: 'above' as const, codeUnits: Math.min((cellHeight - 124) * 0.94, (cellWidth - 64) / letters) },
    ];
    for (const size of sizes) {
      const codeUnits = Math.min(size.codeUnits, CODE_UNITS_MAX);
      if (codeUnits > best.codeUnits) best = { columns, rows, arrangement: size.arrangement, codeUnits };
    }
  }
  return best;
}
