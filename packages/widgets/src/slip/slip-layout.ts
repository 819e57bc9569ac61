/** Widths of paper that thermal printers take, in millimetres. */
export const PAPERS = ['58', '80'] as const;
/** A width of paper. */
export type Paper = (typeof PAPERS)[number];

/** Dots to a millimetre: 203 to the inch, as nearly all slip printers have. */
export const DOTS_PER_MM = 8;
/** Dots across the part of each paper that is printed. */
export const PRINTED_DOTS: Readonly<Record<Paper, number>> = { 58: 384, 80: 576 };

/** A line of a slip, in order from its top. */
export type SlipLine =
  | { readonly kind: 'text'; readonly text: string; readonly sizeDots: number; readonly isBold: boolean }
  /** As large as the width allows. */
  | { readonly kind: 'code'; readonly text: string; readonly sizeDotsMax: number }
  | { readonly kind: 'rule' }
  | { readonly kind: 'link'; readonly modules: readonly (readonly boolean[])[] };

/** A line with its place; lengths in dots. */
export type PlacedLine =
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly sizeDots: number;
      readonly isBold: boolean;
      readonly top: number;
    }
  | { readonly kind: 'rule'; readonly top: number }
  | {
      readonly kind: 'link';
      readonly modules: readonly (readonly boolean[])[];
      readonly moduleDots: number;
      readonly left: number;
      readonly top: number;
    };

/** Measures a text of a size, in dots. */
export type Measure = (text: string, look: { readonly sizeDots: number; readonly isBold: boolean }) => number;

/** Room for marks above and below the letters of any script. */
const LINE_HEIGHT = 1.45;
/** Around a code to scan, in its modules. */
const QUIET_MODULES = 4;
/** Larger modules read no better, and paper costs. */
const MODULE_DOTS_MAX = 8;

/** Places the lines of a slip on a width of paper: texts broken between words, the code made to fit. */
export function placeLines(
  lines: readonly SlipLine[],
  widthDots: number,
  measure: Measure,
): { readonly lines: readonly PlacedLine[]; readonly heightDots: number } {
  const gap = Math.round(widthDots / 48);
  const placed: PlacedLine[] = [];
  let top = gap;
  for (const line of lines) {
    if (line.kind === 'rule') {
      placed.push({ kind: 'rule', top: top + gap });
      top += 3 * gap;
    } else if (line.kind === 'link') {
      const count = line.modules.length + 2 * QUIET_MODULES;
      const moduleDots = Math.max(1, Math.min(MODULE_DOTS_MAX, Math.floor(widthDots / count)));
      const left = Math.floor((widthDots - line.modules.length * moduleDots) / 2);
      placed.push({ ...line, moduleDots, left, top: top + QUIET_MODULES * moduleDots });
      top += count * moduleDots;
    } else {
      const look = line.kind === 'code' ? fitted(line, widthDots, measure) : line;
      for (const text of line.kind === 'code' ? [line.text] : wrapped(line, widthDots, measure)) {
        placed.push({ kind: 'text', text, sizeDots: look.sizeDots, isBold: look.isBold, top });
        top += Math.ceil(look.sizeDots * (line.kind === 'code' ? 1.2 : LINE_HEIGHT));
      }
    }
  }
  return { lines: placed, heightDots: top + 2 * gap };
}

function fitted(
  { text, sizeDotsMax }: { text: string; sizeDotsMax: number },
  widthDots: number,
  measure: Measure,
): { sizeDots: number; isBold: boolean } {
  const width = measure(text, { sizeDots: sizeDotsMax, isBold: true });
  const share = Math.min(1, (widthDots * 0.96) / Math.max(1, width));
  return { sizeDots: Math.floor(sizeDotsMax * share), isBold: true };
}

function wrapped(line: SlipLine & { kind: 'text' }, widthDots: number, measure: Measure): readonly string[] {
  const rows: string[] = [];
  let row = '';
  for (const word of line.text.split(/\s+/)) {
    const longer = row === '' ? word : `${row} ${word}`;
    if (row !== '' && measure(longer, line) > widthDots * 0.96) {
      rows.push(row);
      row = word;
    } else row = longer;
  }
  return row === '' ? rows : [...rows, row];
}
