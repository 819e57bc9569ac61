/**
 * How the lists beside or below a department's rooms share their place: who is next comes first, then the last calls. What
 * one does not need, another has. Lengths are in units, as the styles draw them.
 */

/** What stands in the lists. */
export interface ListCounts {
  readonly nextCount: number;
  readonly recentCount: number;
  readonly missedCount: number;
}

/** Rows of the two lists whose lengths change. */
export interface ListRows {
  /** Rows of codes, and the height of each. */
  readonly next: number;
  readonly chipHeight: number;
  readonly recent: number;
}

/** A list's heading. */
export const HEADING = 64;
/** The space below a list. */
export const GAP = 24;
/** A row of codes. */
export const CHIP = 78;
/** The space between rows of codes, and between their columns. */
export const CHIP_GAP = 14;

/** A row of the last calls. */
export const CALL = 62;

/** A row of codes of a department that shares the screen. */
export const SHARED_CHIP = 68;

// A room there before its list has another row, and what may be told above.
const SHARED_ROOM = 150;
const SHARED_NOTES = 100;
// Lower codes touch their borders.
const CHIP_HEIGHTS = [CHIP, 72, 64] as const;
// "Last called" is for who heard that somebody was called, and looked up too late: three calls back.
const RECENT_LEAST = 3;
const RECENT_MAX = 8;
const PORTRAIT_LISTS = 540;
const PORTRAIT_LISTS_MAX = 900;
// What a room is given on a tall screen before the lists have more.
const PORTRAIT_ROOM = 330;

const missedHeight = (count: number): number => (count > 0 ? HEADING + CHIP + GAP : 0);
const recentHeight = (rows: number): number => (rows > 0 ? HEADING + rows * CALL + GAP : 0);
const codeRows = (height: number, chip: number): number => Math.floor((height + CHIP_GAP) / (chip + CHIP_GAP));

/** Shares a column of `height` beside the rooms. @param columns - of the list of codes. */
export function rowsBeside(height: number, columns: number, counts: ListCounts): ListRows {
  const room = height - HEADING - missedHeight(counts.missedCount);
  const wanted = Math.max(1, Math.ceil(counts.nextCount / columns));
  const left = room - recentHeight(Math.min(counts.recentCount, RECENT_LEAST));
  const { rows: next, chipHeight } = codesIn(left, wanted);
  const forRecent = room - next * (chipHeight + CHIP_GAP) + CHIP_GAP - HEADING - GAP;
  return { next, chipHeight, recent: Math.max(0, Math.min(RECENT_MAX, Math.floor(forRecent / CALL))) };
}

/** As many rows of codes as are wanted and there is room for: rather lower ones than fewer. */
function codesIn(height: number, wanted: number): { rows: number; chipHeight: number } {
  let best: { rows: number; chipHeight: number } = { rows: 1, chipHeight: CHIP };
  for (const chipHeight of CHIP_HEIGHTS) {
    const rows = Math.min(wanted, codeRows(height, chipHeight));
    if (rows > best.rows) best = { rows, chipHeight };
  }
  return best;
}

/** Height and rows of the lists below the rooms of a tall screen. @param height - of rooms and lists. */
export function portraitLists(
  height: number,
  columns: number,
  counts: ListCounts & { readonly roomCount: number },
): ListRows & { readonly height: number } {
  const missed = missedHeight(counts.missedCount);
  const wanted = Math.max(1, Math.ceil(counts.nextCount / columns));
  const nextHeight = HEADING + wanted * (CHIP + CHIP_GAP) - CHIP_GAP + GAP + missed;
  const most = Math.min(PORTRAIT_LISTS_MAX, height - counts.roomCount * PORTRAIT_ROOM);
  const lists = Math.max(PORTRAIT_LISTS, Math.min(most, nextHeight));
  const { rows, chipHeight } = codesIn(lists - HEADING - missed, wanted);
  return { height: lists, next: rows, chipHeight, recent: Math.floor((lists - HEADING) / CALL) };
}

/** Rows of codes of a department that shares the screen: more where its rooms leave their place unused. */
export function sharedRows(
  height: number,
  columns: number,
  { nextCount, roomCount }: { readonly nextCount: number; readonly roomCount: number },
): number {
  const wanted = Math.max(1, Math.ceil(nextCount / columns));
  const spare = height - Math.max(1, roomCount) * SHARED_ROOM - SHARED_NOTES;
  return Math.max(1, Math.min(wanted, 1 + Math.floor(spare / (SHARED_CHIP + CHIP_GAP))));
}
