import type { ChipLayout } from './chip-layout.ts';
import { chipLayout } from './chip-layout.ts';
import { CODE_MIN, SHARED_CODE_MIN } from './legible.ts';
import type { ListCounts, ListRows } from './list-rows.ts';
import { CHIP_GAP, GAP, HEADING, portraitLists, rowsBeside, SHARED_CHIP, sharedRows } from './list-rows.ts';
import type { Size } from './point-grid.ts';
import { fitPoints } from './point-grid.ts';
import type { RoomLetters, RoomText } from './room-text.ts';
import type { TextWidth } from './text-fit.ts';

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
export interface PanelContent extends ListCounts {
  readonly rooms: readonly RoomText[];
  /** Letters of the longest code or label that is shown big. */
  readonly labelLength: number;
  /** Letters of the longest code or label in the lists of those who are next and who were missed. */
  readonly listLabelLength: number;
  /** Whether a banner stands over the rooms. */
  readonly hasBanner: boolean;
  /** Rows of what is told over the rooms beside it. */
  readonly noteRows: number;
  readonly widthOf: TextWidth;
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
  /** Whether each room's texts have the room they need. */
  readonly isWhole: boolean;
  readonly columns: number;
  readonly rows: number;
  /** Whether a point's name stands beside its code or above it. */
  readonly arrangement: 'beside' | 'above';
  readonly codePx: number;
  /** Room for a point's name and its hint, and the sizes that most of them have; in units, as the next. */
  readonly where: Size;
  readonly idleWhere: Size;
  readonly letters: RoomLetters;
  /** Width of the lists of codes, and of that of the last calls. */
  readonly listUnits: number;
  readonly recentUnits: number;
  /** Whether those who are next and who were missed stand side by side below the rooms, and not one below the other. */
  readonly hasListsAbreast: boolean;
  /** Columns of the lists of codes, and the size of their letters. */
  readonly chipColumns: number;
  readonly chipPx: number;
  /** Height of a code in the list of those who are next. */
  readonly chipHeightPx: number;
  /** Height of all lists, where they stand below the rooms. */
  readonly listsPx: number;
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
const BANNER = 208;
// Padding and margin of what is told over the rooms, and each of its rows.
const NOTE = 48;
const NOTE_ROW = 46;
const LISTS_WIDTH = 596;
const LISTS_COLUMN = LISTS_WIDTH + 48;
const PORTRAIT_NEXT_SHARE = 5 / 11;
// Of departments that share a screen: its name; a list's heading, one row of codes and the space above; another row.
const SHARED_NAME = 84;
const SHARED_LIST = 132;
const SHARED_CHIP_ROW = 82;
const SHARED_NOTE = 28;
const SHARED_NOTE_ROW = 35;
const SHARED_PADDING = 24;
const SHARED_WIDE = 700;

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
 * const rooms = [{ name: 'Room 1', told: ['Inside', 'Dr. Iyer'], brief: ['Inside'], isIdle: false }];
 * const counts = { nextCount: 9, recentCount: 4, missedCount: 0 };
 * const content = { rooms, ...counts, labelLength: 7, listLabelLength: 7, hasBanner: false, noteRows: 0, widthOf };
 * panelLayout(screen, 1, content).columns; // 1
 */
export function panelLayout(screen: ScreenLayout, panelCount: number, content: PanelContent): PanelLayout {
  if (screen.orientation === 'flow') return flow(screen, content);
  return laid(screen, content, placesOf(screen, panelCount, { ...content, roomCount: content.rooms.length }));
}

/** What the place of a panel's rooms depends on. */
export type ListContent = ListCounts & Pick<PanelContent, 'listLabelLength'> & { readonly roomCount: number };

/** The place of a panel's rooms, with what is told over them; in units. In a column it is as high as it has to be. */
export function roomsPlace(screen: ScreenLayout, panelCount: number, content: ListContent): Size {
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
  readonly list: { readonly width: number };
  readonly chips: ChipLayout;
  readonly rows: ListRows;
  readonly recent: { readonly width: number };
  /** Height of all lists, where they stand below the rooms of a department alone. */
  readonly lists: number;
  readonly hasListsAbreast: boolean;
}

function placesOf(screen: ScreenLayout, panelCount: number, content: ListContent): Places {
  if (screen.isShared) return shared(screen, panelCount, content);
  return screen.orientation === 'landscape' ? landscape(screen, content) : portrait(screen, content);
}

function landscape(screen: ScreenLayout, content: ListContent): Places {
  const list = { width: LISTS_WIDTH };
  const chips = chipsIn(list, { columnsMax: 3, sizeMax: 44 }, content);
  return {
    points: { width: screen.width - LISTS_COLUMN, height: screen.height - HEADING },
    ...{ list, chips, rows: rowsBeside(screen.height, chips.columns, content) },
    ...{ recent: { width: LISTS_WIDTH }, lists: 0, hasListsAbreast: false },
  };
}

function portrait(screen: ScreenLayout, content: ListContent): Places {
  const width = screen.width - 48;
  const list = { width: width * PORTRAIT_NEXT_SHARE };
  const chips = chipsIn(list, { columnsMax: 2, sizeMax: 44 }, content);
  const { height: lists, ...rows } = portraitLists(screen.height, chips.columns, content);
  return {
    points: { width: screen.width, height: screen.height - lists - 32 - HEADING },
    ...{ list, chips, rows, recent: { width: width * (1 - PORTRAIT_NEXT_SHARE) }, lists, hasListsAbreast: false },
  };
}

function shared(screen: ScreenLayout, panelCount: number, content: ListContent): Places {
  const isWide = screen.orientation === 'landscape';
  const part = (length: number): number => (length - (panelCount - 1) * PANEL_GAP) / panelCount;
  const width = (isWide ? part(screen.width) : screen.width) - 2 * SHARED_PADDING;
  const height = (isWide ? screen.height : part(screen.height)) - 2 * SHARED_PADDING;
  const hasListsAbreast = width > SHARED_WIDE && content.missedCount > 0;
  const listCount = content.missedCount > 0 && !hasListsAbreast ? 2 : 1;
  const list = { width: hasListsAbreast ? (width - GAP) / 2 : width };
  const chips = chipsIn(list, { columnsMax: hasListsAbreast ? 3 : 4, sizeMax: 38 }, content);
  const left = height - SHARED_NAME - listCount * SHARED_LIST;
  const next = sharedRows(left, chips.columns, content);
  return {
    points: { width, height: left - (next - 1) * SHARED_CHIP_ROW },
    ...{
      list,
      chips,
      rows: { next, chipHeight: SHARED_CHIP, recent: 0 },
      recent: { width: 0 },
      lists: 0,
      hasListsAbreast,
    },
  };
}

function chipsIn(
  { width }: { readonly width: number },
  most: { readonly columnsMax: number; readonly sizeMax: number },
  { listLabelLength }: ListContent,
): ChipLayout {
  return chipLayout({ width, gap: CHIP_GAP, ...most }, listLabelLength);
}

function laid(screen: ScreenLayout, content: PanelContent, places: Places): PanelLayout {
  const { unitPx, isShared } = screen;
  const { chips, rows, list, recent } = places;
  const told = (content.hasBanner ? BANNER : 0) + noteHeight(content.noteRows, isShared);
  const { grid, points, isWhole } = fitPoints(
    { ...places.points, height: places.points.height - told },
    { ...content, codeMin: isShared ? SHARED_CODE_MIN : CODE_MIN, gap: isShared ? 12 : 20 },
  );
  return {
    ...{ isWhole, columns: grid.columns, rows: grid.rows, arrangement: grid.arrangement },
    codePx: Math.floor(grid.codeUnits * unitPx * 10) / 10,
    ...{ where: grid.where, idleWhere: grid.idleWhere, letters: grid.letters },
    ...{ listUnits: list.width, recentUnits: recent.width, hasListsAbreast: places.hasListsAbreast },
    chipColumns: chips.columns,
    chipPx: Math.floor(chips.size * unitPx * 10) / 10,
    ...{ chipHeightPx: rows.chipHeight * unitPx, listsPx: places.lists * unitPx },
    capacity: { points, next: rows.next * chips.columns, recent: rows.recent, missed: chips.columns },
  };
}

const NO_PLACE: Size = { width: 0, height: 0 };

/** In a column nothing has to take turns: it is as long as it has to be. */
function flow(screen: ScreenLayout, content: PanelContent): PanelLayout {
  const chips = chipLayout({ width: screen.width, gap: 16, columnsMax: 3, sizeMax: 40 }, content.listLabelLength);
  const codePx = Math.min(44, (screen.width * screen.unitPx * 0.5) / (content.labelLength * 0.64));
  return {
    ...{ isWhole: true, columns: 1, rows: content.rooms.length, arrangement: 'beside', codePx },
    ...{
      where: NO_PLACE,
      idleWhere: NO_PLACE,
      letters: { name: 36, hint: 28 },
      listUnits: screen.width,
      recentUnits: 0,
      hasListsAbreast: false,
    },
    ...{ chipColumns: chips.columns, chipPx: chips.size * screen.unitPx, chipHeightPx: 46, listsPx: 0 },
    capacity: {
      ...{ points: Number.POSITIVE_INFINITY, missed: Number.POSITIVE_INFINITY },
      ...{ next: 4 * chips.columns, recent: 5 },
    },
  };
}
