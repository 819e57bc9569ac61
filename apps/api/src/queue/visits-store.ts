import type { VisitRow } from './projection.ts';

/** Everything in one parameter: D1 takes a hundred a statement and one round trip a statement. */
const UPSERT_VISITS = `
  INSERT INTO visits (id, hospital_id, department_id, service_day, number, status, external_id, issued_at, version, seq, data)
  SELECT value ->> '$.id', ?2, value ->> '$.ticket.departmentId', value ->> '$.ticket.serviceDay',
    value ->> '$.ticket.number', value ->> '$.ticket.status', value ->> '$.ticket.externalId',
    value ->> '$.ticket.issuedAt', value ->> '$.ticket.version', value ->> '$.seq', value -> '$.ticket'
  FROM json_each(?1) WHERE true
  ON CONFLICT (id) DO UPDATE SET status = excluded.status, version = excluded.version, seq = excluded.seq, data = excluded.data
  WHERE excluded.version > visits.version`;

/** Copies rows into D1's `visits`; older versions change nothing. */
export async function upsertVisits(database: D1Database, hospitalId: string, rows: readonly VisitRow[]): Promise<void> {
  if (rows.length === 0) return;
  await database.prepare(UPSERT_VISITS).bind(JSON.stringify(rows), hospitalId).run();
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
