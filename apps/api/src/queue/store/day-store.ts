import type { Series } from '../state/series.ts';
import { seriesAfter, seriesOf } from '../state/series.ts';
import type { Session, SessionCourse } from '../state/session.ts';
import { sessionIdOf } from '../state/session.ts';
import type { SessionTaken } from '../state/session-quotas.ts';
import { isCounted, takenAfter } from '../state/session-quotas.ts';
import type { Ticket } from '../state/ticket.ts';

/** What a department counts in the course of a service day. */
interface DayCounts {
  readonly series: ReadonlyMap<string, Series>;
  readonly taken: ReadonlyMap<string, SessionTaken>;
}

/** What a department's storage holds of the running service day alone: numbers, and how sessions go. */
export class DayStore {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /** The series that have given a number. One from before prefixes were kept has the department's. */
  readSeries(code: string): readonly (readonly [id: string, series: Series])[] {
    const rows = this.#sql.exec<{ id: string; lastNumber: number; prefix: string | null }>(
      'SELECT id, last_number AS lastNumber, prefix FROM series WHERE last_number > 0',
    );
    const start = code === '' ? '' : `${code}-`;
    return rows.toArray().map(({ id, lastNumber, prefix }) => [id, { lastNumber, prefix: prefix ?? start }]);
  }

  /** Counts a ticket that is issued, before memory does. */
  writeIssued(ticket: Ticket, counts: DayCounts): void {
    const id = seriesOf(ticket);
    this.#writeSeries(id, seriesAfter(counts.series.get(id), ticket));
    if (!isCounted(ticket)) return;
    const sessionId = sessionIdOf(ticket);
    this.#writeTaken(sessionId, takenAfter(counts.taken.get(sessionId), ticket));
  }

  #writeSeries(id: string, { lastNumber, prefix }: Series): void {
    this.#sql.exec('INSERT OR REPLACE INTO series (id, last_number, prefix) VALUES (?, ?, ?)', id, lastNumber, prefix);
  }

  /** What was said about the sessions, by id. */
  readSessionCourses(): ReadonlyMap<string, SessionCourse> {
    const rows = this.#sql.exec<{ id: string; data: string }>('SELECT id, data FROM sessions').toArray();
    return new Map(rows.map(({ id, data }) => [id, JSON.parse(data)]));
  }

  writeSessionCourse({ id, status, until, reason, since }: Session): void {
    const data = JSON.stringify({ status, until, reason, since });
    this.#sql.exec('INSERT OR REPLACE INTO sessions (id, data) VALUES (?, ?)', id, data);
  }

  /** What each planned session has taken, by its id. */
  readTaken(): readonly (readonly [id: string, taken: SessionTaken])[] {
    const rows = this.#sql.exec<{ id: string; booked: number; walkIn: number; remote: number }>(
      'SELECT id, booked, walk_in AS walkIn, remote FROM session_counts',
    );
    return rows.toArray().map(({ id, booked, walkIn, remote }) => [id, { booked, walkIn, remote }]);
  }

  #writeTaken(id: string, { booked, walkIn, remote }: SessionTaken): void {
    const query = 'INSERT OR REPLACE INTO session_counts (id, booked, walk_in, remote) VALUES (?, ?, ?, ?)';
    this.#sql.exec(query, id, booked, walkIn, remote);
  }

  /** Begins a new service day: numbers from 1, nothing said about any session and nothing taken. */
  begin(): void {
    this.#sql.exec('DELETE FROM series');
    this.#sql.exec('DELETE FROM sessions');
    this.#sql.exec('DELETE FROM session_counts');
  }
}
