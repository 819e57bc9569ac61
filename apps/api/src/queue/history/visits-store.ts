import { query } from '../../db/client.ts';
import type { DepartmentId, HospitalId, TicketId } from '../../kernel/ids.ts';
import type { Ticket } from '../state/ticket.ts';
import type { TicketFilter } from '../store/store.ts';
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

/** Whose visits are read: a department's, and only while it is its hospital's. */
export interface VisitsPlace {
  readonly departmentId: DepartmentId;
  readonly hospitalId: HospitalId;
}

/** Which copied tickets are wanted. */
export interface VisitsQuery extends TicketFilter {
  /** The last id of all that are wanted. */
  readonly upTo: TicketId;
  /** Not these. */
  readonly except: readonly TicketId[];
}

/** Tickets of at most 20 kB each, asked for at once. */
const VISITS_PER_READ_MAX = 500;

/**
 * Reads copied tickets in the order of issue; a negative limit is none.
 *
 * @throws PlatformFault when the database does not answer.
 */
export async function readPastTickets(
  database: D1Database,
  place: VisitsPlace,
  wanted: VisitsQuery,
): Promise<readonly Ticket[]> {
  const tickets: Ticket[] = [];
  const limit = wanted.limit < 0 ? Number.POSITIVE_INFINITY : wanted.limit;
  for (let after = wanted.after; tickets.length < limit; ) {
    const size = Math.min(VISITS_PER_READ_MAX, limit - tickets.length);
    const page = await readPage(database, place, { ...wanted, after, limit: size });
    tickets.push(...page);
    const last = page[page.length - 1];
    if (page.length < size || last === undefined) break;
    after = last.id;
  }
  return tickets;
}

async function readPage(database: D1Database, place: VisitsPlace, wanted: VisitsQuery): Promise<readonly Ticket[]> {
  const filters = [
    { condition: 'id > ?', value: wanted.after },
    // The index is by department and day, and days rise with ids: so that a page is not looked for among all.
    { condition: "service_day >= coalesce((SELECT service_day FROM visits WHERE id = ?), '')", value: wanted.after },
    { condition: 'service_day = ?', value: wanted.serviceDay },
    { condition: 'status = ?', value: wanted.status },
    { condition: 'external_id = ?', value: wanted.externalId },
  ].filter(({ value }) => value !== null);
  const conditions = filters.map(({ condition }) => `AND ${condition}`).join(' ');
  const { results } = await query(
    database
      .prepare(
        `SELECT data FROM visits
         WHERE department_id = ? AND hospital_id = ? AND id <= ? AND id NOT IN (SELECT value FROM json_each(?)) ${conditions}
         ORDER BY service_day, id LIMIT ?`,
      )
      .bind(
        ...[place.departmentId, place.hospitalId, wanted.upTo, JSON.stringify(wanted.except)],
        ...[...filters.map(({ value }) => value), wanted.limit],
      )
      .all<{ data: string }>(),
  );
  return results.map((row): Ticket => JSON.parse(row.data));
}

/**
 * Reads copied tickets by their ids; those of another department or hospital are not there.
 *
 * @throws PlatformFault when the database does not answer.
 */
export async function readTicketsById(
  database: D1Database,
  place: VisitsPlace,
  ids: readonly TicketId[],
): Promise<readonly Ticket[]> {
  const { results } = await query(
    database
      .prepare(
        `SELECT data FROM visits
         WHERE id IN (SELECT value FROM json_each(?)) AND department_id = ? AND hospital_id = ?`,
      )
      .bind(JSON.stringify(ids), place.departmentId, place.hospitalId)
      .all<{ data: string }>(),
  );
  return results.map((row): Ticket => JSON.parse(row.data));
}

/**
 * Says which of these tickets are copied at the very version they have.
 *
 * @throws PlatformFault when the database does not answer.
 */
export async function readCopiedIds(
  database: D1Database,
  place: VisitsPlace,
  tickets: readonly { readonly id: TicketId; readonly version: number }[],
): Promise<ReadonlySet<TicketId>> {
  const { results } = await query(
    database
      .prepare(
        `SELECT visits.id AS id FROM json_each(?) AS wanted JOIN visits ON visits.id = wanted.value ->> '$.id'
         WHERE visits.version = wanted.value ->> '$.version' AND department_id = ? AND hospital_id = ?`,
      )
      .bind(JSON.stringify(tickets), place.departmentId, place.hospitalId)
      .all<{ id: TicketId }>(),
  );
  return new Set(results.map(({ id }) => id));
}
