import type { EventRow } from './projection.ts';
import { INSERT_EVENTS, UPSERT_VISITS } from './visits-sql.ts';

/**
 * Keeps a department's events and brings its visits up to them, in one batch: neither is ever there without the other.
 * Bears to be given the same events again; an older version of a ticket changes nothing.
 */
export async function projectEvents(database: D1Database, rows: readonly EventRow[]): Promise<void> {
  const [first] = rows;
  const last = rows[rows.length - 1];
  if (first === undefined || last === undefined) return;
  await database.batch([
    database.prepare(INSERT_EVENTS).bind(JSON.stringify(rows)),
    database.prepare(UPSERT_VISITS).bind(first.departmentId, first.seq, last.seq),
  ]);
}

/** One row of the history copy. */
export interface Visit {
  readonly id: string;
  readonly seq: number;
  readonly data: string;
}

/** Reads a department's copied tickets in the order of issue. */
export async function readVisits(database: D1Database, departmentId: string): Promise<readonly Visit[]> {
  const { results } = await database
    .prepare('SELECT id, seq, data FROM visits WHERE department_id = ? ORDER BY id')
    .bind(departmentId)
    .all<Visit & Record<string, unknown>>();
  return results.map(({ id, seq, data }) => ({ id, seq, data }));
}
