import type { NaiveLane, NaivePriority } from './naive-lanes.ts';

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
  transfer: ['waiting', 'called', 'serving', 'missed'],
  cancel: ['waiting', 'called', 'missed'],
};

export function compare(a: NaiveTicket, b: NaiveTicket): number {
  return a.place.moment - b.place.moment || a.place.number - b.place.number || a.place.fraction - b.place.fraction;
}
