/** How rooms stand beside each other: as many as can be read from the back of the waiting room, then as big as they go. */

/** A grid of rooms; lengths in units of the board's drawing. */
export interface PointGrid {
  readonly columns: number;
  readonly rows: number;
  /** Whether a room's name stands beside its code or above it. */
  readonly arrangement: 'beside' | 'above';
  readonly codeUnits: number;
  readonly nameUnits: number;
}

/** What stands in the grid. */
export interface GridContent {
  readonly pointCount: number;
  /** Letters of the longest code. */
  readonly labelLength: number;
  /** Smaller codes are not read: rooms take turns instead. */
  readonly codeMin: number;
  readonly gap: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

const CODE_UNITS_MAX = 210;
// Width of a bold digit or capital of the system fonts, in ems.
const LETTER_EM = 0.64;
const COLUMNS_MAX = 4;

/** Finds how many rooms a place shows at once, and their grid. Rooms that take turns are spread evenly. */
export function fitPoints(box: Size, content: GridContent): { grid: PointGrid; points: number } {
  const most = Math.max(1, content.pointCount);
  for (let pageCount = 1; ; pageCount += 1) {
    const points = Math.ceil(most / pageCount);
    const grid = biggestGrid(box, points, content);
    if (grid.codeUnits >= content.codeMin || points === 1) return { grid, points };
  }
}

function biggestGrid(box: Size, count: number, { labelLength, gap }: GridContent): PointGrid {
  let best: PointGrid = {
    columns: 1,
    rows: count,
    arrangement: 'beside',
    codeUnits: Math.min(40, box.height * 0.5),
    nameUnits: 34,
  };
  for (let columns = 1; columns <= Math.min(COLUMNS_MAX, count); columns += 1) {
    const rows = Math.ceil(count / columns);
    const size = {
      width: (box.width - (columns - 1) * gap) / columns,
      height: (box.height - (rows - 1) * gap) / rows,
    };
    for (const cell of [besideIn(size, labelLength), aboveIn(size, labelLength)]) {
      if (cell.codeUnits > best.codeUnits) best = { columns, rows, ...cell };
    }
  }
  return best;
}

type Cell = Pick<PointGrid, 'arrangement' | 'codeUnits' | 'nameUnits'>;

/** Name on the left, code on the right: the name takes up to 400 units, and in narrow cells a third. */
function besideIn(cell: Size, labelLength: number): Cell {
  const nameWidth = Math.max(170, Math.min(400, cell.width * 0.34));
  const byWidth = (cell.width - 76 - nameWidth) / (labelLength * LETTER_EM);
  const codeUnits = Math.min(cell.height * 0.7, byWidth, CODE_UNITS_MAX);
  // Name and hint, one below the other, need this much.
  const isHigh = cell.height >= 92;
  return { arrangement: 'beside', codeUnits: isHigh ? codeUnits : 0, nameUnits: Math.min(52, nameWidth * 0.2) };
}

/** Name and hint above the code. */
function aboveIn(cell: Size, labelLength: number): Cell {
  const byWidth = (cell.width - 64) / (labelLength * LETTER_EM);
  const codeUnits = Math.min((cell.height - 116) * 0.94, byWidth, CODE_UNITS_MAX);
  return { arrangement: 'above', codeUnits, nameUnits: Math.min(46, cell.width * 0.1) };
}
