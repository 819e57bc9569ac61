import type { BoardFacts, BoardSource } from './board-facts.ts';
import type { PanelContent, PanelLayout, ScreenLayout } from './board-layout.ts';
import { panelLayout, roomsPlace, screenLayout } from './board-layout.ts';
import type { BoardPage, PageTurn } from './board-pages.ts';
import { pagesOf, turnPage } from './board-pages.ts';
import type { BoardTold } from './board-told.ts';
import { pageNow, toldNow } from './board-told.ts';
import type { BoardCall, PanelView } from './board-view.ts';
import { boardClock, panelView } from './board-view.ts';
import type { FootFit, HeadFit } from './head-fit.ts';
import { footFit, headFit } from './head-fit.ts';
import type { PanelFit } from './panel-fit.ts';
import { hasDashes, panelFit, roomTexts } from './panel-fit.ts';
import type { TextWidth } from './text-fit.ts';
import { textPages } from './text-fit.ts';

/** What stands on a board's screen at one instant: decided here, so that drawing it needs no rule. */

const FOOT_ROWS = 2;
const LABEL_LETTERS_MAX = 14;
// Width of a bold capital of the system fonts, in ems.
const LETTER_EM = 0.64;
const SHARED_CALLS_MAX = 6;
// As the styles draw them.
const SHARED_CALL = { landscape: 36, portrait: 30, flow: 0 };
const SHARED_CALL_GAP = 42;

/** A department's panel with the part of it that is shown now; `view` is null while there is nothing of it. */
export interface ScenePanel {
  readonly source: BoardSource;
  readonly view: PanelView | null;
  readonly layout: PanelLayout;
  /** Null with `view`, as the next. */
  readonly told: BoardTold | null;
  readonly fit: PanelFit | null;
}

/** A board's screen. */
export interface BoardScene {
  readonly screen: ScreenLayout;
  readonly heading: string;
  readonly hospital: string;
  readonly head: HeadFit;
  readonly foot: FootFit;
  readonly clock: { readonly time: string; readonly date: string };
  readonly panels: readonly ScenePanel[];
  readonly page: { readonly index: number; readonly count: number };
  readonly turn: PageTurn;
  /** The last calls of all departments that share the board, with room to stand in one line. */
  readonly sharedCalls: readonly BoardCall[];
  /** What the foot says now; all of it where the board may scroll. */
  readonly sentences: readonly string[];
  /** Said where everything on the board is old. */
  readonly staleText: string | null;
}

/** Decides what stands on the screen; `turn` is what {@link BoardScene.turn} was the time before. */
export function boardScene(facts: BoardFacts, turn: PageTurn, barCount: number): BoardScene {
  const { sources, nowMs, strings, widthOf } = facts;
  const { screen, panels } = panelsOn(screenLayout(facts.box, { panelCount: sources.length, barCount }), facts);
  const parts = panels.map(partsOf);
  const pages = pagesOf(parts, screen.panelsMax);
  const next = turnPage({ pages, panels: parts, nowMs }, turn);
  const page = pages[next.index] ?? { panels: [0], part: 0 };
  const first = sources.find(({ queue }) => queue !== null)?.queue ?? null;
  const timeZone = first?.department.timeZone ?? 'UTC';
  const clock = boardClock(nowMs, { tag: strings.tag, timeZone });
  const heading = headingOf(facts, panels);
  const staleText = sources.every((source) => source.staleText !== null) ? (sources[0]?.staleText ?? null) : null;
  const canSayAgain = facts.sound === 'ready' || facts.sound === 'speaking';
  const again = canSayAgain ? strings.board.sayAgain : null;
  const foot = footFit({ screen, view: screen.isShared ? null : (panels[0]?.view ?? null), staleText, again, widthOf });
  const sentences = sentencesOf(panels);
  return {
    ...{ screen, turn: next, clock, ...heading },
    head: headFit({ ...heading, clock, screen }, widthOf),
    foot,
    panels: page.panels.flatMap((index) => panels[index] ?? []).map((panel) => shownPart(panel, page)),
    page: { index: next.index, count: pages.length },
    sharedCalls: screen.isShared ? lastCalls(panels, { screen, heading: strings.board.recent, widthOf }) : [],
    sentences:
      screen.orientation === 'flow'
        ? sentences
        : pageNow(textPages(sentences, { widthEms: foot.wordsEms, rowsMax: FOOT_ROWS }, widthOf), nowMs),
    staleText,
  };
}

/** Rather fewer departments at once than rooms whose names nobody can read. */
function panelsOn(
  screen: ScreenLayout,
  facts: BoardFacts,
): { readonly screen: ScreenLayout; readonly panels: readonly ScenePanel[] } {
  const { sources } = facts;
  const panelCount = Math.ceil(sources.length / Math.ceil(sources.length / screen.panelsMax));
  const panels = sources.map((source) => scenePanel(source, { facts, screen, panelCount }));
  if (panelCount < 2 || panels.every(({ layout }) => layout.isWhole))
    return { screen, panels: fitted(panels, screen, facts) };
  return panelsOn({ ...screen, panelsMax: panelCount - 1 }, facts);
}

interface PanelSetting {
  readonly facts: BoardFacts;
  readonly screen: ScreenLayout;
  readonly panelCount: number;
}

/** A panel before its texts have their sizes, and its width in units. */
type PanelDraft = Omit<ScenePanel, 'fit'> & { readonly width: number };

function scenePanel(source: BoardSource, { facts, screen, panelCount }: PanelSetting): PanelDraft {
  const { nowMs, widthOf } = facts;
  const { isShared } = screen;
  const view = source.queue === null ? null : panelView(source.queue, facts);
  if (view === null) return { source, view, layout: panelLayout(screen, panelCount, NOTHING), told: null, width: 0 };
  const counts = { ...listContent(view, widthOf), roomCount: view.points.length };
  const place = roomsPlace(screen, panelCount, counts);
  const told = toldNow(view, { place, isShared, staleText: source.staleText, nowMs, widthOf });
  const layout = panelLayout(screen, panelCount, contentOf(view, { told, isShared, widthOf }));
  return { source, view, layout, told, width: place.width };
}

/** Rooms where nobody is look alike, whichever department they are of. */
function fitted(drafts: readonly PanelDraft[], screen: ScreenLayout, facts: BoardFacts): readonly ScenePanel[] {
  const { strings, widthOf } = facts;
  const hasDash = drafts.every(({ view, layout }) => view === null || hasDashes(view, layout, { screen, widthOf }));
  return drafts.map(({ width, ...panel }) => {
    const { view, layout } = panel;
    const setting = { ...{ screen, width, hasDash }, words: strings.board, widthOf };
    return { ...panel, fit: view === null ? null : panelFit(view, layout, setting) };
  });
}

function headingOf(facts: BoardFacts, panels: readonly ScenePanel[]): Pick<BoardScene, 'heading' | 'hospital'> {
  const { hospitalName, doctorId, privacy, strings } = facts;
  const [only] = panels;
  const name = panels.length === 1 ? (only?.view?.name ?? '') : '';
  if (name === '') return { heading: hospitalName || strings.board.nowServing, hospital: '' };
  const doctor = only?.source.queue?.points.find((point) => point.doctorId === doctorId)?.doctorName ?? null;
  if (doctorId === '' || doctor === null || privacy === 'label') return { heading: name, hospital: hospitalName };
  return { heading: doctor, hospital: [hospitalName, name].filter((text) => text !== '').join(' · ') };
}

const NOTHING: PanelContent = {
  ...{ rooms: [], labelLength: 6, listLabelLength: 6, nextCount: 0, recentCount: 0, missedCount: 0 },
  ...{ hasBanner: false, noteRows: 0, widthOf: () => 0 },
};

function lettersOf(labels: readonly string[], least: number, widthOf: TextWidth): number {
  return labels.reduce(
    (longest, label) => Math.max(longest, Math.min(usualLetters(label, widthOf), LABEL_LETTERS_MAX)),
    least,
  );
}

const LONG_NAME = 18;

function listContent({ next, recent, missed }: PanelView, widthOf: TextWidth) {
  const labels = [...next, ...missed].map(({ label }) => label);
  return {
    listLabelLength: lettersOf(labels, 6, widthOf),
    ...{ nextCount: next.length, missedCount: missed.length },
    // One call with a long name takes the rows of several.
    recentCount: recent.length + recent.filter(({ pointName }) => widthOf(pointName) > LONG_NAME).length * 2,
  };
}

function contentOf(
  view: PanelView,
  { told, isShared, widthOf }: { told: BoardTold; isShared: boolean; widthOf: TextWidth },
): PanelContent {
  const usual = usualLetters((view.next[0] ?? view.recent[0])?.label ?? 'CAR-12', widthOf);
  const atPoints = view.points.flatMap(({ tokens }) => tokens.map(({ label }) => label));
  return {
    ...listContent(view, widthOf),
    rooms: roomTexts(view.points, isShared),
    labelLength: lettersOf(atPoints, Math.min(Math.max(4, usual), LABEL_LETTERS_MAX), widthOf),
    hasBanner: told.banner !== null,
    noteRows: told.noteRows,
    widthOf,
  };
}

/** How many capitals are as wide as a label. */
function usualLetters(label: string, widthOf: TextWidth): number {
  return Math.max(label.length, widthOf(label, true) / LETTER_EM);
}

function partsOf({ view, layout }: ScenePanel): {
  partCount: number;
  fresh: readonly { part: number; calledAtMs: number }[];
} {
  const { capacity } = layout;
  const points = view?.points ?? [];
  const partCount = Math.max(
    Math.ceil(points.length / capacity.points),
    Math.ceil((view?.missed.length ?? 0) / capacity.missed),
    1,
  );
  const fresh = points.flatMap(({ tokens }, index) =>
    tokens
      .filter(({ stage }) => stage === 'fresh')
      .map(({ calledAtMs }) => ({ part: partAt(index, capacity.points), calledAtMs })),
  );
  return { partCount, fresh };
}

function partAt(index: number, size: number): number {
  return Number.isFinite(size) ? Math.floor(index / size) : 0;
}

/** Cuts the rooms and the missed ones that have their turn; a shorter list begins again. */
function shownPart(panel: ScenePanel, { part }: BoardPage): ScenePanel {
  if (panel.view === null) return panel;
  const { capacity } = panel.layout;
  const cut = <Row>(rows: readonly Row[], size: number): readonly Row[] => {
    if (rows.length <= size) return rows;
    const from = (part % Math.ceil(rows.length / size)) * size;
    return rows.slice(from, from + size);
  };
  const { points, missed } = panel.view;
  return {
    ...panel,
    view: { ...panel.view, points: cut(points, capacity.points), missed: cut(missed, capacity.missed) },
  };
}

/** The last calls of all departments: as many as stand in a line beside its heading, each whole; for one too long an older one. */
function lastCalls(
  panels: readonly ScenePanel[],
  { screen, heading, widthOf }: { screen: ScreenLayout; heading: string; widthOf: TextWidth },
): readonly BoardCall[] {
  let left = screen.width - widthOf(heading, true) * 34;
  return panels
    .flatMap(({ view }) => view?.recent ?? [])
    .sort((a, b) => b.atMs - a.atMs)
    .filter(({ label, pointName }) => {
      const ems = widthOf(label, true) + widthOf(` ${pointName}`);
      const width = SHARED_CALL_GAP + ems * SHARED_CALL[screen.orientation];
      const hasPlace = width <= left || screen.orientation === 'flow';
      if (hasPlace) left -= width;
      return hasPlace;
    })
    .slice(0, SHARED_CALLS_MAX);
}

function sentencesOf(panels: readonly ScenePanel[]): readonly string[] {
  const isShared = panels.length > 1;
  return panels.flatMap(({ view }) =>
    // Beside its rooms there is no banner on a shared screen: what it says is said here.
    [
      ...(isShared && view !== null && view.points.length > 0 ? (view.banner?.lines ?? []) : []),
      ...(view?.sentences ?? []),
    ].map((text) => (isShared ? `${view?.name}: ${text}` : text)),
  );
}
