import type { CommonStrings, FirstStrings } from './common-strings.ts';

/** Words of `<carequeue-board>` with those of every element. */
export interface BoardWords extends CommonStrings {
  readonly board: BoardStrings;
}

/** The words a board begins with: all of them in languages other than English, whose others come with the whole board. */
export type FirstBoardWords = FirstStrings | BoardWords;

/** A call as it is told: what to listen for and where to go. */
export interface SpokenCall {
  readonly label: string;
  readonly point: string;
}

/** How lanes take turns: runs of one lane, and after how many others a review comes; 0 for never. */
export interface SpokenPattern {
  readonly runs: readonly { readonly lane: 'booked' | 'walk-in'; readonly count: number }[];
  readonly reviewEvery: number;
}

/** Words of `<carequeue-board>`. */
export interface BoardStrings {
  /** What the board is, for screen readers; `name` is empty where it may not be told. */
  label(name: string): string;
  readonly nowServing: string;
  readonly pleaseGoIn: string;
  /** In place of it, where nobody is asked to come. */
  readonly called: string;
  readonly inside: string;
  readonly noCall: string;
  readonly pausedSentence: string;
  readonly next: string;
  readonly recent: string;
  readonly missed: string;
  readonly missedHint: string;
  readonly nobodyWaits: string;
  readonly notReady: string;
  more(count: number): string;
  waiting(count: number): string;
  expected(minutes: string): string;
  call(call: SpokenCall): string;
  /** In place of it, where nobody is asked to come: no more than the board shows. */
  served(call: SpokenCall): string;
  page(at: { page: number; of: number }): string;
  /** Whose session is told of where his name is not known. */
  readonly aDoctor: string;
  pattern(pattern: SpokenPattern): string;
  readonly soundOff: string;
  readonly soundOn: string;
  readonly noSound: string;
  readonly sayAgain: string;
}
