/** Why an element has nothing to show, as far as its reader can act on it. */
export type FailureKind = 'connection' | 'configuration' | 'credential' | 'missing' | 'busy' | 'other';

/** Words of an element that has nothing to show yet, or cannot. */
export interface FirstStrings {
  /** BCP 47 tag that times and dates are written in. */
  readonly tag: string;
  readonly loading: string;
  readonly retry: string;
  readonly failure: Readonly<Record<FailureKind, string>>;
}

/** Words of every element; each language gives all of them. */
export interface CommonStrings extends FirstStrings {
  connectionLost(time: string): string;
  readonly state: {
    readonly open: string;
    readonly paused: string;
    readonly closed: string;
    /** Of a department all of whose tokens are taken. */
    readonly full: string;
    readonly closedSentence: string;
  };
  /** A clock time today, or with its day. */
  opensAt(time: string): string;
  opensOn(opening: { day: string; time: string }): string;
  readonly noDoctor: string;
  /** Said where nobody is there, and tokens are given all the same. */
  readonly tokensGiven: string;
  readonly session: SessionStrings;
  /** A range of whole minutes. */
  minutes(range: { from: number; until: number }): string;
  minutesUnder(minutes: number): string;
  readonly expectedWait: string;
  readonly expectedUnknown: string;
  readonly definitionTitle: string;
  /** What an expected wait is, for somebody who would join now. */
  readonly definition: string;
}

/** How a doctor's or a department's session goes; `until` is a clock time where one is known. */
export interface SessionStrings {
  planned(from: string): string;
  /** Of who should have been there since then, and said nothing. */
  awaited(from: string): string;
  delayed(until: string | null): string;
  readonly in: string;
  break(until: string | null): string;
  readonly left: string;
  readonly ended: string;
}
