import type { RandomBytes } from '../../kernel/ids.ts';

const SECRET_BYTES = 32;

/** Where a department's secret for the codes on its site lies: in its object's storage, and nowhere else. */
export class JoinStore {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /** The secret; made where there is none yet, with the department's provisioning. */
  secret(randomBytes: RandomBytes): Uint8Array {
    const row = this.#sql.exec<{ secret: ArrayBuffer }>('SELECT secret FROM join_secret WHERE id = 1').toArray()[0];
    if (row !== undefined) return new Uint8Array(row.secret);
    const made = randomBytes(SECRET_BYTES);
    this.#sql.exec('INSERT INTO join_secret (id, secret) VALUES (1, ?)', made.slice().buffer);
    return made;
  }
}
