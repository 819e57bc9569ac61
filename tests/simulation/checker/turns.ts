import type { ModelTicket, Pattern } from './ticket.ts';

/** Whose turn it is: the pattern as a ribbon that goes round, one for each doctor's patients (and those of any) in each priority. */

interface Ribbon {
  /** How many steps of the ribbon are used up, modulo its length. */
  readonly at: number;
  /** Patients since the last review, no more than matter. */
  readonly sinceReview: number;
}

const BEGINNING: Ribbon = { at: 0, sinceReview: 0 };

type Whose = Pick<ModelTicket, 'doctorId' | 'priority'>;

/** The lane a ticket is served in: who is late stands with the walk-ins. */
export function streamOf({ lane }: Pick<ModelTicket, 'lane'>): string {
  return lane === 'late' ? 'walk-in' : lane;
}

/** Where every ribbon stands. */
export class Turns {
  readonly #ribbons: Map<string, Ribbon>;

  constructor(ribbons: ReadonlyMap<string, Ribbon> = new Map()) {
    this.#ribbons = new Map(ribbons);
  }

  copy(): Turns {
    return new Turns(this.#ribbons);
  }

  /** The day is over. */
  begin(): void {
    this.#ribbons.clear();
  }

  /** Which lane's turn it is among those that have somebody; null when none has. */
  next(whose: Whose, pattern: Pattern, lanes: ReadonlySet<string>): string | null {
    const { at, sinceReview } = this.#of(whose);
    if (pattern.reviewEvery > 0 && sinceReview >= pattern.reviewEvery && lanes.has('review')) return 'review';
    const ahead = [...pattern.lanes.slice(at % pattern.lanes.length), ...pattern.lanes];
    return [...ahead, 'booked', 'walk-in', 'review'].find((lane) => lanes.has(lane)) ?? null;
  }

  /** Somebody was called: his lane has had its turn. */
  take(ticket: ModelTicket, pattern: Pattern): void {
    const { at, sinceReview } = this.#of(ticket);
    const { length } = pattern.lanes;
    const stream = streamOf(ticket);
    if (stream === 'review') {
      this.#set(ticket, { at, sinceReview: 0 });
      return;
    }
    const steps = pattern.lanes.map((_, step) => (at + step) % length);
    const used = steps.find((step) => pattern.lanes[step] === stream);
    const since = Math.min(pattern.reviewEvery, sinceReview + 1);
    this.#set(ticket, { at: used === undefined ? at : (used + 1) % length, sinceReview: since });
  }

  /** A call was taken back, and with it the turn. */
  giveBack(ticket: ModelTicket, pattern: Pattern): void {
    const { at, sinceReview } = this.#of(ticket);
    const { length } = pattern.lanes;
    const stream = streamOf(ticket);
    if (stream === 'review') {
      this.#set(ticket, { at, sinceReview: pattern.reviewEvery });
      return;
    }
    const before = (at + length - 1) % length;
    const isIts = pattern.lanes[before] === stream;
    this.#set(ticket, { at: isIts ? before : at, sinceReview: Math.max(0, sinceReview - 1) });
  }

  #of({ doctorId, priority }: Whose): Ribbon {
    return this.#ribbons.get(`${doctorId} ${priority}`) ?? BEGINNING;
  }

  #set({ doctorId, priority }: Whose, ribbon: Ribbon): void {
    this.#ribbons.set(`${doctorId} ${priority}`, ribbon);
  }
}
