import type { Display, DisplayStore } from '../state/displays.ts';

/** Where a department's storage remembers screens: all in one row, so that a change of any writes one. */
export class DisplayRows implements DisplayStore {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  read(): readonly Display[] {
    const row = this.#sql.exec<{ data: string }>('SELECT data FROM displays WHERE id = 1').toArray()[0];
    return row === undefined ? [] : JSON.parse(row.data);
  }

  write(displays: readonly Display[]): void {
    this.#sql.exec('INSERT OR REPLACE INTO displays (id, data) VALUES (1, ?)', JSON.stringify(displays));
  }
}
