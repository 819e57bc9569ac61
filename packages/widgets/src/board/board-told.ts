import { noteHeight } from './board-layout.ts';
import type { BoardBanner, PanelView } from './board-view.ts';
import type { Size } from './point-grid.ts';
import type { TextWidth } from './text-fit.ts';
import { fitTexts, rowsOf, textPages } from './text-fit.ts';

/**
 * What stands over a department's rooms: a banner where it does not call, and notes of sessions that are not as planned.
 * Whoever is late is what people most want to know: a note keeps its place whatever calls, and only notes among
 * themselves take turns.
 */

const TURN_MS = 8_000;
const NOTE_ROWS_MAX = 2;
// A word in a row of its own in a banner that fills a panel is not worth a smaller one.
const TITLE_ROWS_MAX = 3;

/** What is told over the rooms now. */
export interface BoardTold {
  readonly banner: BoardBanner | null;
  /** Size of the banner's title, in units. */
  readonly titleUnits: number;
  /** What of a department that shares the screen is old; null elsewhere. */
  readonly staleText: string | null;
  readonly notes: readonly string[];
  /** Rows of the notes that have most; the same at every turn, so that rooms keep their sizes. */
  readonly noteRows: number;
}

/** Where and when it is told. */
export interface ToldSetting {
  readonly place: Size;
  readonly isShared: boolean;
  readonly staleText: string | null;
  readonly nowMs: number;
  readonly widthOf: TextWidth;
}

// As the styles draw them: letters, height of a row, paddings and margins in units.
const ALONE = { text: 34, row: 46, sides: 76, titleMax: 50, titleMin: 36, height: 160 };
const WHOLE = { text: 46, row: 70, sides: 132, titleMax: 84, titleMin: 50, around: 104 };
const SHARED = { text: 26, sides: 52 };
const SHARED_WHOLE = { text: 32, row: 51, sides: 52, titleMax: 48, titleMin: 30, around: 80 };
const TITLE_LINE = 1.25;
// The heading of rooms, where there are none.
const HEADING = 64;

/** Decides what is told over a department's rooms at an instant. */
export function toldNow(view: PanelView, setting: ToldSetting): BoardTold {
  const { isShared, place } = setting;
  const isWhole = view.banner !== null && view.points.length === 0;
  const told = notesNow(view, setting);
  const none = { ...told, banner: null, titleUnits: 0 };
  if (view.banner === null || (isShared && !isWhole)) return none;
  const notes = noteHeight(told.noteRows, isShared);
  // In a column everything stands at once.
  const height = Number.isFinite(place.height) ? ALONE.height : place.height;
  if (!isWhole) return { ...told, ...bannerNow(view.banner, setting, { ...ALONE, height }) };
  const looks = isShared ? SHARED_WHOLE : WHOLE;
  const left = place.height + (isShared ? 0 : HEADING) - notes - looks.around;
  return { ...told, ...bannerNow(view.banner, setting, { ...looks, height: left }) };
}

function notesNow(
  view: PanelView,
  { isShared, staleText, place, nowMs, widthOf }: ToldSetting,
): Pick<BoardTold, 'notes' | 'noteRows' | 'staleText'> {
  const { banner } = view;
  // On a shared screen there is no banner over rooms.
  const brief = banner !== null && isShared && view.points.length > 0 ? [banner.brief] : [];
  const notes = [...brief, ...view.notes];
  const stale = isShared ? staleText : null;
  const { text, sides } = isShared ? SHARED : ALONE;
  const widthEms = (place.width - sides) / text;
  const pages = textPages(
    notes,
    { widthEms, rowsMax: Number.isFinite(place.height) ? NOTE_ROWS_MAX : place.height },
    widthOf,
  );
  const rows = (texts: readonly string[]): number =>
    texts.reduce((count, one) => count + rowsOf(one, widthEms, widthOf), 0);
  return {
    staleText: stale,
    notes: pageNow(pages, nowMs),
    noteRows: Math.max(0, ...pages.map(rows)) + (stale === null ? 0 : rows([stale])),
  };
}

interface BannerLooks {
  readonly text: number;
  readonly row: number;
  readonly sides: number;
  readonly titleMax: number;
  readonly titleMin: number;
  readonly height: number;
}

function bannerNow(
  banner: BoardBanner,
  { place, nowMs, widthOf }: ToldSetting,
  { text, row, sides, titleMax, titleMin, height }: BannerLooks,
): Pick<BoardTold, 'banner' | 'titleUnits'> {
  const width = place.width - sides;
  const bold = (one: string): number => widthOf(one, true);
  const least = Math.max(titleMin * TITLE_LINE, height - row);
  const title = fitTexts(
    [banner.title],
    { width, height: least, sizeMax: titleMax, sizeMin: titleMin, lineHeight: TITLE_LINE, rowsMax: TITLE_ROWS_MAX },
    bold,
  );
  const titleRows = Math.min(title.rows, rowsOf(banner.title, width / title.size, bold));
  const rowsMax = Math.max(1, Math.floor((height - titleRows * title.size * TITLE_LINE) / row));
  const lines = [banner.whose, ...banner.lines].filter((line) => line !== '');
  const pages = textPages(lines, { widthEms: width / text, rowsMax }, widthOf);
  return { banner: { ...banner, whose: '', lines: pageNow(pages, nowMs) }, titleUnits: title.size };
}

/** The page whose turn it is. */
export function pageNow(pages: readonly (readonly string[])[], nowMs: number): readonly string[] {
  return pages[Math.floor(nowMs / TURN_MS) % Math.max(1, pages.length)] ?? [];
}
