import type { TicketId } from '../../kernel/ids.ts';
import type { Instant, ServiceDay } from '../../kernel/time.ts';
import type { Kept } from './retention.ts';

/** Up to where tickets have left an object's storage. */
export interface PastBounds {
  /** Of service days before this one some tickets may have left. */
  readonly keptFrom: ServiceDay;
  /** No ticket with a later id has left. */
  readonly lastId: TicketId;
}

/** A ticket that may leave, as D1 must have it. */
export interface Leaving {
  readonly id: TicketId;
  readonly version: number;
}

/** The SQL of what leaves a department's storage or is forgotten there, beside the store's own. */
export class RetentionStore {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /** Forgets what nobody can ask for any more: old answers, events that are copied and too old to replay. */
  forget(limits: { now: Instant; eventsBefore: Instant; projectedSeq: number; keepAfterSeq: number }): void {
    this.#sql.exec('DELETE FROM requests WHERE expires_at <= ?', limits.now);
    this.#sql.exec(
      // The last event always stays: it tells the next sequence number.
      'DELETE FROM events WHERE seq <= ? AND (at < ? OR seq <= ?) AND seq < (SELECT max(seq) FROM events)',
      limits.projectedSeq,
      limits.eventsBefore,
      limits.keepAfterSeq,
    );
    this.#sql.exec(
      `DELETE FROM passings WHERE seq <= coalesce(
         (SELECT min(seq) FROM tickets WHERE status IN ('waiting', 'called', 'serving', 'missed')), seq)`,
    );
  }

  /** Null while nothing has left. */
  readBounds(): PastBounds | null {
    const rows = this.#sql.exec<{ keptFrom: ServiceDay; lastId: TicketId }>(
      'SELECT kept_from AS keptFrom, last_id AS lastId FROM retention WHERE id = 1',
    );
    return rows.toArray()[0] ?? null;
  }

  /** Ended tickets that are not kept, in the order of issue, after this id. */
  readLeaving(kept: Kept, after: string, limit: number): readonly Leaving[] {
    return this.#sql
      .exec<{ id: TicketId; version: number }>(
        `SELECT id, data ->> '$.version' AS version FROM tickets
         WHERE id > ? AND service_day < ? AND data ->> '$.endedAt' <= ? ORDER BY id LIMIT ?`,
        after,
        kept.from,
        kept.since,
        limit,
      )
      .toArray();
  }

  /** Lets tickets go and notes it; of each that had an external id, which one it was. */
  remove(ids: readonly TicketId[], bounds: PastBounds): void {
    const list = JSON.stringify(ids);
    this.#sql.exec(
      `INSERT OR REPLACE INTO past_external_ids (external_id, ticket_id)
       SELECT external_id, id FROM tickets WHERE id IN (SELECT value FROM json_each(?)) AND external_id IS NOT NULL`,
      list,
    );
    this.#sql.exec('DELETE FROM tickets WHERE id IN (SELECT value FROM json_each(?))', list);
    this.#sql.exec(
      'INSERT OR REPLACE INTO retention (id, kept_from, last_id) VALUES (1, ?, ?)',
      bounds.keptFrom,
      bounds.lastId,
    );
  }

  /** Tickets up to this id that are still held. */
  readIdsUpTo(lastId: TicketId): readonly TicketId[] {
    const rows = this.#sql.exec<{ id: TicketId }>('SELECT id FROM tickets WHERE id <= ?', lastId).toArray();
    return rows.map(({ id }) => id);
  }

  holds(id: TicketId): boolean {
    return this.#sql.exec('SELECT 1 FROM tickets WHERE id = ?', id).toArray().length > 0;
  }

  /** The ticket that left with this external id, or null. */
  readPastHolder(externalId: string): TicketId | null {
    const rows = this.#sql.exec<{ id: TicketId }>(
      'SELECT ticket_id AS id FROM past_external_ids WHERE external_id = ?',
      externalId,
    );
    return rows.toArray()[0]?.id ?? null;
  }
}
