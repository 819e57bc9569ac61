import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { SQLInputValue, StatementSync } from 'node:sqlite';
import { DatabaseSync } from 'node:sqlite';
import type { Random } from '../world/random.ts';
import type { Scheduler } from '../world/scheduler.ts';
import type { Row } from './disk.ts';
import { Trouble } from './trouble.ts';

const MIGRATIONS = path.join(import.meta.dirname, '../../../apps/api/src/db/migrations');
const ANSWER_MS = 60;
const LATE_MS = 20_000;

/** How D1 behaves. */
export interface DatabaseFaults {
  readonly databaseFails: number;
  readonly databaseRepeats: number;
}

/** The copy's tables as D1 has them; the rest of D1 is no part of a run. */
const SCHEMA = readdirSync(MIGRATIONS)
  .filter((name) => name.endsWith('.sql'))
  .sort()
  .flatMap((name) => readFileSync(path.join(MIGRATIONS, name), 'utf8').split(/;\s*(?:--> statement-breakpoint)?/))
  .filter((statement) => /`visit(s|_events)`/.test(statement))
  .join(';\n');

/** D1: another machine. A request to it may not arrive, may be done without an answer, and may be done once more. */
export class HistoryDatabase {
  readonly #database = new DatabaseSync(':memory:');
  readonly #statements = new Map<string, StatementSync>();
  readonly #scheduler: Scheduler;
  readonly #random: Random;
  readonly #faults: () => DatabaseFaults;
  /** True while nobody reaches it. */
  isAway = false;
  failures = 0;

  constructor(parts: { scheduler: Scheduler; random: Random; faults: () => DatabaseFaults }) {
    this.#scheduler = parts.scheduler;
    this.#random = parts.random;
    this.#faults = parts.faults;
    this.#database.exec(SCHEMA);
  }

  /** Reads what it holds, at once. */
  read(query: string, ...bindings: SQLInputValue[]): readonly Row[] {
    return this.#prepare(query).all(...bindings) as readonly Row[];
  }

  #prepare(query: string): StatementSync {
    const known = this.#statements.get(query);
    if (known !== undefined) return known;
    const statement = this.#database.prepare(query);
    this.#statements.set(query, statement);
    return statement;
  }

  /** The binding as one life of the object has it. `gate` holds back what may not leave yet; the dead hear nothing. */
  binding(gate: (work: () => void) => void, isAlive: () => boolean): D1Database {
    const request = (statements: readonly Statement[]) =>
      new Promise<readonly D1Answer[]>((resolve, reject) => {
        const caller = {
          resolve: (answers: readonly D1Answer[]) => isAlive() && resolve(answers),
          reject: (error: Error) => isAlive() && reject(error),
        };
        gate(() => this.#request(statements, caller));
      });
    const prepare = (query: string) => new Statement(query, [], request);
    const batch = (statements: readonly Statement[]) => request(statements);
    // The queue uses prepare, bind, run, all and batch only.
    return { prepare, batch } as unknown as D1Database;
  }

  #request(
    statements: readonly Statement[],
    caller: { resolve: (answers: readonly D1Answer[]) => unknown; reject: (error: Error) => unknown },
  ): void {
    const faults = this.#faults();
    const isLost = this.isAway || this.#random.chance(faults.databaseFails);
    const isRepeated = this.#random.chance(faults.databaseRepeats);
    const isUnanswered = isRepeated && this.#random.chance(0.5);
    this.#scheduler.after(this.#random.exponential(ANSWER_MS), () => {
      if (isLost) {
        this.failures += 1;
        caller.reject(new Trouble('D1_ERROR: Network connection lost.'));
        return;
      }
      const answers = this.#perform(statements);
      if (isRepeated) this.#scheduler.after(this.#random.exponential(LATE_MS), () => this.#perform(statements));
      if (answers instanceof Error) caller.reject(answers);
      else if (isUnanswered) caller.reject(new Trouble('D1_ERROR: storage operation exceeded timeout'));
      else caller.resolve(answers);
    });
  }

  #perform(statements: readonly Statement[]): readonly D1Answer[] | Error {
    this.#database.exec('BEGIN');
    try {
      const answers = statements.map(({ query, bindings }) => ({
        success: true,
        meta: {},
        results: this.#prepare(query).all(...bindings) as readonly Row[],
      }));
      this.#database.exec('COMMIT');
      return answers;
    } catch (cause) {
      this.#database.exec('ROLLBACK');
      return new Error('D1_ERROR', { cause });
    }
  }
}

interface D1Answer {
  readonly success: boolean;
  readonly meta: object;
  readonly results: readonly Row[];
}

class Statement {
  readonly query: string;
  readonly bindings: readonly SQLInputValue[];
  readonly #request: (statements: readonly Statement[]) => Promise<readonly D1Answer[]>;

  constructor(
    query: string,
    bindings: readonly SQLInputValue[],
    request: (statements: readonly Statement[]) => Promise<readonly D1Answer[]>,
  ) {
    this.query = query;
    this.bindings = bindings;
    this.#request = request;
  }

  bind(...bindings: SQLInputValue[]): Statement {
    return new Statement(this.query, bindings, this.#request);
  }

  async all(): Promise<D1Answer | undefined> {
    return (await this.#request([this]))[0];
  }

  run(): Promise<D1Answer | undefined> {
    return this.all();
  }
}
