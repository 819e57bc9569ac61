import type { SQLInputValue } from 'node:sqlite';
import type { Disk, Row, Rows } from './disk.ts';

/** Rows as the platform's cursor gives them. */
class Cursor {
  readonly #rows: Rows;

  constructor(rows: Rows) {
    this.#rows = rows;
  }

  toArray(): readonly Row[] {
    return this.#rows.all();
  }

  one(): Row {
    const rows = this.toArray();
    const [row] = rows;
    if (row === undefined || rows.length > 1) throw new Error('Expected exactly one result from SQL query');
    return row;
  }

  [Symbol.iterator](): Iterator<Row> {
    return this.#rows.each();
  }
}

/** The object's SQL interface over a disk. `check` throws when the object has ended. */
export function sqlStorage(disk: Disk, check: () => void): SqlStorage {
  const exec = (query: string, ...bindings: SQLInputValue[]) => {
    check();
    return new Cursor(disk.exec(query, ...bindings));
  };
  // The store reads cursors by the three methods above, and storage by exec only.
  return { exec } as unknown as SqlStorage;
}
