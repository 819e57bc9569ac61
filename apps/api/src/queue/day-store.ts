import type { Series } from './series.ts';
import type { Session, SessionCourse } from './session.ts';

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

  writeSeries(id: string, { lastNumber, prefix }: Series): void {
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

  /** Begins a new service day: numbers from 1, nothing said about any session. */
  begin(): void {
    this.#sql.exec('DELETE FROM series');
    this.#sql.exec('DELETE FROM sessions');
  }
}
