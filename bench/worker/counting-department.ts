import type { DepartmentEnvironment } from '../../apps/api/src/queue/index.ts';
import { Department } from '../../apps/api/src/queue/index.ts';
import type { CommandRequest } from '../../apps/api/src/queue/rpc/department-rpc.ts';

/** Rows as the platform bills them. */
export interface Rows {
  readonly read: number;
  readonly written: number;
}

/** What the bench asks of a department beside the rest. */
export interface BenchCalls {
  /** The rows of all statements since the object was made. */
  rows(): Promise<Rows>;
  /** Events that D1 has not been told of yet. */
  behind(): Promise<number>;
  /** Gives this command so many times. */
  fill(command: CommandRequest, count: number): Promise<void>;
}

/** Commands under way at once while a day is filled. */
const FILLED_AT_ONCE = 500;

type AnyCursor = SqlStorageCursor<Record<string, SqlStorageValue>>;

/** Notes every statement of an object; what a statement gives is left as it is. */
class RowCounter {
  #unread: AnyCursor[] = [];
  #read = 0;
  #written = 0;

  /** Watches an object's storage from here on. */
  watch(context: DurableObjectState): DurableObjectState {
    const { storage } = context;
    const exec = storage.sql.exec.bind(storage.sql);
    const counted = (query: string, ...bindings: unknown[]) => {
      const cursor = exec(query, ...bindings);
      this.#unread.push(cursor);
      return cursor;
    };
    const setAlarm = storage.setAlarm.bind(storage);
    Object.assign(storage.sql, { exec: counted });
    Object.assign(storage, {
      // The platform bills an alarm that is set as a row.
      setAlarm: (at: number) => {
        this.#written += 1;
        return setAlarm(at);
      },
    });
    return context;
  }

  /** Does what is none of the department's own work, and forgets its rows. */
  apart<T>(work: () => T): T {
    this.take();
    const result = work();
    this.#unread = [];
    return result;
  }

  /** What was read and written until now. */
  take(): Rows {
    // A cursor knows its rows only after it was read to its end, which is some time after it was given out.
    for (const cursor of this.#unread) {
      this.#read += cursor.rowsRead;
      this.#written += cursor.rowsWritten;
    }
    this.#unread = [];
    return { read: this.#read, written: this.#written };
  }
}

/** The Department as it is, with its rows counted. */
export class CountingDepartment extends Department implements BenchCalls {
  readonly #counter: RowCounter;

  constructor(context: DurableObjectState, environment: DepartmentEnvironment) {
    const counter = new RowCounter();
    super(counter.watch(context), environment);
    this.#counter = counter;
  }

  async rows(): Promise<Rows> {
    return this.#counter.take();
  }

  async behind(): Promise<number> {
    const { seq, projectedSeq } = await this.#counter.apart(() => this.audit());
    return seq - projectedSeq;
  }

  async fill(command: CommandRequest, count: number): Promise<void> {
    for (let left = count; left > 0; left -= FILLED_AT_ONCE) {
      const atOnce = Math.min(left, FILLED_AT_ONCE);
      await Promise.all(Array.from({ length: atOnce }, () => this.execute({ ...command, idempotency: null })));
      this.#counter.take();
    }
  }
}
