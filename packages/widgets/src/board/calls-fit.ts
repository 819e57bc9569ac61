import type { PanelLayout } from './board-layout.ts';
import type { BoardCall } from './board-view.ts';
import { LETTERS_MIN } from './legible.ts';
import { CALL } from './list-rows.ts';
import type { TextWidth } from './text-fit.ts';
import { fitTexts, rowsOf } from './text-fit.ts';

/** Sizes of the last calls, in units: each is a code, a room and a time. */
export interface CallsFit {
  readonly code: number;
  readonly codeWidth: number;
  readonly place: number;
  readonly placeRows: number;
  /** Of each call that is shown: how many rows the room's name has below the code; 0 for one beside it. */
  readonly rows: readonly number[];
}

const PADDING = 24;
const CODE_MOST = 40;
const TIME = 32;
const SAFETY = 1.02;
const ROWS_BESIDE = 2;
// As the styles draw a call with its room below the code.
const LONG_AROUND = 16;
const CODE_LINE = 1.25;
const PLACE_LINE = 1.1;

/** Sizes in a column that is as long as it has to be. */
export function flowCalls(calls: readonly BoardCall[]): CallsFit {
  return { code: 32, codeWidth: 0, place: 32, placeRows: 99, rows: calls.map(() => 0) };
}

/**
 * Finds how the last calls stand in their list. A room's name has two rows beside the code, which gives up some of its width
 * for it. A name that is longer still stands below its code, in as many rows as it needs, and the oldest calls make room:
 * rather fewer calls than a part of where to go.
 */
export function callsFit(
  calls: readonly BoardCall[],
  { recentUnits, capacity }: Pick<PanelLayout, 'recentUnits' | 'capacity'>,
  widthOf: TextWidth,
): CallsFit {
  const regular = (text: string): number => widthOf(text);
  const widest = (texts: readonly string[], isBold: boolean): number =>
    texts.reduce((most, text) => Math.max(most, widthOf(text, isBold)), 0);
  const codeEms = widest(
    calls.map(({ label }) => label),
    true,
  );
  const time = widest(
    calls.map((call) => call.time),
    false,
  );
  const widthBeside = (code: number): number => recentUnits - time * TIME - PADDING - (codeEms * code * SAFETY + 12);
  const rowsBeside = (name: string, code: number, size: number): number =>
    rowsOf(name, widthBeside(code) / size, regular);
  const isLong = (name: string): boolean => rowsBeside(name, LETTERS_MIN, LETTERS_MIN) > ROWS_BESIDE;
  const names = calls.map(({ pointName }) => pointName).filter((name) => !isLong(name));
  const rows = calls.map(({ pointName }) =>
    isLong(pointName) ? rowsOf(pointName, recentUnits / LETTERS_MIN, regular) : 0,
  );
  const most = Math.max(LETTERS_MIN, Math.min(CODE_MOST, (recentUnits * 0.5) / Math.max(1, codeEms)));
  for (let code = most; ; code = Math.max(LETTERS_MIN, code * 0.9)) {
    const codeWidth = codeEms * code * SAFETY + 12;
    const place = { width: widthBeside(code), height: 60, sizeMax: CODE_MOST, sizeMin: LETTERS_MIN };
    const fit = fitTexts(names, { ...place, lineHeight: PLACE_LINE, rowsMax: ROWS_BESIDE }, regular);
    const isWhole = names.every((name) => rowsBeside(name, code, fit.size) <= fit.rows);
    if (isWhole || code === LETTERS_MIN) {
      return {
        code,
        codeWidth,
        place: fit.size,
        placeRows: fit.rows,
        rows: rowsThatFit(rows, code, capacity.recent * CALL),
      };
    }
  }
}

/** The rows of as many calls as there is room for. A name that is longer than all of it has the rows there are. */
function rowsThatFit(rows: readonly number[], code: number, height: number): readonly number[] {
  const around = LONG_AROUND + Math.max(code, TIME) * CODE_LINE;
  const most = Math.max(1, Math.floor((height - around) / (LETTERS_MIN * PLACE_LINE)));
  let left = height;
  return rows
    .map((count) => Math.min(count, most))
    .filter((count) => {
      left -= count === 0 ? CALL : around + count * LETTERS_MIN * PLACE_LINE;
      return left >= 0;
    });
}
