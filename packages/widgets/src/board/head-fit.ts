import type { ScreenLayout } from './board-layout.ts';
import type { PanelView } from './board-view.ts';
import { LETTERS_MIN } from './legible.ts';
import type { TextWidth } from './text-fit.ts';
import { fitTexts } from './text-fit.ts';

/** Sizes of what stands at a board's head; in CSS pixels. */
export interface HeadFit {
  readonly headingPx: number;
  readonly headingRows: number;
  readonly hospitalPx: number;
}

/** What stands at a board's head. */
export interface HeadContent {
  readonly heading: string;
  readonly hospital: string;
  readonly clock: { readonly time: string; readonly date: string };
  readonly screen: ScreenLayout;
}

// As the styles draw them, in units.
const CLOCK_MARGIN = 40;
const TIME = 84;
const DATE = 30;
const DATE_MARGIN = 28;
const HEAD = 148;
const SHARED_WIDE_HEAD = 110;
const HOSPITAL_ROW = 43;
const HEADING_LINE = 1.4;
const HOSPITAL_LINE = 1.25;

/** Finds how large hospital and department can be beside the clock. */
export function headFit({ heading, hospital, clock, screen }: HeadContent, widthOf: TextWidth): HeadFit {
  const { unitPx, isShared, orientation, width } = screen;
  if (orientation === 'flow') return { headingPx: 26, headingRows: 99, hospitalPx: 14 };
  const isRow = isShared && orientation === 'landscape';
  const [time, date] = [widthOf(clock.time, true) * TIME, widthOf(clock.date) * DATE];
  const names = width - CLOCK_MARGIN - (isRow ? time + DATE_MARGIN + date : Math.max(time, date));
  const height = (isRow ? SHARED_WIDE_HEAD : HEAD) - (hospital === '' ? 0 : HOSPITAL_ROW);
  const title = fitTexts(
    [heading],
    { width: names, height, sizeMax: hospital === '' ? 72 : 64, sizeMin: 34, lineHeight: HEADING_LINE, rowsMax: 3 },
    (text) => widthOf(text, true),
  );
  const name = fitTexts(
    [hospital],
    { width: names, height: HOSPITAL_ROW, sizeMax: 34, sizeMin: LETTERS_MIN, lineHeight: HOSPITAL_LINE, rowsMax: 1 },
    widthOf,
  );
  const px = (units: number): number => Math.floor(units * unitPx * 10) / 10;
  return { headingPx: px(title.size), headingRows: title.rows, hospitalPx: px(name.size) };
}

/** What stands at a board's foot beside its sentences. */
export interface FootContent {
  readonly screen: ScreenLayout;
  /** The department's that has the board to itself. */
  readonly view: PanelView | null;
  readonly staleText: string | null;
  /** What the button says that repeats a call; null without one. */
  readonly again: string | null;
  readonly widthOf: TextWidth;
}

/** Sizes at a board's foot; in CSS pixels. */
export interface FootFit {
  /** The width that is left for its sentences, in ems of their size. */
  readonly wordsEms: number;
  readonly figuresPx: number;
  readonly stalePx: number;
}

const GAP = 28;
const LETTERS = 32;
const WORDS_LEAST = 320;
const STALE = 40;
const STALE_SIDES = 60;

/** Finds the sizes of what stands at a board's foot. */
export function footFit({ screen, view, staleText, again, widthOf }: FootContent): FootFit {
  const { width, unitPx } = screen;
  // On a tall screen the figures have a row of their own, as has what is old.
  const isRow = screen.orientation === 'portrait';
  const status = view?.statusText ?? null;
  const badge = status === null ? 0 : widthOf(status, true) * LETTERS + 52 + GAP;
  const button = again === null ? 0 : widthOf(again, true) * 30 + 60 + GAP;
  const [waiting, expected] = [widthOf(view?.waitingText ?? '', true), widthOf(view?.expectedText ?? '')];
  const figuresEms = isRow ? waiting + expected : Math.max(waiting, expected);
  const staleEms = widthOf(staleText ?? '', true);
  const place = isRow ? width - GAP : width - badge - button - WORDS_LEAST;
  const sizeIn = (ems: number, sides: number, sizeMax: number): number =>
    Math.max(LETTERS_MIN, Math.min(sizeMax, (place - sides) / Math.max(1, ems * 1.02)));
  const [figures, stale] = [sizeIn(figuresEms, 0, LETTERS), sizeIn(staleEms, STALE_SIDES, STALE)];
  const told = staleText === null ? figuresEms * figures : staleEms * stale + STALE_SIDES;
  const beside = badge + button + (isRow || told === 0 ? 0 : told + GAP);
  const px = (units: number): number => Math.floor(units * unitPx * 10) / 10;
  return { wordsEms: Math.max(WORDS_LEAST, width - beside) / LETTERS, figuresPx: px(figures), stalePx: px(stale) };
}
