import type { BoardFacts, BoardSource } from './board-facts.ts';
import type { PanelContent, PanelLayout, ScreenLayout } from './board-layout.ts';
import { panelLayout, screenLayout } from './board-layout.ts';
import type { BoardPage, PageTurn } from './board-pages.ts';
import { pagesOf, turnPage } from './board-pages.ts';
import type { BoardCall, PanelView } from './board-view.ts';
import { boardClock, panelView } from './board-view.ts';
import { textParts } from './text-parts.ts';

/** What stands on a board's screen at one instant: decided here, so that drawing it needs no rule. */

// Two lines of the foot hold about this much of the widest script, Tamil, and are read in this time.
const SENTENCE_LETTERS = 64;
const BANNER_LETTERS = 110;
const WHOLE_BANNER_LETTERS = 240;
const SENTENCE_MS = 8_000;
const LABEL_LETTERS_MAX = 14;
const SHARED_CALLS_MAX = 6;

/** A department's panel with the part of it that is shown now; `view` is null while there is nothing of it. */
export interface ScenePanel {
  readonly source: BoardSource;
  readonly view: PanelView | null;
  readonly layout: PanelLayout;
}

/** A board's screen. */
export interface BoardScene {
  readonly screen: ScreenLayout;
  readonly heading: string;
  readonly hospital: string;
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
  const { sources, nowMs, strings } = facts;
  const screen = screenLayout(facts.box, { panelCount: sources.length, barCount });
  const panelCount = Math.ceil(sources.length / Math.ceil(sources.length / screen.panelsMax));
  const panels = sources.map((source): ScenePanel => {
    const view = source.queue === null ? null : panelView(source.queue, facts);
    return { source, view, layout: panelLayout(screen, panelCount, contentOf(view, screen.isShared)) };
  });
  const parts = panels.map(partsOf);
  const pages = pagesOf(parts, screen.panelsMax);
  const next = turnPage({ pages, panels: parts, nowMs }, turn);
  const page = pages[next.index] ?? { panels: [0], part: 0 };
  const first = sources.find(({ queue }) => queue !== null)?.queue ?? null;
  const timeZone = first?.department.timeZone ?? 'UTC';
  return {
    ...{ screen, turn: next },
    ...headingOf(facts, panels),
    clock: boardClock(nowMs, { tag: strings.tag, timeZone }),
    panels: page.panels
      .flatMap((index) => panels[index] ?? [])
      .map((panel) => withBannerNow(shownPart(panel, page), { nowMs, screen })),
    page: { index: next.index, count: pages.length },
    sharedCalls: screen.isShared ? lastCalls(panels) : [],
    sentences: sentencesNow(panels, { nowMs, isWhole: screen.orientation === 'flow' }),
    staleText: sources.every(({ staleText }) => staleText !== null) ? (sources[0]?.staleText ?? null) : null,
  };
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

/** On a screen that departments share, the sign beside its name says that a department is paused or closed. */
function hasBanner({ banner, points }: PanelView, isShared: boolean): boolean {
  if (banner === null) return false;
  return !isShared || points.length === 0 || banner.kind === 'away' || banner.kind === 'none';
}

function contentOf(view: PanelView | null, isShared: boolean): PanelContent {
  const lettersOf = (labels: readonly string[], least: number): number =>
    labels.reduce((longest, label) => Math.max(longest, Math.min(label.length, LABEL_LETTERS_MAX)), least);
  if (view === null) {
    return { pointCount: 1, labelLength: 6, listLabelLength: 6, missedCount: 0, hasBanner: false };
  }
  const usual = (view.next[0] ?? view.recent[0])?.label.length ?? 6;
  const atPoints = view.points.flatMap(({ tokens }) => tokens.map(({ label }) => label));
  return {
    pointCount: view.points.length,
    labelLength: lettersOf(atPoints, Math.min(Math.max(4, usual), LABEL_LETTERS_MAX)),
    listLabelLength: lettersOf(
      [...view.next, ...view.missed].map(({ label }) => label),
      6,
    ),
    missedCount: view.missed.length,
    hasBanner: hasBanner(view, isShared),
  };
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

/** Lets what a banner says take turns where it is too long to stand at once. */
function withBannerNow(panel: ScenePanel, { nowMs, screen }: { nowMs: number; screen: ScreenLayout }): ScenePanel {
  const { view } = panel;
  if (view === null || view.banner === null || screen.orientation === 'flow') return panel;
  const { banner, points } = view;
  if (!hasBanner(view, screen.isShared)) return { ...panel, view: { ...view, banner: null } };
  if (screen.isShared && points.length > 0) return { ...panel, view: { ...view, banner: { ...banner, lines: [] } } };
  const isWhole = points.length === 0;
  const letters = isWhole ? WHOLE_BANNER_LETTERS / (screen.isShared ? 2 : 1) : BANNER_LETTERS;
  if (isWhole && banner.lines.join(' ').length <= letters) return panel;
  const lines = inTurn(banner.lines, { letters, nowMs });
  return { ...panel, view: { ...view, banner: { ...banner, lines } } };
}

function inTurn(texts: readonly string[], { letters, nowMs }: { letters: number; nowMs: number }): readonly string[] {
  const parts = texts.flatMap((text) => textParts(text, letters));
  const now = parts[Math.floor(nowMs / SENTENCE_MS) % Math.max(1, parts.length)];
  return now === undefined ? [] : [now];
}

function lastCalls(panels: readonly ScenePanel[]): readonly BoardCall[] {
  return panels
    .flatMap(({ view }) => view?.recent ?? [])
    .sort((a, b) => b.atMs - a.atMs)
    .slice(0, SHARED_CALLS_MAX);
}

function sentencesNow(
  panels: readonly ScenePanel[],
  { nowMs, isWhole }: { nowMs: number; isWhole: boolean },
): readonly string[] {
  const isShared = panels.length > 1;
  const all = panels.flatMap(({ view }) =>
    // A banner over rooms that share a screen has one line: what else it says is said here.
    [
      ...(isShared && view !== null && view.points.length > 0 ? (view.banner?.lines ?? []) : []),
      ...(view?.sentences ?? []),
    ].map((text) => (isShared ? `${view?.name}: ${text}` : text)),
  );
  if (isWhole) return all;
  return inTurn(all, { letters: SENTENCE_LETTERS, nowMs });
}
