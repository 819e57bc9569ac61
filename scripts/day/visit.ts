/** What became of a visitor. */
export type Outcome = 'served' | 'left' | 'missed';

/**
 * One visitor of a day, as recorded or as generated. Instants are whole seconds since 1970 UTC.
 *
 * A visitor who left was never called; one who was missed was called and did not come.
 */
export type Visit = {
  /** Unique in its day. */
  readonly name: string;
  readonly arriveAt: number;
} & (
  | {
      readonly outcome: 'served';
      readonly point: string;
      readonly calledAt: number;
      readonly startAt: number;
      readonly endAt: number;
    }
  | { readonly outcome: 'missed'; readonly point: string; readonly calledAt: number; readonly skippedAt: number }
  | { readonly outcome: 'left'; readonly leftAt: number }
);

/** One thing that happens in a day. `call-next` says whom an independent count expects. */
export type Action = { readonly at: number } & (
  | { readonly kind: 'arrive' | 'start' | 'complete' | 'skip' | 'cancel'; readonly visit: Visit }
  | { readonly kind: 'call'; readonly visit: Visit; readonly point: string }
  | { readonly kind: 'call-next'; readonly visit: Visit; readonly point: string; readonly finish: boolean }
);

/** A whole day to play: who served, and everything that happens, in order. */
export interface Day {
  /** What the day is, for the head of the table. */
  readonly title: string;
  /** Local date. */
  readonly date: string;
  /** IANA zone of the date. */
  readonly timeZone: string;
  readonly points: readonly string[];
  readonly visits: readonly Visit[];
  readonly actions: readonly Action[];
}
