import type { Passing, QueueStatus } from '@carequeue/queue-core';
import { CHOICES_DEFAULT } from '../../kernel/department-settings.ts';
import type { PointId, TicketId } from '../../kernel/ids.ts';
import type { Instant, ServiceDay } from '../../kernel/time.ts';
import type { NumberedEvent } from '../state/events.ts';
import { isTicketChange, keepsPassings } from '../state/events.ts';
import type { PointSetting, ServicePoint } from '../state/points.ts';
import { settingsOf } from '../state/points.ts';
import type { Provisioning } from '../state/provisioning.ts';
import type { OpenTicket, Ticket } from '../state/ticket.ts';
import { completeTicket } from '../state/ticket.ts';
import { DayStore } from './day-store.ts';
import { DisplayRows } from './display-rows.ts';
import { LinkStore } from './link-store.ts';
import { STORE_MIGRATIONS } from './store-migrations.ts';

/** An accepted command's answer, kept under its idempotency key. */
export interface RequestRecord {
  readonly fingerprint: string;
  readonly status: number;
  /** The answer's JSON text, without any secret. */
  readonly body: string;
}

/** The queue's own row. */
export interface QueueRow {
  readonly epoch: string;
  readonly status: QueueStatus;
  readonly message: string | null;
  readonly serviceDay: ServiceDay;
}

/** What a list of tickets is asked by. */
export interface TicketFilter {
  readonly serviceDay: string | null;
  readonly status: string | null;
  readonly externalId: string | null;
  /** The last id of the page before. */
  readonly after: string | null;
  readonly limit: number;
}

/** Filters nothing. */
export const EVERY_TICKET: TicketFilter = { serviceDay: null, status: null, externalId: null, after: null, limit: -1 };

/**
 * A department's storage: the only file with its SQL.
 * What was written by `write…` in one turn is committed together by the Durable Object's write coalescing.
 */
export class DepartmentStore {
  /** What starts anew with each service day. */
  readonly day: DayStore;
  readonly links: LinkStore;
  readonly displays: DisplayRows;
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
    this.day = new DayStore(sql);
    this.links = new LinkStore(sql);
    this.displays = new DisplayRows(sql);
  }

  /** Brings the schema up to date; writes nothing when it is. */
  migrate(): void {
    this.#sql.exec('CREATE TABLE IF NOT EXISTS migrations (id INTEGER PRIMARY KEY)');
    const done = Number(this.#sql.exec('SELECT count(*) AS count FROM migrations').one().count);
    STORE_MIGRATIONS.slice(done).forEach((step, index) => {
      this.#sql.exec(step);
      this.#sql.exec('INSERT INTO migrations (id) VALUES (?)', done + index + 1);
    });
  }

  /** True once `migrate` has run here: an object that was never provisioned has no tables at all. */
  exists(): boolean {
    const tables = this.#sql.exec("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'provisioning'");
    return tables.toArray().length > 0;
  }

  readProvisioning(): Provisioning | null {
    const held = this.#row<Provisioning>('SELECT data FROM provisioning WHERE id = 1');
    // What was stored by an older version lacks the choices that came since.
    return held === null ? null : { ...held, settings: { ...CHOICES_DEFAULT, ...held.settings } };
  }

  writeProvisioning(provisioning: Provisioning): void {
    const data = JSON.stringify(provisioning);
    this.#sql.exec(
      'INSERT OR REPLACE INTO provisioning (id, version, data) VALUES (1, ?, ?)',
      provisioning.version,
      data,
    );
  }

  readPointSettings(): ReadonlyMap<PointId, PointSetting> {
    const rows = this.#sql.exec<{ pointId: PointId; data: string }>(
      'SELECT point_id AS pointId, data FROM point_settings',
    );
    return new Map(rows.toArray().map(({ pointId, data }) => [pointId, JSON.parse(data)]));
  }

  /** Keeps what was set by command at these points, and forgets it of all others. */
  writePointSettings(points: readonly ServicePoint[]): void {
    const held = this.readPointSettings();
    const settings = settingsOf(points);
    for (const pointId of held.keys()) {
      if (!settings.has(pointId)) this.#sql.exec('DELETE FROM point_settings WHERE point_id = ?', pointId);
    }
    for (const [pointId, setting] of settings) {
      const data = JSON.stringify(setting);
      if (data === JSON.stringify(held.get(pointId))) continue;
      this.#sql.exec('INSERT OR REPLACE INTO point_settings (point_id, data) VALUES (?, ?)', pointId, data);
    }
  }

  readQueue(): QueueRow | null {
    const row = this.#sql
      .exec<{ epoch: string; status: QueueStatus; message: string | null; serviceDay: ServiceDay }>(
        'SELECT epoch, status, message, service_day AS serviceDay FROM queue WHERE id = 1',
      )
      .toArray()[0];
    return row ?? null;
  }

  writeQueue(row: QueueRow): void {
    const { epoch, status, message, serviceDay } = row;
    const query = 'INSERT OR REPLACE INTO queue (id, epoch, status, message, service_day) VALUES (1, ?, ?, ?, ?)';
    this.#sql.exec(query, epoch, status, message, serviceDay);
  }

  /** The id of the ticket that was issued last, or null before the first. */
  readLastTicketId(): TicketId | null {
    const ends = 'SELECT max(id) AS id FROM tickets UNION ALL SELECT last_id FROM retention';
    return this.#sql.exec<{ id: TicketId | null }>(`SELECT max(id) AS id FROM (${ends})`).one().id;
  }

  readLastSeq(): number {
    return Number(this.#sql.exec('SELECT coalesce(max(seq), 0) AS seq FROM events').one().seq);
  }

  /** Writes an event, every ticket it changed, and which of its calls passed anybody over. */
  writeEvent(event: NumberedEvent, passings: readonly Passing[]): void {
    if (passings.length > 0) {
      this.#sql.exec('INSERT INTO passings (seq, data) VALUES (?, ?)', event.seq, JSON.stringify(passings));
    }
    this.#sql.exec('INSERT INTO events (seq, at, data) VALUES (?, ?, ?)', event.seq, event.at, JSON.stringify(event));
    // A ticket that changed twice is written once, as it stands after: rows are billed.
    const changes = event.changes.filter(isTicketChange);
    const tickets = new Map(changes.map(({ ticket }) => [ticket.id, ticket]));
    const countedAnew = new Set(changes.filter((change) => !keepsPassings(change)).map(({ ticket }) => ticket.id));
    for (const ticket of tickets.values()) this.#writeTicket(ticket, event.seq, countedAnew.has(ticket.id));
  }

  #writeTicket(ticket: Ticket, seq: number, isCountedAnew: boolean): void {
    this.#sql.exec(
      `INSERT INTO tickets (id, status, service_day, external_id, holder_id, seq, data) VALUES (?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE
       SET status = excluded.status, seq = iif(?, excluded.seq, seq), data = excluded.data`,
      ticket.id,
      ticket.status,
      ticket.serviceDay,
      ticket.externalId,
      ticket.links?.holderId ?? null,
      seq,
      JSON.stringify(ticket),
      isCountedAnew ? 1 : 0,
    );
  }

  readOpenTickets(): readonly OpenTicket[] {
    return this.#rows<OpenTicket>(
      "SELECT data FROM tickets WHERE status IN ('waiting', 'called', 'serving', 'missed') ORDER BY id",
    ).map(completeTicket);
  }

  /** The number of the event from which on is counted who passes each open ticket over. */
  readOpenTicketSeqs(): ReadonlyMap<string, number> {
    const rows = this.#sql.exec<{ id: string; seq: number }>(
      "SELECT id, seq FROM tickets WHERE status IN ('waiting', 'called', 'serving', 'missed')",
    );
    return new Map(rows.toArray().map(({ id, seq }) => [id, seq]));
  }

  /** The calls that passed anybody over, oldest first. */
  readPassings(): readonly { readonly seq: number; readonly passings: readonly Passing[] }[] {
    const rows = this.#sql.exec<{ seq: number; data: string }>('SELECT seq, data FROM passings ORDER BY seq');
    return rows.toArray().map(({ seq, data }) => ({ seq, passings: JSON.parse(data) }));
  }

  readTicket(id: TicketId): Ticket | null {
    return this.#ticket('SELECT data FROM tickets WHERE id = ?', id);
  }

  readTicketByExternalId(externalId: string): Ticket | null {
    return this.#ticket('SELECT data FROM tickets WHERE external_id = ?', externalId);
  }

  /** Tickets in the order of issue. Each filter is a condition of its own, so that an index can serve it. */
  listTickets(filter: TicketFilter): readonly Ticket[] {
    const wanted = [
      { condition: 'id > ?', value: filter.after },
      { condition: 'service_day = ?', value: filter.serviceDay },
      { condition: 'status = ?', value: filter.status },
      { condition: 'external_id = ?', value: filter.externalId },
    ].filter(({ value }) => value !== null);
    const where = wanted.length === 0 ? '' : `WHERE ${wanted.map(({ condition }) => condition).join(' AND ')}`;
    const values = wanted.map(({ value }) => value);
    return this.#rows<Ticket>(`SELECT data FROM tickets ${where} ORDER BY id LIMIT ?`, ...values, filter.limit).map(
      completeTicket,
    );
  }

  /** Events after `seq`, oldest first. */
  readEventsAfter(seq: number, limit: number): readonly NumberedEvent[] {
    return this.#rows<NumberedEvent>('SELECT data FROM events WHERE seq > ? ORDER BY seq LIMIT ?', seq, limit);
  }

  /** The latest events, newest first. */
  *latestEvents(): Generator<NumberedEvent> {
    for (const row of this.#sql.exec<{ data: string }>('SELECT data FROM events ORDER BY seq DESC')) {
      yield JSON.parse(row.data);
    }
  }

  /** The oldest event that is still kept, or null when there is none. */
  readFirstSeq(): number | null {
    const row = this.#sql.exec('SELECT min(seq) AS seq FROM events').one();
    return row.seq === null ? null : Number(row.seq);
  }

  readRequest(id: string, now: Instant): RequestRecord | null {
    const row = this.#sql
      .exec<{ fingerprint: string; status: number; body: string }>(
        'SELECT fingerprint, status, body FROM requests WHERE id = ? AND expires_at > ?',
        id,
        now,
      )
      .toArray()[0];
    return row ?? null;
  }

  writeRequest(id: string, record: RequestRecord, expiresAt: number): void {
    this.#sql.exec(
      'INSERT OR REPLACE INTO requests (id, fingerprint, status, body, expires_at) VALUES (?, ?, ?, ?, ?)',
      id,
      record.fingerprint,
      record.status,
      record.body,
      expiresAt,
    );
  }

  readProjectedSeq(): number {
    return Number(this.#sql.exec('SELECT projected_seq FROM outbox WHERE id = 1').toArray()[0]?.projected_seq ?? 0);
  }

  writeProjectedSeq(seq: number): void {
    this.#sql.exec('INSERT OR REPLACE INTO outbox (id, projected_seq) VALUES (1, ?)', seq);
  }

  /** Development only: the instant the clock is held at, or null for real time. */
  readDrivenNow(): Instant | null {
    const row = this.#sql
      .exec<{ driven_now: Instant | null }>('SELECT driven_now FROM clock WHERE id = 1')
      .toArray()[0];
    return row?.driven_now ?? null;
  }

  writeDrivenNow(now: Instant | null): void {
    this.#sql.exec('INSERT OR REPLACE INTO clock (id, driven_now) VALUES (1, ?)', now);
  }

  #ticket(query: string, ...bindings: string[]): Ticket | null {
    const ticket = this.#row<Ticket>(query, ...bindings);
    return ticket === null ? null : completeTicket(ticket);
  }

  #row<T>(query: string, ...bindings: (string | number | null)[]): T | null {
    return this.#rows<T>(query, ...bindings)[0] ?? null;
  }

  #rows<T>(query: string, ...bindings: (string | number | null)[]): readonly T[] {
    return this.#sql
      .exec<{ data: string }>(query, ...bindings)
      .toArray()
      .map((row): T => JSON.parse(row.data));
  }
}
