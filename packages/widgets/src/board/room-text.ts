import { LETTERS_MIN, ROOM_MIN } from './legible.ts';
import type { TextWidth } from './text-fit.ts';
import { rowsOf } from './text-fit.ts';

/** What a room is called, and what its patients are told below. */
export interface RoomText {
  readonly name: string;
  /** In one row where it fits, else each in rows of its own: no doctor's name is broken where a line could be. */
  readonly told: readonly string[];
  /** The same in fewer words, for where there is no room for them. */
  readonly brief: readonly string[];
  /** Nobody is called there: its texts may have the place of the code. */
  readonly isIdle: boolean;
}

/** Sizes of a room's letters; in units. */
export interface RoomLetters {
  readonly name: number;
  readonly hint: number;
}

/** How a room's texts stand in their place; in units. */
export interface RoomFit extends RoomLetters {
  readonly nameRows: number;
  /** Paragraphs of what its patients are told, and the most rows of each. */
  readonly hints: readonly string[];
  readonly hintRows: number;
}

/** The smallest letters of a room. */
export const LEAST_LETTERS: RoomLetters = { name: ROOM_MIN, hint: LETTERS_MIN };

const NAME_LINE = 1.3;
const HINT_LINE = 1.3;
const NAME_ROWS_MAX = 2;
const HINT_ROWS_MAX = 3;
// No hospital has a word this wide on a door: a longer one was written without spaces, and is broken like any text. In ems.
const WORD_MAX = 22;
const SEPARATOR = ' · ';
const SCALES = [1, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4] as const;

/** The sizes that letters of these have at each step of making them smaller; none is below what can be read. */
export function smallerLetters(most: RoomLetters): readonly RoomLetters[] {
  return SCALES.map((scale) => ({
    name: Math.max(ROOM_MIN, most.name * scale),
    hint: Math.max(LETTERS_MIN, most.hint * scale),
  }));
}

/**
 * Height of a room's texts in rows that end where words end; infinite where they need more rows than are read. Only a word
 * that no row is made for goes on in the next.
 */
export function roomHeight(text: RoomText, width: number, letters: RoomLetters, widthOf: TextWidth): number {
  const { nameRows, hints, hintRows } = rowsIn(text, width, letters, widthOf);
  const isBroken =
    isWordBroken(text.name, width / letters.name, widthOf) ||
    hints.some((hint) => isWordBroken(hint, width / letters.hint, widthOf));
  if (isBroken || nameRows > NAME_ROWS_MAX || hintRows > HINT_ROWS_MAX) return Number.POSITIVE_INFINITY;
  return heightOfRows({ nameRows, hintRows }, letters);
}

/** Height of a room's texts in their smallest letters, in however many rows. */
export function leastHeight(text: RoomText, width: number, widthOf: TextWidth): number {
  return heightOfRows(rowsIn(text, width, LEAST_LETTERS, widthOf), LEAST_LETTERS);
}

function heightOfRows(
  { nameRows, hintRows }: { readonly nameRows: number; readonly hintRows: number },
  { name, hint }: RoomLetters,
): number {
  return nameRows * name * NAME_LINE + hintRows * hint * HINT_LINE;
}

/** The largest of some sizes at which a room's texts fit; rather in fewer words than cut off, and never smaller. */
export function roomFit(
  text: RoomText,
  place: { readonly width: number; readonly height: number },
  sizes: readonly RoomLetters[],
  widthOf: TextWidth,
): RoomFit {
  const brief = { ...text, told: text.brief };
  let [least, shown]: readonly [RoomLetters, RoomText] = [LEAST_LETTERS, brief];
  const tried = [text, brief].flatMap((one) => sizes.map((letters) => [letters, one] as const));
  const fitting = tried.find(([letters, one]) => roomHeight(one, place.width, letters, widthOf) <= place.height);
  if (fitting !== undefined) [least, shown] = fitting;
  const { nameRows, hints } = rowsIn(shown, place.width, least, widthOf);
  const rowsLeft = Math.floor((place.height - least.hint * HINT_LINE) / (least.name * NAME_LINE) + 0.01);
  const nameRowsShown = Math.min(nameRows, Math.max(NAME_ROWS_MAX, rowsLeft));
  const left = Math.floor((place.height - nameRowsShown * least.name * NAME_LINE) / (least.hint * HINT_LINE) + 0.01);
  const told = hints.slice(0, Math.max(1, left));
  return { ...least, nameRows: nameRowsShown, hints: told, hintRows: Math.max(1, left - told.length + 1) };
}

function rowsIn(
  { name, told }: RoomText,
  width: number,
  letters: RoomLetters,
  widthOf: TextWidth,
): { nameRows: number; hints: readonly string[]; hintRows: number } {
  const bold = (text: string): number => widthOf(text, true);
  const rows = (text: string): number => rowsOf(text, width / letters.hint, bold);
  const joined = told.join(SEPARATOR);
  const hints = told.length < 2 || rows(joined) === 1 ? [joined] : told;
  return {
    nameRows: rowsOf(name, width / letters.name, bold),
    hints,
    hintRows: hints.reduce((count, hint) => count + rows(hint), 0),
  };
}

function isWordBroken(text: string, widthEms: number, widthOf: TextWidth): boolean {
  const bold = (word: string): number => widthOf(word, true);
  return text.split(/\s+/).some((word) => bold(word) <= WORD_MAX && rowsOf(word, widthEms, bold) > 1);
}
