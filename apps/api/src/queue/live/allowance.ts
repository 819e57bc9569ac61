import type { JoinProof } from '../rules/join-code.ts';
import type { Allowances, Visitor } from './limits.ts';

/** Takes what a command, a new ticket or a guess is worth from what a caller may; gives the seconds to wait, or null. */
export interface Allowance {
  readonly takeCommand: () => number | null;
  readonly takeTicket: (proof: JoinProof) => number | null;
  /** The seconds to wait before another code of the site is looked at, or null. */
  readonly guessWait: () => number | null;
  /** Counts a wrong code of the site. */
  readonly takeGuess: () => void;
}

/** What a caller may, from what is counted of all. `nowMs` is the machine's clock. */
export function allowanceOf(allowances: Allowances, visitor: Visitor, nowMs: number): Allowance {
  return {
    takeCommand: () => allowances.takeCommand(visitor.caller, nowMs),
    takeTicket: (proof) => allowances.takeTicket(visitor, proof, nowMs),
    guessWait: () => allowances.guessWait(visitor, nowMs),
    takeGuess: () => allowances.takeGuess(visitor, nowMs),
  };
}

/** For what was counted before. */
export const BOUNDLESS: Allowance = {
  takeCommand: () => null,
  takeTicket: () => null,
  guessWait: () => null,
  takeGuess: () => {},
};
