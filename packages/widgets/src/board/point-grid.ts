/** How rooms stand beside each other: as many as can be read from the back of the waiting room, then as big as they go. */

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
  readonly nameUnits: number;
  /** Room for a room's name and what its patients are told. */
  readonly where: Size;
}

/** What stands in the grid. */
export interface GridContent {
  readonly pointCount: number;
  /** Letters of the longest code. */
  readonly labelLength: number;
  /** Width of the longest name of a room, in ems. */
  readonly nameEms: number;
  /** Smaller codes are not read: rooms take turns instead. */
  readonly codeMin: number;
  readonly gap: number;
}

const CODE_UNITS_MAX = 210;
// Width of a bold digit or capital of the system fonts, in ems.
const LETTER_EM = 0.64;
const COLUMNS_MAX = 4;
const NAME_SMALL = 30;
const NAME_ROWS = 2;
const NAME_SHARE_MAX = 0.45;
// A name is set this much smaller before it has a second row.
const NAME_SHRINK = 0.76;

/** Finds how many rooms a place shows at once, and their grid. Rooms that take turns are spread evenly. */
export function fitPoints(box: Size, content: GridContent): { grid: PointGrid; points: number } {
  const most = Math.max(1, content.pointCount);
  for (let pageCount = 1; ; pageCount += 1) {
    const points = Math.ceil(most / pageCount);
    const grid = biggestGrid(box, points, content);
    if (grid.codeUnits >= content.codeMin || points === 1) return { grid, points };
  }
}

function biggestGrid(box: Size, count: number, content: GridContent): PointGrid {
  let best: PointGrid = {
    columns: 1,
    rows: count,
    arrangement: 'beside',
    codeUnits: Math.min(40, box.height * 0.5),
    nameUnits: 34,
    where: { width: box.width * 0.4, height: box.height },
  };
  const { gap } = content;
  for (let columns = 1; columns <= Math.min(COLUMNS_MAX, count); columns += 1) {
    const rows = Math.ceil(count / columns);
    const size = {
      width: (box.width - (columns - 1) * gap) / columns,
      height: (box.height - (rows - 1) * gap) / rows,
    };
    for (const cell of [besideIn(size, content), aboveIn(size, content)]) {
      if (cell.codeUnits > best.codeUnits) best = { columns, rows, ...cell };
    }
  }
  return best;
}

type Cell = Pick<PointGrid, 'arrangement' | 'codeUnits' | 'nameUnits' | 'where'>;

type Letters = Pick<GridContent, 'labelLength' | 'nameEms'>;

/** Name on the left, code on the right: the name takes up to 400 units, in narrow cells a third, and what the code leaves. */
function besideIn(cell: Size, { labelLength, nameEms }: Letters): Cell {
  const usual = Math.max(170, Math.min(400, cell.width * 0.34));
  // A long name has two rows of this size before it takes from the code.
  const nameWidth = Math.max(usual, Math.min(cell.width * NAME_SHARE_MAX, (nameEms * NAME_SMALL) / NAME_ROWS));
  const byWidth = (cell.width - 76 - nameWidth) / (labelLength * LETTER_EM);
  const codeUnits = Math.min(cell.height * 0.7, byWidth, CODE_UNITS_MAX);
  // Name and hint, one below the other, need this much.
  const isHigh = cell.height >= 92;
  return {
    ...{ arrangement: 'beside', codeUnits: isHigh ? codeUnits : 0, nameUnits: Math.min(52, usual * 0.2) },
    where: { width: cell.width - 100 - codeUnits * labelLength * LETTER_EM, height: cell.height - 12 },
  };
}

/** Name and hint above the code. */
function aboveIn(cell: Size, { labelLength, nameEms }: Letters): Cell {
  const width = cell.width - 64;
  const nameUnits = Math.min(46, cell.width * 0.1);
  const isLong = nameEms * nameUnits * NAME_SHRINK > width;
  const height = cell.height - 112 - (isLong ? nameUnits : 0);
  const codeUnits = Math.min(height * 0.88, width / (labelLength * LETTER_EM), CODE_UNITS_MAX);
  return {
    ...{ arrangement: 'above', codeUnits, nameUnits },
    where: { width, height: cell.height - 30 - codeUnits * 1.1 },
  };
}
