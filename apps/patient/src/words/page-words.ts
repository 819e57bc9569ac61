import type { WaitingPlace } from '../last-known.ts';

/** A title with what to do. */
export interface Telling {
  readonly title: string;
  readonly text: string;
}

/** What the page around the tokens says; each language gives all of it. */
export interface PageWords {
  /** BCP 47 tag that times are written in. */
  readonly tag: string;
  readonly title: string;
  readonly titleMany: string;
  /** The tab's title while a token waits; the shorter, the more of it shows. */
  titleOf(place: WaitingPlace): string;
  readonly language: string;
  readonly opening: string;
  /** There is no token, and no link was opened. */
  readonly empty: Telling & { readonly desk: string };
  /** A link was opened without a network. */
  readonly unreachable: Telling;
  readonly busy: Telling;
  readonly wrong: Telling;
  /** The desk gave this token another link. */
  readonly replaced: Telling;
  readonly over: Telling;
  readonly dayOver: string;
  /** What is shown is old, for there is no network; `time` is a clock time. */
  recalled(time: string): string;
  readonly recalledHint: string;
  readonly retry: string;
  readonly close: string;
  readonly remove: string;
  readonly removeAsk: string;
  readonly removeYes: string;
  readonly removeNo: string;
  readonly install: string;
  readonly privacy: string;
}
