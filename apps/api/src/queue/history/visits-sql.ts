import type { DepartmentId } from '../../kernel/ids.ts';

const VISIT_COLUMNS =
  'id, hospital_id, department_id, service_day, number, status, external_id, issued_at, version, seq, data';

/** Keeps the events of `?1`, a JSON array: D1 takes a hundred parameters a statement. A number that is there is the same event. */
export const INSERT_EVENTS = `
  INSERT INTO visit_events
    (id, hospital_id, department_id, seq, at, command, actor_kind, actor_id, service_day, data)
  SELECT value ->> '$.id', value ->> '$.hospitalId', value ->> '$.departmentId', value ->> '$.seq', value ->> '$.at',
    value ->> '$.command', value ->> '$.actor.kind', value ->> '$.actor.id', value ->> '$.serviceDay', value -> '$.data'
  FROM json_each(?1) WHERE true
  ON CONFLICT DO NOTHING`;

/**
 * The visits that events make: an event carries whole tickets, so the highest version of each is all there is to know.
 * SQLite takes the other columns from the row that has the `max`.
 */
function visitsOf(events: string): string {
  return `
  SELECT ticket ->> '$.id', hospital_id, department_id, ticket ->> '$.serviceDay', ticket ->> '$.number',
    ticket ->> '$.status', ticket ->> '$.externalId', ticket ->> '$.issuedAt', max(ticket ->> '$.version'), seq, ticket
  FROM (
    SELECT hospital_id, department_id, seq, change.value -> '$.ticket' AS ticket
    FROM visit_events, json_each(visit_events.data, '$.changes') AS change
    WHERE ${events} AND change.value ->> '$.ticket.id' IS NOT NULL
  )
  GROUP BY ticket ->> '$.id'`;
}

function ticketIdsOf(events: string): string {
  return `
  SELECT change.value ->> '$.ticket.id' FROM visit_events, json_each(visit_events.data, '$.changes') AS change
  WHERE ${events} AND change.value ->> '$.ticket.id' IS NOT NULL`;
}

/** Brings visits up to the events `?2` to `?3` of department `?1`; an older version of a ticket changes nothing. */
export const UPSERT_VISITS = `
  INSERT INTO visits (${VISIT_COLUMNS}) ${visitsOf('department_id = ?1 AND seq BETWEEN ?2 AND ?3')}
  ON CONFLICT (id) DO UPDATE SET status = excluded.status, version = excluded.version, seq = excluded.seq, data = excluded.data
  WHERE excluded.version > visits.version`;

/** The statements that make a department's `visits` from its `visit_events` again, as plain SQL for any client of D1. */
export interface VisitsRebuild {
  /** Answers one row: `eventCount`, `visitCount`, and `differenceCount`: rows that are not what the events say. */
  readonly compare: string;
  /** Each whole in itself, so that nobody meets a department without its visits between the two. */
  readonly replace: readonly [string, string];
}

/**
 * Writes the rebuild of a department's visits. Visits from before events were kept have none, and stay as they are.
 *
 * @example
 * const { replace } = visitsRebuild(departmentId);
 * await database.batch(replace.map((statement) => database.prepare(statement)));
 */
export function visitsRebuild(departmentId: DepartmentId): VisitsRebuild {
  const ofDepartment = `department_id = '${departmentId}'`;
  const made = visitsOf(ofDepartment);
  const kept = `
    SELECT ${VISIT_COLUMNS} FROM visits
    WHERE ${ofDepartment} AND seq >= (SELECT min(seq) FROM visit_events WHERE ${ofDepartment})`;
  return {
    compare: `
      SELECT (SELECT count(*) FROM visit_events WHERE ${ofDepartment}) AS eventCount,
        (SELECT count(*) FROM visits WHERE ${ofDepartment}) AS visitCount,
        (SELECT count(*) FROM (${made} EXCEPT ${kept})) + (SELECT count(*) FROM (${kept} EXCEPT ${made})) AS differenceCount`,
    replace: [
      `INSERT OR REPLACE INTO visits (${VISIT_COLUMNS}) ${made}`,
      `DELETE FROM visits WHERE id IN (SELECT id FROM (${kept})) AND id NOT IN (${ticketIdsOf(ofDepartment)})`,
    ],
  };
}
