import { chipLayout } from './chip-layout.ts';
import type { Size } from './point-grid.ts';
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
  /** Width of the longest name of a point, in ems. */
  readonly nameEms: number;
  /** Letters of the longest code or label in the lists of those who are next and who were missed. */
  readonly listLabelLength: number;
  readonly missedCount: number;
  /** Whether a banner stands over the rooms. */
  readonly hasBanner: boolean;
  /** Rows of what is told over the rooms beside it. */
  readonly noteRows: number;
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
  /** Room for a point's name and its hint, and the most its name takes of it; in units, as the next. */
  readonly where: Size & { readonly nameUnits: number };
  /** Width of the lists of codes, and of that of the last calls. */
  readonly listUnits: number;
  readonly recentUnits: number;
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
const BAR = { landscape: 100, portrait: 140 };
const PANEL_GAP = 32;
// Of a department alone: a list's heading; a call; a row of codes and the gap below it; the space between two lists.
const HEADING = 64;
const CALL = 62;
const CHIP = 78;
const CHIP_GAP = 14;
const GAP = 24;
const BANNER = 208;
// Padding and margin of what is told over the rooms, and each of its rows.
const NOTE = 48;
const NOTE_ROW = 46;
const MISSED = HEADING + CHIP + GAP;
const LISTS_WIDTH = 596;
const LISTS_COLUMN = LISTS_WIDTH + 48;
const PORTRAIT_LISTS = 540;
const PORTRAIT_NEXT_SHARE = 5 / 11;
const RECENT_ROWS = 4;
const RECENT_ROWS_LOW = 3;
const LOW = 700;
const PORTRAIT_RECENT_ROWS = 7;
// Of departments that share a screen: its name; a list's heading, one row of codes and the space above.
const SHARED_NAME = 84;
const SHARED_LIST = 132;
const SHARED_NOTE = 28;
const SHARED_NOTE_ROW = 35;
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
    barCount * (isWide ? BAR.landscape : BAR.portrait) +
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
 * const content = { pointCount: 4, labelLength: 7, nameEms: 3, listLabelLength: 7, missedCount: 0, hasBanner: false, noteRows: 0 };
 * panelLayout(screen, 1, content).columns; // 1
 */
export function panelLayout(screen: ScreenLayout, panelCount: number, content: PanelContent): PanelLayout {
  if (screen.orientation === 'flow') return flow(screen, content);
  return laid(screen, content, placesOf(screen, panelCount, content));
}

/** The place of a panel's rooms, with what is told over them; in units. In a column it is as high as it has to be. */
export function roomsPlace(screen: ScreenLayout, panelCount: number, content: Pick<PanelContent, 'missedCount'>): Size {
  if (screen.orientation === 'flow') return { width: screen.width, height: Number.POSITIVE_INFINITY };
  return placesOf(screen, panelCount, content).points;
}

/** Height of so many rows of what is told over the rooms, in units. */
export function noteHeight(rows: number, isShared: boolean): number {
  if (rows === 0) return 0;
  return isShared ? SHARED_NOTE + rows * SHARED_NOTE_ROW : NOTE + rows * NOTE_ROW;
}

interface Places {
  readonly points: Size;
  readonly list: { readonly width: number; readonly columnsMax: number; readonly rows: number };
  readonly recent: { readonly width: number; readonly rows: number };
}

function placesOf(screen: ScreenLayout, panelCount: number, content: Pick<PanelContent, 'missedCount'>): Places {
  if (screen.isShared) return shared(screen, panelCount, content);
  const missed = content.missedCount > 0 ? MISSED : 0;
  return screen.orientation === 'landscape' ? landscape(screen, missed) : portrait(screen, missed);
}

function landscape(screen: ScreenLayout, missed: number): Places {
  const rows = screen.height < LOW ? RECENT_ROWS_LOW : RECENT_ROWS;
  const recent = HEADING + rows * CALL + GAP;
  return {
    points: { width: screen.width - LISTS_COLUMN, height: screen.height - HEADING },
    list: { width: LISTS_WIDTH, columnsMax: 3, rows: rowsIn(screen.height - missed - recent - HEADING) },
    recent: { width: LISTS_WIDTH, rows },
  };
}

function portrait(screen: ScreenLayout, missed: number): Places {
  const lists = screen.width - 48;
  return {
    points: { width: screen.width, height: screen.height - PORTRAIT_LISTS - 32 - HEADING },
    list: { width: lists * PORTRAIT_NEXT_SHARE, columnsMax: 2, rows: rowsIn(PORTRAIT_LISTS - missed - HEADING) },
    recent: { width: lists * (1 - PORTRAIT_NEXT_SHARE), rows: PORTRAIT_RECENT_ROWS },
  };
}

function shared(screen: ScreenLayout, panelCount: number, content: Pick<PanelContent, 'missedCount'>): Places {
  const isWide = screen.orientation === 'landscape';
  const part = (length: number): number => (length - (panelCount - 1) * PANEL_GAP) / panelCount;
  const width = (isWide ? part(screen.width) : screen.width) - 2 * SHARED_PADDING;
  const height = (isWide ? screen.height : part(screen.height)) - 2 * SHARED_PADDING;
  const isSideBySide = width > SHARED_WIDE && content.missedCount > 0;
  const listRows = content.missedCount > 0 && !isSideBySide ? 2 : 1;
  return {
    points: { width, height: height - SHARED_NAME - listRows * SHARED_LIST },
    list: { width: isSideBySide ? (width - GAP) / 2 : width, columnsMax: isSideBySide ? 3 : 4, rows: 1 },
    recent: { width: 0, rows: 0 },
  };
}

function laid(screen: ScreenLayout, content: PanelContent, places: Places): PanelLayout {
  const { unitPx, isShared } = screen;
  const told = (content.hasBanner ? BANNER : 0) + noteHeight(content.noteRows, isShared);
  const { grid, points } = fitPoints(
    { ...places.points, height: places.points.height - told },
    { ...content, codeMin: isShared ? SHARED_CODE_MIN : CODE_MIN, gap: isShared ? 12 : 20 },
  );
  const chips = chipLayout({ ...places.list, gap: CHIP_GAP, sizeMax: isShared ? 38 : 44 }, content.listLabelLength);
  return {
    ...{ columns: grid.columns, rows: grid.rows, arrangement: grid.arrangement },
    codePx: Math.floor(grid.codeUnits * unitPx),
    where: { ...grid.where, nameUnits: grid.nameUnits },
    ...{ listUnits: places.list.width, recentUnits: places.recent.width },
    chipColumns: chips.columns,
    chipPx: Math.floor(chips.size * unitPx * 10) / 10,
    capacity: { points, next: places.list.rows * chips.columns, recent: places.recent.rows, missed: chips.columns },
  };
}

/** In a column nothing has to take turns: it is as long as it has to be. */
function flow(screen: ScreenLayout, content: PanelContent): PanelLayout {
  const chips = chipLayout({ width: screen.width, gap: 16, columnsMax: 3, sizeMax: 40 }, content.listLabelLength);
  const codePx = Math.min(44, (screen.width * screen.unitPx * 0.5) / (content.labelLength * 0.64));
  return {
    ...{ columns: 1, rows: content.pointCount, arrangement: 'beside', codePx },
    ...{ where: { width: 0, height: 0, nameUnits: 36 }, listUnits: screen.width, recentUnits: 0 },
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
