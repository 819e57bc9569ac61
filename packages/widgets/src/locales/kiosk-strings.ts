import type { CommonStrings } from './common-strings.ts';

/** Words of a printed slip. */
export interface SlipStrings {
  readonly yourToken: string;
  /** How many are called before it; 0 for the next. */
  ahead(count: number): string;
  readonly scan: string;
  readonly keep: string;
  readonly print: string;
  readonly failed: string;
  /** The slip for those who cannot see it; `department` is empty where it names none. */
  described(slip: { code: string; department: string; hasLink: boolean }): string;
}

/** Words of a touch kiosk. */
export interface KioskStrings {
  readonly stillThere: string;
  /** In so many seconds. */
  startsAnew(seconds: number): string;
  readonly moreTime: string;
}

/** Words of what stands at a hospital's entrance; each language gives all of them. */
export interface KioskWords extends CommonStrings {
  readonly slip: SlipStrings;
  readonly kiosk: KioskStrings;
}
