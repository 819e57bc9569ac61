import type { ModelSession, ModelSettings } from './ticket.ts';

/** Numbers of a day: each series runs from 1 without gap, and what its codes begin with is its own. */

/** The series of a department that counts all its tickets together. */
const OF_THE_DAY = 'day';

/** The series a ticket is numbered in. */
export function seriesFor(settings: ModelSettings, session: ModelSession, doctorId: string | null): string {
  const isAnew = settings.numberReset === 'session' && settings.sessions.length > 0;
  if (settings.numberSeries === 'department') return isAnew ? session.id : OF_THE_DAY;
  if (!isAnew) return doctorId ?? OF_THE_DAY;
  if (doctorId !== null) return `${session.id} ${doctorId}`;
  return session.doctorId === null ? session.id : OF_THE_DAY;
}

/** What was given out today. */
export class Numbers {
  readonly #series = new Map<string, { readonly last: number; readonly prefix: string }>();

  /** The next number of a series. */
  next(series: string): number {
    return (this.#series.get(series)?.last ?? 0) + 1;
  }

  /** How many tickets the day has given. */
  get given(): number {
    return [...this.#series.values()].reduce((sum, { last }) => sum + last, 0);
  }

  /** Notes a ticket; says what is wrong with its code, or null. */
  give(series: string, { number, code }: { number: number; code: string }, ofDepartment: string): string | null {
    const prefix = code.slice(0, code.length - String(number).length);
    const known = this.#series.get(series)?.prefix;
    const others = [...this.#series].filter(([name]) => name !== series).map(([, other]) => other.prefix);
    this.#series.set(series, { last: number, prefix });
    if (prefix + number !== code) return `${code} does not end with ${number}`;
    if (!prefix.startsWith(ofDepartment === '' ? '' : `${ofDepartment}-`)) return `${code} is not of ${ofDepartment}`;
    if (known !== undefined && known !== prefix) return `${code} begins otherwise than ${known}`;
    return others.includes(prefix) ? `${code} may be another ticket's` : null;
  }

  /** A new day. */
  begin(): void {
    this.#series.clear();
  }
}
