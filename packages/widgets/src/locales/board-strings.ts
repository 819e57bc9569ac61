import type { CommonStrings } from './common-strings.ts';

/** Words of `<carequeue-board>` with those of every element. */
export interface BoardWords extends CommonStrings {
  readonly board: BoardStrings;
}

/** A call as it is told: what to listen for and where to go. */
export interface SpokenCall {
  readonly label: string;
  readonly point: string;
}

/** Words of `<carequeue-board>`. */
export interface BoardStrings {
  label(department: string): string;
  readonly nowServing: string;
  readonly pleaseGoIn: string;
  readonly inside: string;
  readonly noCall: string;
  readonly next: string;
  readonly recent: string;
  readonly missed: string;
  readonly nobodyWaits: string;
  readonly notReady: string;
  readonly noPoint: string;
  more(count: number): string;
  morePoints(count: number): string;
  waiting(count: number): string;
  expected(minutes: string): string;
  call(call: SpokenCall): string;
}
