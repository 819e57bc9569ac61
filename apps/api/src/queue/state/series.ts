/**
 * Series of numbers: each runs from 1 without gap, for the department or for one doctor, over a service day or a
 * session. Where several may run on one day, each but the department's own has a letter, so that no two tickets of a day
 * have one code: `DER-A12`.
 */

/** A series of the running service day. */
export interface Series {
  /** The last number given. */
  readonly lastNumber: number;
  /** What its codes begin with; kept with its first number, so that it stays whatever changes in the course of the day. */
  readonly prefix: string;
}

/** Part of a ticket. Absent on tickets from before there were several: those are of the department's own. */
export interface InSeries {
  readonly series?: string;
  /** Which of all the day's numbers it has, whatever their series; absent where its own says so. */
  readonly ordinal?: number;
}

/** The department's own series of the day. */
export const DAY_SERIES = 'day';

/** The series a ticket's number is of. */
export function seriesOf(ticket: InSeries): string {
  return ticket.series ?? DAY_SERIES;
}

/** Takes over a ticket's series into its next form. */
export function sameSeries(ticket: InSeries): InSeries {
  return { series: seriesOf(ticket), ...(ticket.ordinal === undefined ? {} : { ordinal: ticket.ordinal }) };
}

/** Orders tickets of one instant by issue, whatever series their numbers are of. */
export function ordinalOf(ticket: InSeries & { readonly number: number }): number {
  return ticket.ordinal ?? ticket.number;
}

/** How many numbers the service day has given, in all its series. */
export function numbersGiven(state: { readonly series: ReadonlyMap<string, Series> }): number {
  let sum = 0;
  for (const { lastNumber } of state.series.values()) sum += lastNumber;
  return sum;
}

/** The series as it stands once a ticket of it was issued. */
export function seriesAfter(
  before: Series | undefined,
  ticket: { readonly number: number; readonly code: string },
): Series {
  const prefix = ticket.code.slice(0, -String(ticket.number).length);
  return { lastNumber: Math.max(before?.lastNumber ?? 0, ticket.number), prefix: before?.prefix ?? prefix };
}
