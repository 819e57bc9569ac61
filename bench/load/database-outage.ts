import { setTimeout as pause } from 'node:timers/promises';
import type { Product } from '../../scripts/trial/product.ts';
import { waitUntil } from '../../scripts/trial/wait-until.ts';
import { type DatabaseLock, lockDatabase } from './database-lock.ts';
import { Desk, type DeskOptions } from './desk.ts';
import { type Journal, newJournal } from './journal.ts';

/** Between two rounds of the desk: a steady stream that leaves the machine its breath. */
const ROUND_EVERY_MS = 20;
/** The alarm that tries again comes later each time: five minutes after the last failure at most. */
const CATCH_UP_MAX_MS = 6 * 60_000;

/** One stretch of the run, and what its clients were told in it. */
export interface OutagePhase {
  readonly name: 'before' | 'without D1' | 'after';
  readonly seconds: number;
  /** Tickets acknowledged in it. */
  readonly issued: number;
  readonly commands: number;
  /** The longest time a command took, ms. */
  readonly longestMs: number;
  /** What `readyz` says of D1 in its middle. */
  readonly database: string;
  /** Events that were not copied at its end. */
  readonly behind: number;
}

/** What a stream of commands under an outage of D1 brought. */
export interface OutageRun {
  readonly journal: Journal;
  readonly phases: readonly OutagePhase[];
  /** From the end of the outage until D1's copy had every event. */
  readonly caughtUpAfterMs: number;
}

/** How long each stretch lasts. */
export interface OutagePlan {
  readonly calmSeconds: number;
  readonly outageSeconds: number;
}

/** Issues and serves tickets in a steady stream before, during and after a time in which D1 cannot be reached. */
export async function runThroughOutage(
  product: Product,
  options: Omit<DeskOptions, 'journal' | 'baseUrl'> & { readonly pointIds: readonly string[] },
  plan: OutagePlan,
): Promise<OutageRun> {
  const journal = newJournal();
  const desk = new Desk({ ...options, baseUrl: product.baseUrl, journal });
  const stream = new Stream(desk, journal, options.pointIds);
  const position = async () => readPosition(product, options);
  const phase = async (name: OutagePhase['name'], seconds: number): Promise<OutagePhase> => {
    const before = { issued: journal.issued.length, commands: journal.latenciesMs.length };
    await stream.runFor((seconds * 1000) / 2);
    const database = await readDatabaseState(product);
    await stream.runFor((seconds * 1000) / 2);
    const latencies = journal.latenciesMs.slice(before.commands);
    const { seq, projectedSeq } = await position();
    return {
      ...{ name, seconds, database },
      issued: journal.issued.length - before.issued,
      commands: latencies.length,
      longestMs: Math.max(0, ...latencies),
      behind: seq - projectedSeq,
    };
  };
  const calm = await phase('before', plan.calmSeconds);
  const lock: DatabaseLock = lockDatabase(product);
  const without = await phase('without D1', plan.outageSeconds).finally(() => lock.release());
  const releasedMs = performance.now();
  const after = await phase('after', plan.calmSeconds);
  await waitUntil(
    async () => {
      const { seq, projectedSeq } = await position();
      return seq === projectedSeq ? true : null;
    },
    { what: "D1's copy to catch up", timeoutMs: CATCH_UP_MAX_MS, everyMs: 100 },
  );
  return { journal, phases: [calm, without, after], caughtUpAfterMs: performance.now() - releasedMs };
}

/** Patients who come one after the other and points that serve them in turn. */
class Stream {
  readonly #desk: Desk;
  readonly #journal: Journal;
  readonly #pointIds: readonly string[];
  readonly #inside = new Map<string, string>();
  #rounds = 0;

  constructor(desk: Desk, journal: Journal, pointIds: readonly string[]) {
    this.#desk = desk;
    this.#journal = journal;
    this.#pointIds = pointIds;
  }

  async runFor(ms: number): Promise<void> {
    for (const endMs = performance.now() + ms; performance.now() < endMs; await pause(ROUND_EVERY_MS)) {
      this.#rounds += 1;
      await this.#desk.issue(`outage-${this.#rounds}`);
      await this.#callNext(this.#pointIds[this.#rounds % this.#pointIds.length] ?? '');
    }
  }

  async #callNext(pointId: string): Promise<void> {
    const served = this.#inside.get(pointId);
    const calledId = await this.#desk.callNext(pointId, true);
    if (served !== undefined) this.#journal.statuses.set(served, 'completed');
    if (calledId === null) this.#inside.delete(pointId);
    else this.#inside.set(pointId, calledId);
  }
}

async function readDatabaseState({ baseUrl }: Product): Promise<string> {
  const response = await fetch(`${baseUrl}/readyz`);
  const { database }: { database: string } = JSON.parse(await response.text());
  return database;
}

async function readPosition({ baseUrl }: Product, of: { departmentId: string; secretKey: string }) {
  const response = await fetch(`${baseUrl}/v1/departments/${of.departmentId}/queue`, {
    headers: { authorization: `Bearer ${of.secretKey}` },
  });
  const position: { seq: number; projectedSeq: number } = JSON.parse(await response.text());
  return position;
}

/** Writes the phases as a table. */
export function tableOfOutage({ phases, caughtUpAfterMs }: OutageRun): string {
  const rows = phases.map(({ name, seconds, database, issued, commands, longestMs, behind }) =>
    [name, `${seconds} s`, database, issued, commands, `${longestMs.toFixed(0)} ms`, behind]
      .map((cell, column) => String(cell)[column === 0 ? 'padEnd' : 'padStart'](WIDTHS[column] ?? 0))
      .join(' | '),
  );
  const head = ['phase', 'lasted', 'D1', 'tickets', 'commands', 'longest', 'events behind at its end'];
  const line = (cells: readonly string[]) => cells.map((cell, column) => cell.padEnd(WIDTHS[column] ?? 0)).join(' | ');
  const caughtUp = `D1's copy had every event ${(caughtUpAfterMs / 1000).toFixed(1)} s after D1 was back.`;
  return `${[line(head), ...rows].map((row) => `| ${row} |`).join('\n')}\n${caughtUp}\n`;
}

const WIDTHS = [10, 6, 6, 7, 8, 8, 24];
