/** Which part of a board is on the screen when not all of it fits: pages that take turns, and calls that come first. */

// Time to find one's code among a page's, and to read where to go.
const DWELL_MS = 10_000;

/** A page: which panels stand on it, and which part of those that do not fit as a whole. */
export interface BoardPage {
  readonly panels: readonly number[];
  /** Panels with fewer parts begin again. */
  readonly part: number;
}

/** What of a panel its pages depend on. */
export interface PanelParts {
  readonly partCount: number;
  /** Parts with a fresh call, and when it was made, ms. */
  readonly fresh: readonly { readonly part: number; readonly calledAtMs: number }[];
}

/** Where the turning of pages stands. */
export interface PageTurn {
  readonly index: number;
  readonly sinceMs: number;
  /** When the newest fresh call was made that a page came first for; 0 for none. */
  readonly newestCallMs: number;
}

/** Before the first page. */
export const FIRST_PAGE: PageTurn = { index: 0, sinceMs: 0, newestCallMs: 0 };

/** Makes pages of panels, as evenly filled as they go. */
export function pagesOf(panels: readonly Pick<PanelParts, 'partCount'>[], panelsMax: number): readonly BoardPage[] {
  const groupCount = Math.ceil(panels.length / panelsMax);
  const pages: BoardPage[] = [];
  let next = 0;
  for (let group = 0; group < groupCount; group += 1) {
    const size = Math.ceil((panels.length - next) / (groupCount - group));
    const indexes = panels.map((_, index) => index).slice(next, next + size);
    next += size;
    const partCount = Math.max(1, ...indexes.map((index) => panels[index]?.partCount ?? 1));
    for (let part = 0; part < partCount; part += 1) pages.push({ panels: indexes, part });
  }
  return pages;
}

/** Pages with a fresh call, the one with the newest first. */
function freshPages(
  pages: readonly BoardPage[],
  panels: readonly PanelParts[],
): readonly { index: number; calledAtMs: number }[] {
  const found = new Map<number, number>();
  panels.forEach(({ fresh }, panel) => {
    for (const { part, calledAtMs } of fresh) {
      const index = pages.findIndex((page) => page.panels.includes(panel) && page.part === part);
      found.set(index, Math.max(calledAtMs, found.get(index) ?? 0));
    }
  });
  return [...found]
    .map(([index, calledAtMs]) => ({ index, calledAtMs }))
    .sort((a, b) => b.calledAtMs - a.calledAtMs || a.index - b.index);
}

/**
 * Turns the page when it is time: every ten seconds, at once for a new call, and while calls are fresh only among the
 * pages that have one.
 */
export function turnPage(
  shown: { pages: readonly BoardPage[]; panels: readonly PanelParts[]; nowMs: number },
  turn: PageTurn,
): PageTurn {
  const { pages, panels, nowMs } = shown;
  const fresh = freshPages(pages, panels);
  const [newest] = fresh;
  const newestCallMs = newest?.calledAtMs ?? 0;
  const to = (index: number): PageTurn => ({ index, sinceMs: nowMs, newestCallMs });
  if (newest !== undefined && newestCallMs > turn.newestCallMs) return to(newest.index);
  if (turn.sinceMs === 0) return to(0);
  const among = fresh.length > 0 ? fresh.map(({ index }) => index) : pages.map((_, index) => index);
  const at = among.indexOf(turn.index);
  if (at === -1) return to(among[0] ?? 0);
  if (nowMs - turn.sinceMs < DWELL_MS) return { ...turn, newestCallMs };
  return to(among[(at + 1) % among.length] ?? 0);
}
