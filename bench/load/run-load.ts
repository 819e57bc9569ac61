import { Desk, type DeskOptions } from './desk.ts';
import { type Journal, newJournal } from './journal.ts';

/** Every so many tickets a point skips instead of serving. */
const SKIP_EVERY = 7;

/** How much is asked of a department, and where. */
export interface LoadOptions extends Omit<DeskOptions, 'journal'> {
  readonly tickets: number;
  readonly clients: number;
  readonly pointIds: readonly string[];
  /** Told after each ticket that was issued: how many they are, and what the clients were told so far. */
  readonly onIssued?: (count: number, journal: Journal) => void;
}

/** What a load brought. */
export interface LoadRun {
  readonly journal: Journal;
  readonly seconds: number;
  /** Sends one more command: for what is asked afterwards. */
  readonly desk: Desk;
}

interface Hall {
  readonly desk: Desk;
  readonly journal: Journal;
  isIssuing: boolean;
  /** Points that found nobody: told when somebody came. */
  readonly idle: (() => void)[];
}

/**
 * Issues tickets from many clients at once while the points call and serve until nobody waits.
 *
 * The last two points call by name, both the same ticket at once; the others take the next.
 */
export async function runLoad(options: LoadOptions): Promise<LoadRun> {
  const { tickets, clients, pointIds, onIssued, ...rest } = options;
  const journal = newJournal();
  const hall: Hall = { desk: new Desk({ ...rest, journal }), journal, isIssuing: true, idle: [] };
  const started = performance.now();
  let next = 0;
  const client = async () => {
    while (next < tickets) {
      next += 1;
      await hall.desk.issue(`load-${next}`);
      onIssued?.(journal.issued.length, journal);
      wake(hall);
    }
  };
  const issuing = Promise.all(Array.from({ length: clients }, client)).then(() => {
    hall.isIssuing = false;
    wake(hall);
  });
  const takers = pointIds.slice(0, -2).map((pointId, index) => takeNext(hall, pointId, index % 2 === 1));
  await Promise.all([issuing, ...takers, wantTheSame(hall, pointIds.slice(-2))]);
  return { journal, seconds: (performance.now() - started) / 1000, desk: hall.desk };
}

/** Calls the next again and again; with `finish` the call itself completes the one before. */
async function takeNext(hall: Hall, pointId: string, finish: boolean): Promise<void> {
  let inside: string | null = null;
  for (let count = 1; ; count += 1) {
    const id: string | null = await hall.desk.callNext(pointId, finish);
    if (inside !== null) hall.journal.statuses.set(inside, 'completed');
    inside = null;
    if (id === null) {
      if (!hall.isIssuing) return;
      await somebody(hall);
      continue;
    }
    if (count % SKIP_EVERY === 0) {
      await hall.desk.command(id, 'skip');
      continue;
    }
    await hall.desk.command(id, 'start');
    if (finish) inside = id;
    else await hall.desk.command(id, 'complete');
  }
}

/** Two points call the newest ticket by name in the same moment, again and again; who gets it serves it. */
async function wantTheSame(hall: Hall, pointIds: readonly string[]): Promise<void> {
  let seen = 0;
  for (;;) {
    const entry = hall.journal.issued[hall.journal.issued.length - 1];
    if (entry === undefined || hall.journal.issued.length === seen) {
      if (!hall.isIssuing) return;
      await somebody(hall);
      continue;
    }
    seen = hall.journal.issued.length;
    const calls = await Promise.all(pointIds.map((pointId) => hall.desk.call(entry.id, pointId)));
    if (!calls.includes(true)) continue;
    await hall.desk.command(entry.id, 'start');
    await hall.desk.command(entry.id, 'complete');
  }
}

function somebody(hall: Hall): Promise<void> {
  return new Promise((resolve) => hall.idle.push(resolve));
}

function wake(hall: Hall): void {
  for (const resolve of hall.idle.splice(0)) resolve();
}
