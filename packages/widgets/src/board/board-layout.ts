import { chipLayout } from './chip-layout.ts';
import { fitPoints } from './point-grid.ts';

/**
 * How a board divides its screen: pure arithmetic from the room there is to the sizes and the number of rows that fit,
 * so that nothing on a wall ever scrolls. Lengths are in units: pixels of the 1920 × 1080 (or 1080 × 1920) drawing.
 */

/** A screen, and what of it is left between head and foot. */
export interface ScreenLayout {
  /** `flow` is a column that may scroll, for a board inside a narrow page; the others fill their box exactly. */
  readonly orientation: 'landscape' | 'portrait' | 'flow';
  /** A unit in CSS pixels. */
  readonly unitPx: number;
  readonly width: number;
  readonly height: number;
  /** Whether departments share it. */
  readonly isShared: boolean;
  /** How many departments stand on it at once. */
  readonly panelsMax: number;
}

/** What of a department has to find its place. */
export interface PanelContent {
  readonly pointCount: number;
  /** Letters of the longest code or label that is shown big. */
  readonly labelLength: number;
  /** Letters of the longest code or label in the lists of those who are next and who were missed. */
  readonly listLabelLength: number;
  readonly missedCount: number;
  /** Whether a banner stands over the rooms. */
  readonly hasBanner: boolean;
}

/** How many entries of each list a department's panel has room for. */
export interface PanelCapacity {
  readonly points: number;
  readonly next: number;
  readonly recent: number;
  readonly missed: number;
}

/** Sizes of a department's panel; in CSS pixels. */
export interface PanelLayout {
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
  readonly capacity: PanelCapacity;
}

// Below this a wall board's drawing would shrink to letters nobody reads.
const FLOW_WIDTH_MAX_PX = 640;
const PANELS_MAX = 3;

// Heights as the styles draw them. Of the screen: head, foot and paddings together; the line of last calls that
// departments share; a second line of the foot; a bar above it.
const FRAME = 332;
const SIDES = 96;
const SHARED_CALLS = 84;
// Where departments share a wide screen, time and date stand in one line.
const SHARED_WIDE_HEAD = 38;
const PORTRAIT_FOOT = 60;
const BAR = 100;
const PANEL_GAP = 32;
// Of a department alone: a list's heading; a call; a row of codes and the gap below it; the space between two lists.
const HEADING = 64;
const CALL = 62;
const CHIP = 78;
const CHIP_GAP = 14;
const GAP = 24;
const BANNER = 208;
const MISSED = HEADING + CHIP + GAP;
const LISTS_WIDTH = 596;
const LISTS_COLUMN = LISTS_WIDTH + 48;
const PORTRAIT_LISTS = 540;
const RECENT_ROWS = 4;
const RECENT_ROWS_LOW = 3;
const LOW = 700;
const PORTRAIT_RECENT_ROWS = 7;
// Of departments that share a screen: its name; a list's heading, one row of codes and the space above.
const SHARED_NAME = 76;
const SHARED_LIST = 132;
const SHARED_BANNER = 68;
const SHARED_PADDING = 24;
const SHARED_WIDE = 700;
// What a capital of 56 units is on a 43-inch screen is read at 5 m; alone, a department is read at 10 m.
const CODE_MIN = 80;
const SHARED_CODE_MIN = 56;

/** Divides a screen among departments; a bar is a line above the foot. */
export function screenLayout(
  box: { widthPx: number; heightPx: number },
  { panelCount, barCount }: { panelCount: number; barCount: number },
): ScreenLayout {
  const isShared = panelCount > 1;
  if (box.widthPx < FLOW_WIDTH_MAX_PX) {
    return {
      ...{ orientation: 'flow', unitPx: 0.5, width: box.widthPx * 2 - 64, height: 0, isShared },
      panelsMax: Math.max(1, panelCount),
    };
  }
  const isWide = box.widthPx >= box.heightPx;
  const unitPx = isWide
    ? Math.min(box.widthPx / 1920, box.heightPx / 1080)
    : Math.min(box.widthPx / 1080, box.heightPx / 1920);
  const frame =
    FRAME +
    (isShared ? SHARED_CALLS : 0) +
    barCount * BAR +
    (isWide ? 0 : PORTRAIT_FOOT) -
    (isShared && isWide ? SHARED_WIDE_HEAD : 0);
  return {
    orientation: isWide ? 'landscape' : 'portrait',
    unitPx,
    width: box.widthPx / unitPx - SIDES,
    height: box.heightPx / unitPx - frame,
    isShared,
    panelsMax: isShared ? PANELS_MAX : 1,
  };
}

/**
 * Divides a department's part of a screen that `panelCount` departments share.
 *
 * @example
 * const screen = screenLayout({ widthPx: 1920, heightPx: 1080 }, { panelCount: 1, barCount: 0 });
 * panelLayout(screen, 1, { pointCount: 4, labelLength: 7, listLabelLength: 7, missedCount: 0, hasBanner: false }).columns; // 1
 */
export function panelLayout(screen: ScreenLayout, panelCount: number, content: PanelContent): PanelLayout {
  if (screen.orientation === 'flow') return flow(screen, content);
  if (screen.isShared) return shared(screen, panelCount, content);
  return screen.orientation === 'landscape' ? landscape(screen, content) : portrait(screen, content);
}

function landscape(screen: ScreenLayout, content: PanelContent): PanelLayout {
  const missed = content.missedCount > 0 ? MISSED : 0;
  const recentRows = screen.height < LOW ? RECENT_ROWS_LOW : RECENT_ROWS;
  const recent = HEADING + recentRows * CALL + GAP;
  return laid(screen, content, {
    points: { width: screen.width - LISTS_COLUMN, height: screen.height - HEADING },
    list: { width: LISTS_WIDTH, columnsMax: 3, rows: rowsIn(screen.height - missed - recent - HEADING) },
    recent: recentRows,
  });
}

function portrait(screen: ScreenLayout, content: PanelContent): PanelLayout {
  const missed = content.missedCount > 0 ? MISSED : 0;
  return laid(screen, content, {
    points: { width: screen.width, height: screen.height - PORTRAIT_LISTS - 32 - HEADING },
    list: { width: (screen.width - 48) / 2, columnsMax: 2, rows: rowsIn(PORTRAIT_LISTS - missed - HEADING) },
    recent: PORTRAIT_RECENT_ROWS,
  });
}

function shared(screen: ScreenLayout, panelCount: number, content: PanelContent): PanelLayout {
  const isWide = screen.orientation === 'landscape';
  const part = (length: number): number => (length - (panelCount - 1) * PANEL_GAP) / panelCount;
  const width = (isWide ? part(screen.width) : screen.width) - 2 * SHARED_PADDING;
  const height = (isWide ? screen.height : part(screen.height)) - 2 * SHARED_PADDING;
  const isSideBySide = width > SHARED_WIDE && content.missedCount > 0;
  const listRows = content.missedCount > 0 && !isSideBySide ? 2 : 1;
  return laid(screen, content, {
    points: { width, height: height - SHARED_NAME - listRows * SHARED_LIST },
    list: { width: isSideBySide ? (width - GAP) / 2 : width, columnsMax: isSideBySide ? 3 : 4, rows: 1 },
    recent: 0,
  });
}

interface Places {
  readonly points: { readonly width: number; readonly height: number };
  readonly list: { readonly width: number; readonly columnsMax: number; readonly rows: number };
  readonly recent: number;
}

function laid(screen: ScreenLayout, content: PanelContent, places: Places): PanelLayout {
  const { unitPx, isShared } = screen;
  const banner = content.hasBanner ? (isShared ? SHARED_BANNER : BANNER) : 0;
  const { grid, points } = fitPoints(
    { ...places.points, height: places.points.height - banner },
    { ...content, codeMin: isShared ? SHARED_CODE_MIN : CODE_MIN, gap: isShared ? 12 : 20 },
  );
  const chips = chipLayout({ ...places.list, gap: CHIP_GAP, sizeMax: isShared ? 38 : 44 }, content.listLabelLength);
  return {
    ...{ columns: grid.columns, rows: grid.rows, arrangement: grid.arrangement },
    codePx: Math.floor(grid.codeUnits * unitPx),
    namePx: Math.floor(grid.nameUnits * unitPx),
    chipColumns: chips.columns,
    chipPx: Math.floor(chips.size * unitPx * 10) / 10,
    capacity: { points, next: places.list.rows * chips.columns, recent: places.recent, missed: chips.columns },
  };
}

/** In a column nothing has to take turns: it is as long as it has to be. */
function flow(screen: ScreenLayout, content: PanelContent): PanelLayout {
  const chips = chipLayout({ width: screen.width, gap: 16, columnsMax: 3, sizeMax: 40 }, content.listLabelLength);
  const codePx = Math.min(44, (screen.width * screen.unitPx * 0.5) / (content.labelLength * 0.64));
  return {
    ...{ columns: 1, rows: content.pointCount, arrangement: 'beside', codePx, namePx: 18 },
    ...{ chipColumns: chips.columns, chipPx: chips.size * screen.unitPx },
    capacity: {
      ...{ points: Number.POSITIVE_INFINITY, missed: Number.POSITIVE_INFINITY },
      ...{ next: 4 * chips.columns, recent: 5 },
    },
  };
}

function rowsIn(height: number): number {
  return Math.max(1, Math.floor((height + CHIP_GAP) / (CHIP + CHIP_GAP)));
}
