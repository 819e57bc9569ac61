import type { BoardStrings } from '../locales/board-strings.ts';
import type { PanelLayout, ScreenLayout } from './board-layout.ts';
import type { BoardPoint, PanelView } from './board-view.ts';
import { callsFit, flowCalls } from './calls-fit.ts';
import { LETTERS_MIN } from './legible.ts';
import type { RoomText } from './room-text.ts';
import { LEAST_LETTERS, roomFit, roomHeight, smallerLetters } from './room-text.ts';
import type { TextWidth } from './text-fit.ts';
import { fitTexts } from './text-fit.ts';

/** Sizes of the texts on a department's panel, so that none is cut off; in CSS pixels. */
export interface PanelFit {
  /** Of each room, by its id. */
  readonly rooms: ReadonlyMap<string, RoomSizes>;
  /** Whether a dash stands in a code's place in rooms where nobody is. */
  readonly hasDash: boolean;
  /** Of the department's name where it shares the screen. */
  readonly titlePx: number;
  /** Of the last calls: the code, the width it has, and the room's name. */
  readonly callPx: number;
  readonly callWidthPx: number;
  readonly placePx: number;
  readonly placeRows: number;
  /** Rows of the room's name below its code, for each that is shown; 0 beside the code. */
  readonly callRows: readonly number[];
  readonly next: HeadingFit;
  readonly missed: HeadingFit;
}

/** Sizes of a room's name and of what its patients are told, with its paragraphs. */
export interface RoomSizes {
  readonly namePx: number;
  readonly nameRows: number;
  readonly hintPx: number;
  readonly hints: readonly string[];
  readonly hintRows: number;
}

/** Sizes of a list's heading, and of the few words beside it; these are left out where there is no room for them. */
export interface HeadingFit {
  readonly px: number;
  readonly legendPx: number;
  readonly legend: string;
}

/** What the sizes depend on. */
export interface FitSetting {
  readonly screen: ScreenLayout;
  /** Width of the panel, in units. */
  readonly width: number;
  /** What {@link hasDashes} says of all panels of the board. */
  readonly hasDash: boolean;
  readonly words: Pick<BoardStrings, 'next' | 'missed' | 'missedHint' | 'more'>;
  readonly widthOf: TextWidth;
}

/** Finds the sizes of all texts that a panel shows, on whichever page. */
export function panelFit(view: PanelView, layout: PanelLayout, setting: FitSetting): PanelFit {
  const { screen, words, widthOf } = setting;
  const px = (units: number): number => Math.floor(units * screen.unitPx * 10) / 10;
  const shown = view.recent.slice(0, layout.capacity.recent);
  const calls = screen.orientation === 'flow' ? flowCalls(shown) : callsFit(shown, layout, widthOf);
  const heading = (texts: readonly [string, string]): HeadingFit => {
    const { size, legendSize } = headingUnits(texts, layout, setting);
    return { px: px(size), legendPx: px(legendSize), legend: legendSize === 0 ? '' : texts[1] };
  };
  const more = view.next.length - layout.capacity.next;
  const beside = screen.isShared ? (view.waitingText ?? '') : more > 0 ? words.more(more) : '';
  return {
    rooms: roomSizes(view, layout, setting),
    hasDash: setting.hasDash,
    titlePx: px(titleUnits(view, setting)),
    ...{ callPx: px(calls.code), callWidthPx: px(calls.codeWidth) },
    ...{ placePx: px(calls.place), placeRows: calls.placeRows, callRows: calls.rows },
    next: heading([words.next, beside]),
    missed: heading([words.missed, words.missedHint]),
  };
}

/**
 * What a board tells of each room. Where there is room for one line alone, as on a shared screen, rooms in which the same goes
 * on tell the same: who is inside with whom where all can be told so, else that somebody is.
 */
export function roomTexts(points: readonly BoardPoint[], isShared: boolean): readonly RoomText[] {
  const inside = points.filter(({ stage }) => stage === 'inside');
  const isNamed = isShared && inside.every(({ doctorName }) => doctorName !== null);
  return points.map(({ name, stage, hint, doctorName }) => {
    const brief = [(isNamed && stage === 'inside' && doctorName) || hint];
    const told = isShared || doctorName === null ? brief : [hint, doctorName];
    return { name, told, brief, isIdle: stage === 'idle' };
  });
}

/**
 * Whether there is room for a dash in a code's place in each room where nobody is. Above it, a dash gives its place to a text
 * that needs it, and to what is told of a doctor who calls nobody; where one room has none, all others have none either.
 */
export function hasDashes(
  { points }: PanelView,
  { arrangement, where, idleWhere }: PanelLayout,
  { screen, widthOf }: Pick<FitSetting, 'screen' | 'widthOf'>,
): boolean {
  if (screen.orientation === 'flow') return true;
  const isBeside = arrangement === 'beside';
  const place = isBeside ? idleWhere : where;
  const isDoctors = points.some(({ stage, doctorName }) => stage === 'idle' && doctorName !== null);
  const idle = roomTexts(points, screen.isShared).filter(({ isIdle }) => isIdle);
  const isRoomy = idle.every((text) => roomHeight(text, place.width, LEAST_LETTERS, widthOf) <= place.height);
  return isRoomy && (isBeside || !isDoctors);
}

const NO_LIMIT = 99;
const FLOW = { namePx: 18, nameRows: NO_LIMIT, hintPx: 14, hintRows: NO_LIMIT };

function roomSizes(
  { points }: PanelView,
  { arrangement, where, idleWhere, letters }: PanelLayout,
  { screen, hasDash, widthOf }: FitSetting,
): ReadonlyMap<string, RoomSizes> {
  const sizes = smallerLetters(letters);
  const px = (units: number): number => Math.floor(units * screen.unitPx * 10) / 10;
  const texts = roomTexts(points, screen.isShared);
  if (screen.orientation === 'flow') {
    const inRows = (index: number) => [(texts[index]?.told ?? []).join(' · ')];
    return new Map(points.map(({ id }, index) => [id, { ...FLOW, hints: inRows(index) }]));
  }
  const idlePlace = hasDash && arrangement === 'above' ? where : idleWhere;
  const placed = points.flatMap(({ id }, index) => {
    const text = texts[index];
    return text === undefined ? [] : [{ id, text, place: text.isIdle ? idlePlace : where }];
  });
  const isWhole = placed.every(
    ({ text, place }) => roomHeight(text, place.width, LEAST_LETTERS, widthOf) <= place.height,
  );
  const fits = placed.map(({ id, text, place }) => {
    // A name in one room and none in the next would look forgotten.
    const told = isWhole ? text : { ...text, told: text.brief };
    return { id, ...roomFit(told, place, sizes, widthOf) };
  });
  const shared = sharedName(fits.map(({ name }) => name));
  return new Map(
    fits.map(({ id, name, hint, ...fit }) => [id, { ...fit, namePx: px(shared ?? name), hintPx: px(hint) }]),
  );
}

const ALIKE = 0.7;

/** The size all rooms' names may have, so that a page is calm; null where one long name would make the others much smaller. */
function sharedName(sizes: readonly number[]): number | null {
  const least = Math.min(...sizes);
  return least >= Math.max(...sizes) * ALIKE ? least : null;
}

function titleUnits({ name }: PanelView, { screen, width, widthOf }: FitSetting): number {
  if (!screen.isShared) return 0;
  const place = { width, height: 66, sizeMax: 46, sizeMin: LETTERS_MIN, lineHeight: 1.25, rowsMax: 2 };
  return fitTexts([name], place, (text) => widthOf(text, true)).size;
}

const LEGEND = 0.82;
const LEGEND_GAP = 0.6;
const SAFETY = 1.02;

function headingUnits(
  [heading, legend]: readonly [string, string],
  { listUnits }: PanelLayout,
  { screen, widthOf }: FitSetting,
): { readonly size: number; readonly legendSize: number } {
  if (screen.orientation === 'flow') return { size: 32, legendSize: 28 };
  for (let size = screen.isShared ? 32 : 34; size >= LETTERS_MIN; size -= 1) {
    const legendSize = Math.max(LETTERS_MIN, size * LEGEND);
    const width = widthOf(heading, true) * size + (widthOf(legend) + LEGEND_GAP) * legendSize;
    if (width * SAFETY <= listUnits) return { size, legendSize };
  }
  return { size: LETTERS_MIN, legendSize: 0 };
}
