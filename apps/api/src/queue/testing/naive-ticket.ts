import type { NaiveLane, NaivePriority } from './naive-lanes.ts';
import { momentOf } from './naive-lanes.ts';

/** Tickets and points as the naive queue has them. */

interface Place {
  moment: number;
  number: number;
  fraction: number;
}
export interface NaiveTicket {
  name: number;
  number: number;
  priority: NaivePriority;
  status: string;
  point: number | null;
  calls: number;
  gated: boolean;
  /** Taken from home, and nobody has come. */
  away: boolean;
  /** When it is over with those who are away; null before their turn. */
  lapsesAt: number | null;
  /** The doctor it wants, or null for any. */
  wants: number | null;
  arrivedAt: number;
  readyAt: number | null;
  place: Place;
  lane: NaiveLane;
  /** When a booked patient's slot begins. */
  slot: number | null;
  /** How often somebody who came later went first for his priority or lane. */
  passed: number;
}

export interface NaivePoint {
  capacity: number;
  available: boolean;
  doctor: number | null;
}

export const PRIORITIES: readonly NaivePriority[] = ['emergency', 'high', 'normal'];

/** Which statuses allow a command. */
export const ALLOWED: Record<string, string[]> = {
  call: ['waiting'],
  recall: ['called'],
  start: ['called'],
  complete: ['called', 'serving'],
  skip: ['called'],
  return: ['called', 'missed'],
  hold: ['serving'],
  ready: ['waiting'],
  defer: ['waiting'],
  'set-priority': ['waiting', 'called', 'missed'],
  'undo-call': ['called', 'serving'],
  'replace-link': ['waiting', 'called', 'serving', 'missed'],
  'set-show-name': ['waiting', 'called', 'serving', 'missed'],
  transfer: ['waiting', 'called', 'serving', 'missed'],
  cancel: ['waiting', 'called', 'missed'],
};

export function compare(a: NaiveTicket, b: NaiveTicket): number {
  return a.place.moment - b.place.moment || a.place.number - b.place.number || a.place.fraction - b.place.fraction;
}

const LATE_AFTER = 60_000;

/** What a ticket is asked for with. */
export interface NaiveWish {
  priority: NaivePriority;
  gated: boolean;
  away: boolean;
  wants: number | null;
  lane?: NaiveLane | undefined;
  slot?: number;
}

export function newTicket(wish: NaiveWish, own: { name: number; number: number; now: number }): NaiveTicket {
  const { priority, gated, away, wants } = wish;
  const { name, number, now } = own;
  const slot = wish.slot ?? null;
  const lane = slot === null ? (wish.lane ?? 'walk-in') : now > slot + LATE_AFTER ? 'late' : 'booked';
  return {
    ...{ name, number, priority, gated, away, wants, lane, slot },
    status: 'waiting',
    point: null,
    calls: 0,
    lapsesAt: null,
    arrivedAt: now,
    readyAt: gated || away ? null : now,
    place: { moment: momentOf(lane, slot, now), number, fraction: 0 },
    passed: 0,
  };
}
