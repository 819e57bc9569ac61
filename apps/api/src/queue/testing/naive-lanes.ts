/** Lanes as the naive queue sees them: a list of wishes, and a finger that moves along the pattern. */

export type NaivePriority = 'emergency' | 'high' | 'normal';
export type NaiveLane = 'booked' | 'walk-in' | 'review' | 'late';

interface Patient {
  wants: number | null;
  priority: NaivePriority;
  lane: NaiveLane;
}

/** Two booked, then one walk-in; a review after every third patient. */
const LANES: readonly NaiveLane[] = ['booked', 'booked', 'walk-in'];
const REVIEW_EVERY = 3;

export const standsIn = (ticket: { lane: NaiveLane }) => (ticket.lane === 'late' ? 'walk-in' : ticket.lane);

export function momentOf(lane: NaiveLane, slot: number | null, arrivedAt: number): number {
  return lane === 'booked' && slot !== null ? Math.max(slot, arrivedAt) : arrivedAt;
}

/** How many lanes of the pattern are through, and patients since the last review, for each doctor and priority. */
export class NaiveTurns {
  #turns = new Map<string, { at: number; patients: number }>();

  #of(wants: number | null, priority: NaivePriority) {
    const turn = this.#turns.get(`${wants} ${priority}`) ?? { at: 0, patients: 0 };
    this.#turns.set(`${wants} ${priority}`, turn);
    return turn;
  }

  copy(): NaiveTurns {
    const turns = new NaiveTurns();
    turns.#turns = structuredClone(this.#turns);
    return turns;
  }

  begin(): void {
    this.#turns.clear();
  }

  /** The lanes in the order they are wished for now. */
  wishes(wants: number | null, priority: NaivePriority): NaiveLane[] {
    const turn = this.#of(wants, priority);
    const slots = LANES.map((_, step) => LANES[(turn.at + step) % LANES.length] ?? 'walk-in');
    return turn.patients >= REVIEW_EVERY ? ['review', ...slots] : [...slots, 'review'];
  }

  take(ticket: Patient): void {
    const turn = this.#of(ticket.wants, ticket.priority);
    const lane = standsIn(ticket);
    if (lane === 'review') {
      turn.patients = 0;
      return;
    }
    turn.patients = Math.min(REVIEW_EVERY, turn.patients + 1);
    while (LANES[turn.at] !== lane) turn.at = (turn.at + 1) % LANES.length;
    turn.at = (turn.at + 1) % LANES.length;
  }

  giveBack(ticket: Patient): void {
    const turn = this.#of(ticket.wants, ticket.priority);
    const lane = standsIn(ticket);
    const before = (turn.at + LANES.length - 1) % LANES.length;
    if (lane === 'review') turn.patients = REVIEW_EVERY;
    else turn.patients = Math.max(0, turn.patients - 1);
    if (lane === LANES[before]) turn.at = before;
  }
}
