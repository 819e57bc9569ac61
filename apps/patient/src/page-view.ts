import type { OpeningState } from './link-opening.ts';
import type { PageWords, Telling } from './words/page-words.ts';

/** What the page knows when it is drawn. */
export interface PageKnowledge {
  readonly opening: OpeningState | null;
  readonly departmentNames: readonly string[];
  /** A ticket of an earlier day was forgotten when the page was opened. */
  readonly hadOver: boolean;
}

/** What stands in place of the tickets, or above them. */
export interface PageView {
  readonly heading: string;
  /** True while a link is being opened and there is nothing else yet. */
  readonly isLoading: boolean;
  readonly telling: (Telling & { readonly kind: 'empty' | 'waiting' | 'wrong'; readonly more?: string }) | null;
  readonly note: string | null;
}

/** Decides what the page shows around its tickets. */
export function pageView({ opening, departmentNames, hadOver }: PageKnowledge, words: PageWords): PageView {
  const [first, ...others] = departmentNames;
  const heading = first === undefined ? words.title : others.length === 0 ? first : words.titleMany;
  const note = hadOver ? words.dayOver : null;
  const common = { heading, note, isLoading: false };
  switch (opening) {
    case 'opening':
      return { ...common, isLoading: true, telling: null };
    case 'unreachable':
      return { ...common, telling: { kind: 'waiting', ...words.unreachable } };
    case 'busy':
      return { ...common, telling: { kind: 'waiting', ...words.busy } };
    case 'wrong':
      return { ...common, telling: { kind: 'wrong', ...words.wrong } };
    case null: {
      const { desk, ...empty } = words.empty;
      return { ...common, telling: first === undefined ? { kind: 'empty', ...empty, more: desk } : null };
    }
  }
}

/** Tells how old is what is shown, at the department's clock. */
export function recalledText(asOf: { ms: number | null; timeZone: string }, words: PageWords): string | null {
  if (asOf.ms === null) return null;
  const clock = new Intl.DateTimeFormat(words.tag, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: asOf.timeZone,
  });
  return words.recalled(clock.format(asOf.ms));
}
