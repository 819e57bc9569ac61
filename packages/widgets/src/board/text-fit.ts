import { textParts } from './text-parts.ts';

/**
 * How texts that people wrote find room on a screen that never scrolls: smaller, in more rows, or one after the other, and
 * never cut off while any of these helps. Widths are measured in ems, since a letter of one script is two of another.
 */

/** Width of a text that is set in one row, in ems of its size. */
export type TextWidth = (text: string, isBold?: boolean) => number;

/** Room for a text; lengths in one unit, such as that of the board's drawing. */
export interface TextPlace {
  readonly width: number;
  readonly height: number;
  readonly sizeMax: number;
  /** What is smaller is not read. */
  readonly sizeMin: number;
  /** Height of a row, in ems. */
  readonly lineHeight: number;
  readonly rowsMax: number;
}

/** The size of a text, and the most rows it may have. */
export interface TextFit {
  readonly size: number;
  readonly rows: number;
}

const STEP = 2;
// What browsers add that measuring does not tell: rounding to whole pixels, and kerning across fonts.
const SAFETY = 1.02;

/** How many rows a text has in a place that is `widthEms` wide, broken between its words. */
export function rowsOf(text: string, widthEms: number, widthOf: (text: string) => number): number {
  let rows = 1;
  let taken = 0;
  const space = widthOf(' ');
  for (const word of text.split(/\s+/)) {
    const width = widthOf(word) * SAFETY;
    if (taken > 0 && taken + space + width > widthEms) {
      rows += 1;
      taken = 0;
    }
    // A word longer than its row goes on in the next.
    const broken = width > widthEms ? brokenRows(word, widthEms, widthOf) : null;
    rows += broken === null ? 0 : broken.rows - 1;
    taken = broken === null ? taken + (taken > 0 ? space : 0) + width : broken.taken;
  }
  return rows;
}

// A sign with the marks that stand on it: no row ends between them.
const LETTER = /\P{M}\p{M}*/gu;

/** Rows of a word that is longer than one, and how much of the last it has: each ends where the next letter has no room. */
function brokenRows(
  word: string,
  widthEms: number,
  widthOf: (text: string) => number,
): { readonly rows: number; readonly taken: number } {
  let [rows, taken] = [1, 0];
  for (const letter of word.match(LETTER) ?? []) {
    const width = widthOf(letter) * SAFETY;
    if (taken > 0 && taken + width > widthEms) [rows, taken] = [rows + 1, 0];
    taken += width;
  }
  return { rows, taken };
}

/**
 * The largest size at which each of some texts fits into a place; the least where none does.
 *
 * @example
 * fitTexts(['Cardiology'], { width: 300, height: 90, sizeMax: 72, sizeMin: 40, lineHeight: 1.25, rowsMax: 2 }, widthOf);
 */
export function fitTexts(texts: readonly string[], place: TextPlace, widthOf: (text: string) => number): TextFit {
  const { width, height, sizeMax, sizeMin, lineHeight, rowsMax } = place;
  const rowsAt = (size: number): number => Math.min(rowsMax, Math.max(1, Math.floor(height / (size * lineHeight))));
  for (let size = sizeMax; size > sizeMin; size -= STEP) {
    const rows = rowsAt(size);
    if (texts.every((text) => rowsOf(text, width / size, widthOf) <= rows)) return { size, rows };
  }
  return { size: sizeMin, rows: rowsAt(sizeMin) };
}

/**
 * Puts texts onto pages of so many rows that take turns: as many whole texts on each as it holds. What is too long for one
 * is parted between its words.
 */
export function textPages(
  texts: readonly string[],
  room: { readonly widthEms: number; readonly rowsMax: number },
  widthOf: (text: string) => number,
): readonly (readonly string[])[] {
  const rows = (text: string): number => rowsOf(text, room.widthEms, widthOf);
  const parts = texts.flatMap((text) => (rows(text) <= room.rowsMax ? [text] : partsThatFit(text, room, widthOf)));
  const pages: string[][] = [];
  let left = 0;
  for (const part of parts) {
    const needed = rows(part);
    const page = pages[pages.length - 1];
    if (page === undefined || needed > left) {
      pages.push([part]);
      left = room.rowsMax - needed;
    } else {
      page.push(part);
      left -= needed;
    }
  }
  return pages;
}

function partsThatFit(
  text: string,
  { widthEms, rowsMax }: { readonly widthEms: number; readonly rowsMax: number },
  widthOf: (text: string) => number,
): readonly string[] {
  // Rows end before they are full, where a word ends: a part gets smaller until its rows hold it.
  let parts: readonly string[] = [text];
  for (let share = 1; share >= 0.5; share -= 0.1) {
    parts = textParts(text, widthEms * rowsMax * share, widthOf);
    if (parts.every((part) => rowsOf(part, widthEms, widthOf) <= rowsMax)) return parts;
  }
  return parts;
}
