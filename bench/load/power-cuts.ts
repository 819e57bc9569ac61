import { setTimeout as pause } from 'node:timers/promises';
import type { Product } from '../../scripts/trial/product.ts';
import { NOBODY } from './desk.ts';
import type { Journal } from './journal.ts';
import { type LoadOptions, type LoadRun, runLoad } from './run-load.ts';

/** One power cut and what came after it. */
export interface Cut {
  /** Tickets acknowledged when the power went. */
  readonly issued: number;
  /** From the power's going to the first ticket after it, ms. */
  readonly answeringAfterMs: number;
  /** Commands sent again because their answer was lost, and how many of them had been done. */
  readonly resent: number;
  readonly replayed: number;
}

/** When the power goes. */
export interface CutPlan {
  readonly kills: number;
  /** Tickets between two kills, on average. */
  readonly ticketsApart: number;
  /** From 0 to 1; seeded, so that a run can be repeated. */
  readonly random: () => number;
}

/** A kill comes up to this long after the ticket it was planned at, so that it meets commands at any stage. */
const KILL_DELAY_MAX_MS = 30;

/** The tickets after which the power goes: one in each stretch of the load, at a random place of it. */
function plannedCuts({ kills, ticketsApart, random }: CutPlan): number[] {
  return Array.from({ length: kills }, (_, index) => Math.round((index + 0.1 + 0.8 * random()) * ticketsApart));
}

/** A server that is down, or up again and not yet heard of. */
interface Outage {
  readonly issued: number;
  readonly sinceMs: number;
  readonly sentAgainBefore: SentAgain;
  isUp: boolean;
}
type SentAgain = Pick<Journal, 'resent' | 'replayed'>;

/** What a load under power cuts brought. */
export interface PowerCutsRun {
  readonly run: LoadRun;
  readonly tickets: number;
  readonly cuts: readonly Cut[];
}

/**
 * Runs a load while the server's whole process group is killed with SIGKILL again and again and started on the same
 * state; clients send what was not answered again, with the same key.
 */
export async function runWithPowerCuts(
  product: Product,
  options: Omit<LoadOptions, 'tickets' | 'onIssued' | 'reconnected'>,
  plan: CutPlan,
): Promise<PowerCutsRun> {
  const planned = plannedCuts(plan);
  const tickets = plan.kills * plan.ticketsApart;
  const over: (Outage & { readonly answeringAfterMs: number })[] = [];
  let restarted: Promise<void> = Promise.resolve();
  let outage: Outage | null = null;

  const cut = async (issued: number, journal: Journal) => {
    await pause(plan.random() * KILL_DELAY_MAX_MS);
    const { resent, replayed } = journal;
    const begun: Outage = { issued, sinceMs: performance.now(), sentAgainBefore: { resent, replayed }, isUp: false };
    outage = begun;
    await product.kill();
    await product.start();
    begun.isUp = true;
  };
  const onIssued = (issued: number, journal: Journal) => {
    if (outage?.isUp === true) {
      over.push({ ...outage, answeringAfterMs: performance.now() - outage.sinceMs });
      outage = null;
    }
    // The next one waits for the one before: each is to find a server under load.
    if (outage !== null || planned[0] === undefined || issued < planned[0]) return;
    planned.shift();
    restarted = cut(issued, journal);
  };
  const run = await runLoad({ ...options, tickets, onIssued, reconnected: () => restarted });
  const cuts = over.map(({ issued, answeringAfterMs, sentAgainBefore: before }, index): Cut => {
    const { resent, replayed } = over[index + 1]?.sentAgainBefore ?? run.journal;
    return { issued, answeringAfterMs, resent: resent - before.resent, replayed: replayed - before.replayed };
  });
  return { run, tickets, cuts };
}

/**
 * Sends some of the acknowledged commands once more, spread over the whole load: each must answer what it answered.
 *
 * @returns a sentence for each that does not.
 */
export async function repeatAcknowledged({ journal, desk }: LoadRun, count: number): Promise<readonly string[]> {
  const wrong: string[] = [];
  const recorded = journal.accepted.filter(({ answer }) => answer !== NOBODY);
  const step = Math.max(1, Math.floor(recorded.length / count));
  for (const entry of recorded.filter((_, index) => index % step === 0)) {
    const again = await desk.post(entry.path, entry);
    if (!again.isReplayed || again.text !== entry.answer) {
      wrong.push(`${entry.path} answered otherwise when repeated: ${again.status} ${again.text}`);
    }
  }
  return wrong;
}
