import type { SQLInputValue, StatementSync } from 'node:sqlite';
import { DatabaseSync } from 'node:sqlite';
import type { Random } from '../world/random.ts';
import type { Pending, Scheduler } from '../world/scheduler.ts';
import { Trouble } from './trouble.ts';

/** One row as SQLite gives it. */
export type Row = Record<string, SQLInputValue>;

/** What a statement gives: everything at once, or one row after the other. */
export interface Rows {
  readonly all: () => readonly Row[];
  readonly each: () => Iterator<Row>;
}

const NO_ROWS: Rows = { all: () => [], each: () => [][Symbol.iterator]() };

// SQLite gives plain rows of its own values, which is what a Row is.
const rowsOf = (rows: unknown) => rows as readonly Row[];
const eachOf = (rows: unknown) => rows as Iterator<Row>;

/** How the disk behaves. */
export interface DiskFaults {
  readonly commitFails: number;
  readonly killAtCommit: number;
}

/** Whom the disk tells. */
export interface DiskListener {
  /** Something was made durable. */
  readonly onCommit: () => void;
  /** Writes were lost, and with them the object's right to go on. */
  readonly onFailure: () => void;
  /** The object is to end in this many ms. */
  readonly onKill: (delayMs: number) => void;
}

/** Writes that become durable together, and what waits for it. */
interface Batch {
  state: 'open' | 'held' | 'committed' | 'confirmed';
  readonly waiting: { readonly resolve: () => void; readonly reject: (error: Error) => void }[];
  readonly outputs: (() => void)[];
}

/** Tables whose new rows are noted in a journal, in the order they became durable, and what of a row is noted. */
const JOURNALLED: Readonly<Record<string, string>> = {
  events: 'new.data',
  provisioning: 'new.data',
  requests: 'new.fingerprint',
};
const COMMIT_MS_MAX = 40;
const CONFIRM_MS_MAX = 20;
/** A sync with nothing to write still takes a turn. */
const EMPTY_SYNC_MS = 1;
const WRITES = /^\s*(INSERT|REPLACE|UPDATE|DELETE|CREATE|ALTER|DROP)/i;

/**
 * An object's storage: SQLite in memory, where a commit takes time and may be survived or not.
 *
 *     write ─▶ open ──turn ends──▶ (held) ──▶ committed ──▶ confirmed ─▶ sync resolves, outputs leave
 *                └──────── killed: rolled back ────┘└── killed: kept, yet nobody was told
 *
 * What the object sends while writes are not confirmed is kept back, and lost with it: the platform's output gate.
 */
export class Disk {
  readonly #database = new DatabaseSync(':memory:');
  readonly #statements = new Map<string, StatementSync>();
  readonly #scheduler: Scheduler;
  readonly #random: Random;
  readonly #listener: DiskListener;
  readonly #faults: () => DiskFaults;
  #batches: Batch[] = [];
  #timers: Pending[] = [];
  #hasTransaction = false;
  #hasFailed = false;
  #depth = 0;
  /** Commits that had to be rolled back, by a crash or a failure. */
  rollBacks = 0;

  constructor(parts: { scheduler: Scheduler; random: Random; faults: () => DiskFaults; listener: DiskListener }) {
    this.#scheduler = parts.scheduler;
    this.#random = parts.random;
    this.#faults = parts.faults;
    this.#listener = parts.listener;
    this.#database.exec('CREATE TABLE platform_alarm (id INTEGER PRIMARY KEY CHECK (id = 1), at INTEGER)');
    this.#database.exec('CREATE TABLE journal (id INTEGER PRIMARY KEY, kind TEXT NOT NULL, data TEXT NOT NULL)');
    parts.scheduler.onTurnEnd(() => this.#endTurn());
  }

  /** True when nothing is on its way to the disk. */
  get isQuiet(): boolean {
    return this.#batches.length === 0;
  }

  /** Runs one statement, or several without bindings. What is only read is read when somebody takes the rows. */
  exec(query: string, ...bindings: SQLInputValue[]): Rows {
    const isWrite = WRITES.test(query);
    if (isWrite) this.#begin();
    if (isWrite && bindings.length === 0 && /;\s*\S/.test(query)) {
      this.#database.exec(query);
      this.#watch();
      return NO_ROWS;
    }
    const statement = this.#prepare(query);
    if (!isWrite)
      return { all: () => rowsOf(statement.all(...bindings)), each: () => eachOf(statement.iterate(...bindings)) };
    statement.run(...bindings);
    return NO_ROWS;
  }

  #prepare(query: string): StatementSync {
    const known = this.#statements.get(query);
    if (known !== undefined) return known;
    const statement = this.#database.prepare(query);
    this.#statements.set(query, statement);
    return statement;
  }

  /** Runs synchronous work in a savepoint. */
  transactionSync<T>(work: () => T): T {
    this.#begin();
    this.#depth += 1;
    const name = `level_${this.#depth}`;
    this.#database.exec(`SAVEPOINT ${name}`);
    try {
      const value = work();
      this.#database.exec(`RELEASE ${name}`);
      return value;
    } catch (error) {
      if (this.#hasTransaction) this.#database.exec(`ROLLBACK TO ${name}; RELEASE ${name}`);
      throw error;
    } finally {
      this.#depth -= 1;
    }
  }

  /** Resolves when everything written so far is durable. */
  sync(): Promise<void> {
    return new Promise((resolve, reject) => {
      const last = this.#batches[this.#batches.length - 1];
      if (last === undefined) this.#timers.push(this.#scheduler.after(EMPTY_SYNC_MS, resolve));
      else last.waiting.push({ resolve, reject });
    });
  }

  /** Does `work` once everything written so far is durable, at once when it is. */
  output(work: () => void): void {
    const last = this.#batches[this.#batches.length - 1];
    // After a failure nothing leaves any more: the object is about to end.
    if (this.#hasFailed) return;
    if (last === undefined) work();
    else last.outputs.push(work);
  }

  /** The process ended: what was not committed is gone, and so is what waited. */
  crash(): void {
    if (this.#hasTransaction) this.#rollBack();
    for (const timer of this.#timers) timer.cancel();
    this.#timers = [];
    this.#batches = [];
    this.#hasFailed = false;
  }

  /** Reads what is durable, for who observes the object from outside. */
  read(query: string, ...bindings: SQLInputValue[]): readonly Row[] {
    return rowsOf(this.#prepare(query).all(...bindings));
  }

  #begin(): void {
    if (this.#hasTransaction) return;
    this.#database.exec('BEGIN IMMEDIATE');
    this.#hasTransaction = true;
    this.#batches.push({ state: 'open', waiting: [], outputs: [] });
  }

  #rollBack(): void {
    this.#database.exec('ROLLBACK');
    this.#hasTransaction = false;
    this.rollBacks += 1;
  }

  /** A log of everything durable in its order, kept by the database itself. */
  #watch(): void {
    const tables = this.#database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all();
    for (const { name } of tables) {
      const data = JOURNALLED[String(name)];
      if (data === undefined) continue;
      this.#database.exec(
        `CREATE TRIGGER IF NOT EXISTS journal_${name} AFTER INSERT ON ${name}
         BEGIN INSERT INTO journal (kind, data) VALUES ('${name}', ${data}); END`,
      );
    }
  }

  #endTurn(): void {
    const batch = this.#batches[this.#batches.length - 1];
    if (batch?.state !== 'open') return;
    const faults = this.#faults();
    batch.state = 'held';
    const heldMs = this.#random.chance(0.5) ? 0 : this.#random.next() * COMMIT_MS_MAX;
    if (this.#random.chance(faults.killAtCommit)) {
      this.#listener.onKill(this.#random.next() * (heldMs + CONFIRM_MS_MAX));
    }
    if (heldMs === 0) this.#commit(batch);
    else this.#timers.push(this.#scheduler.after(heldMs, () => this.#commit(batch)));
  }

  #commit(batch: Batch): void {
    if (this.#random.chance(this.#faults().commitFails)) {
      this.#fail();
      return;
    }
    this.#database.exec('COMMIT');
    this.#hasTransaction = false;
    batch.state = 'committed';
    this.#listener.onCommit();
    this.#timers.push(this.#scheduler.after(this.#random.next() * CONFIRM_MS_MAX, () => this.#confirm(batch)));
  }

  #fail(): void {
    this.#rollBack();
    this.#hasFailed = true;
    const lost = this.#batches.splice(0);
    for (const { waiting } of lost) {
      for (const { reject } of waiting) reject(new Trouble('the disk gave an error'));
    }
    this.#timers.push(this.#scheduler.after(0, () => this.#listener.onFailure()));
  }

  /** In order: nothing is confirmed before what was written before it. */
  #confirm(batch: Batch): void {
    batch.state = 'confirmed';
    while (this.#batches[0]?.state === 'confirmed') {
      const done = this.#batches.shift();
      for (const { resolve } of done?.waiting ?? []) resolve();
      for (const output of done?.outputs ?? []) output();
    }
  }
}
