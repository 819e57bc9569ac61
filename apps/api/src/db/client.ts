import type { BatchItem } from 'drizzle-orm/batch';
import type { DrizzleD1Database } from 'drizzle-orm/d1';
import { drizzle } from 'drizzle-orm/d1';
import { PlatformFault } from '../kernel/fault.ts';

/** The database as stores use it. */
export type Database = DrizzleD1Database;

/** One statement of a batch, made by a store. */
export type Statement = BatchItem<'sqlite'>;

/** What a database lives in. */
export interface DatabaseBindings {
  readonly DB: D1Database;
}

/** A rule of the schema that a batch broke; nothing of the batch was written. */
export class ConstraintError extends Error {
  override readonly name = 'ConstraintError';
  readonly constraint: 'unique' | 'foreign-key' | 'check' | 'not-null';
  /** The columns of a unique rule, as `table.column`. */
  readonly columns: readonly string[];

  constructor(constraint: ConstraintError['constraint'], columns: readonly string[]) {
    super(`a ${constraint} rule of the database was broken`);
    this.constraint = constraint;
    this.columns = columns;
  }
}

/** The database a hospital's rows live in; today one for all. */
export function databaseFor(bindings: DatabaseBindings): Database {
  return drizzle(bindings.DB);
}

/** All messages along the chain of causes: drizzle's own holds the SQL, the platform's stands below it. */
function messagesOf(error: unknown): string {
  let text = '';
  for (let current = error; current instanceof Error; current = current.cause) text += `${current.message}\n`;
  return text;
}

function translate(error: unknown): Error {
  const messages = messagesOf(error);
  const unique = /UNIQUE constraint failed: ([\w., ]+)/.exec(messages);
  if (unique?.[1] !== undefined)
    return new ConstraintError(
      'unique',
      unique[1].split(',').map((text) => text.trim()),
    );
  if (messages.includes('FOREIGN KEY constraint failed')) return new ConstraintError('foreign-key', []);
  if (messages.includes('CHECK constraint failed')) return new ConstraintError('check', []);
  if (messages.includes('NOT NULL constraint failed')) return new ConstraintError('not-null', []);
  // The error is dropped, not kept as the cause: its message holds the statement and its parameters.
  const code = /\b(?:D1_\w+|SQLITE_\w+)\b/.exec(messages)?.[0] ?? 'unknown';
  return new PlatformFault(`the database failed: ${code}`);
}

/**
 * Awaits a read; no error that leaves it holds SQL or parameters.
 *
 * @throws PlatformFault when the database does not answer.
 */
export async function query<Result>(read: PromiseLike<Result>): Promise<Result> {
  try {
    return await read;
  } catch (error) {
    throw translate(error);
  }
}

/**
 * Writes statements as one batch: all of them or none.
 *
 * @throws ConstraintError when a rule of the schema is broken, PlatformFault when the database does not answer.
 * @example
 * await commit(database, [insertPoint(database, point), entry(database, { action: 'point:add' })]);
 */
export async function commit(database: Database, statements: readonly Statement[]): Promise<void> {
  const [first, ...others] = statements;
  if (first === undefined) return;
  await query(database.batch([first, ...others]));
}
