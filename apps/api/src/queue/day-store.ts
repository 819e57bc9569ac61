import type { Session, SessionCourse } from './session.ts';

/** The series of a department that numbers by service day. */
const DAY_SERIES = 'day';

/** What a department's storage holds of the running service day alone: numbers, and how sessions go. */
export class DayStore {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  readLastNumber(): number {
    const row = this.#sql.exec('SELECT last_number FROM series WHERE id = ?', DAY_SERIES).toArray()[0];
    return Number(row?.last_number ?? 0);
  }

  writeLastNumber(lastNumber: number): void {
    this.#sql.exec('INSERT OR REPLACE INTO series (id, last_number) VALUES (?, ?)', DAY_SERIES, lastNumber);
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

  /** Begins a new service day: numbers from 1, nothing said about any session. */
  begin(): void {
    this.writeLastNumber(0);
    this.#sql.exec('DELETE FROM sessions');
  }
}
