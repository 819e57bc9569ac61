import type { BoardStrings } from '../locales/board-strings.ts';
import type { PanelLayout, ScreenLayout } from './board-layout.ts';
import type { BoardPoint, PanelView } from './board-view.ts';
import type { TextWidth } from './text-fit.ts';
import { fitTexts, rowsOf } from './text-fit.ts';

/** Sizes of the names on a department's panel, so that none is cut off; in CSS pixels. */
export interface PanelFit {
  readonly namePx: number;
  readonly nameRows: number;
  readonly hintPx: number;
  readonly hintRows: number;
  /** Of the department's name where it shares the screen. */
  readonly titlePx: number;
  /** Of the last calls: the code, the width it has, and the room's name. */
  readonly callPx: number;
  readonly callWidthPx: number;
  readonly placePx: number;
  readonly placeRows: number;
  /** Of the headings of two lists, which have a few words beside them. */
  readonly nextPx: number;
  readonly missedPx: number;
}

/** What the sizes depend on. */
export interface FitSetting {
  readonly screen: ScreenLayout;
  /** Width of the panel, in units. */
  readonly width: number;
  readonly words: Pick<BoardStrings, 'next' | 'missed' | 'missedHint'>;
  readonly widthOf: TextWidth;
}

const NAME_LINE = 1.3;
const SCALES = [1, 0.92, 0.84, 0.76, 0.68, 0.6];
const ROWS = [
  [1, 1],
  [1, 2],
  [2, 1],
  [2, 2],
] as const;

/** Finds the sizes of all names that a panel shows, on whichever page. */
export function panelFit(view: PanelView, layout: PanelLayout, setting: FitSetting): PanelFit {
  const { unitPx, orientation } = setting.screen;
  const px = (units: number): number => Math.floor(units * unitPx * 10) / 10;
  const where = orientation === 'flow' ? FLOW : whereFit(view, layout, setting);
  const calls = orientation === 'flow' ? FLOW_CALLS : callsFit(view, layout, setting);
  const { words } = setting;
  return {
    ...{ namePx: px(where.name), nameRows: where.nameRows, hintPx: px(where.hint), hintRows: where.hintRows },
    titlePx: px(titleUnits(view, setting)),
    ...{ callPx: px(calls.code), callWidthPx: px(calls.codeWidth) },
    ...{ placePx: px(calls.place), placeRows: calls.placeRows },
    nextPx: px(headingUnits([words.next, setting.screen.isShared ? (view.waitingText ?? '') : ''], layout, setting)),
    missedPx: px(headingUnits([words.missed, words.missedHint], layout, setting)),
  };
}

/** What is told beside a room's name: on a shared screen either its doctor or what to do, since one has to do. */
export function hintOf({ stage, hint, doctorName }: BoardPoint, isShared: boolean): string {
  const told = isShared && stage === 'inside' ? [doctorName ?? hint] : isShared ? [hint] : [hint, doctorName];
  return told.filter((text) => text !== null).join(' · ');
}

interface Where {
  readonly name: number;
  readonly nameRows: number;
  readonly hint: number;
  readonly hintRows: number;
}

const NO_LIMIT = 99;
const FLOW: Where = { name: 36, nameRows: NO_LIMIT, hint: 28, hintRows: NO_LIMIT };

function whereFit({ points }: PanelView, { where }: PanelLayout, { screen, widthOf }: FitSetting): Where {
  const { isShared } = screen;
  const [hintMax, hintLine] = isShared ? [26, 1.3] : [30, 1.4];
  const names = [...new Set(points.map(({ name }) => name))];
  const hints = [...new Set(points.map((point) => hintOf(point, isShared)))];
  const bold = (text: string): number => widthOf(text, true);
  const fits = (texts: readonly string[], size: number, rows: number): boolean =>
    texts.every((text) => rowsOf(text, where.width / size, bold) <= rows);
  let best: Where = { name: where.nameUnits, nameRows: 1, hint: hintMax, hintRows: 1 };
  for (const scale of SCALES) {
    for (const [nameRows, hintRows] of ROWS) {
      const [name, hint] = [where.nameUnits * scale, hintMax * scale];
      if (nameRows * name * NAME_LINE + hintRows * hint * hintLine > where.height) continue;
      best = { name, nameRows, hint, hintRows };
      if (fits(names, name, nameRows) && fits(hints, hint, hintRows)) return best;
    }
  }
  return best;
}

function titleUnits({ name }: PanelView, { screen, width, widthOf }: FitSetting): number {
  if (!screen.isShared) return 0;
  const place = { width, height: 66, sizeMax: 46, sizeMin: 22, lineHeight: 1.25, rowsMax: 2 };
  return fitTexts([name], place, (text) => widthOf(text, true)).size;
}

const LEGEND = 0.82;

function headingUnits(
  [heading, legend]: readonly [string, string],
  { listUnits }: PanelLayout,
  { screen, widthOf }: FitSetting,
): number {
  const usual = screen.isShared ? 28 : 34;
  if (screen.orientation === 'flow') return 32;
  const ems = widthOf(heading, true) + (widthOf(legend) + 0.6) * LEGEND;
  return Math.min(usual, listUnits / (ems * 1.02));
}

interface Calls {
  readonly code: number;
  readonly codeWidth: number;
  readonly place: number;
  readonly placeRows: number;
}

const FLOW_CALLS: Calls = { code: 32, codeWidth: 0, place: 32, placeRows: NO_LIMIT };
const CALL_PADDING = 24;
const TIME_UNITS = 32;

/** A row of the last calls is a code, a room and a time; the code is never cut off, the room has what is left. */
function callsFit({ recent }: PanelView, layout: PanelLayout, { widthOf }: FitSetting): Calls {
  const { recentUnits, capacity } = layout;
  const shown = recent.slice(0, capacity.recent);
  const widest = (texts: readonly string[], isBold: boolean): number =>
    texts.reduce((most, text) => Math.max(most, widthOf(text, isBold)), 0);
  const codeEms = widest(
    shown.map(({ label }) => label),
    true,
  );
  const code = Math.max(26, Math.min(40, (recentUnits * 0.5) / Math.max(1, codeEms)));
  const codeWidth = codeEms * code * 1.02 + 12;
  const time = widest(
    shown.map((call) => call.time),
    false,
  );
  const place = { width: recentUnits - codeWidth - time * TIME_UNITS - CALL_PADDING, height: 60 };
  const names = shown.map(({ pointName }) => pointName);
  const fit = fitTexts(names, { ...place, sizeMax: 40, sizeMin: 20, lineHeight: 1.1, rowsMax: 2 }, (text) =>
    widthOf(text),
  );
  return { code, codeWidth, place: fit.size, placeRows: fit.rows };
}
