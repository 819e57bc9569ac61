import { DurableObject } from 'cloudflare:workers';
import type { DepartmentId } from '../../kernel/ids.ts';

/** Which department of a hospital holds an external id. */
export interface ExternalIdRegister {
  /** Gives the department that holds the id: the one that asks, unless another was there first. */
  claim(externalId: string, departmentId: DepartmentId): Promise<DepartmentId>;
  /** Takes an id over from a department that holds no ticket by it; false when it is not that department's any more. */
  takeOver(externalId: string, from: DepartmentId, to: DepartmentId): Promise<boolean>;
}

/**
 * One hospital's external ids, so that two departments never issue tickets by the same one.
 *
 * It is asked only where a ticket names an external id, and knows nothing of tickets: whether a department that holds an
 * id issued one by it, that department tells.
 */
export class ExternalIds extends DurableObject implements ExternalIdRegister {
  #isReady = false;

  /** Made by the first claim: a hospital that names no external ids has no storage here. */
  #table(): SqlStorage {
    const { sql } = this.ctx.storage;
    if (!this.#isReady) {
      sql.exec(
        `CREATE TABLE IF NOT EXISTS holders (external_id TEXT PRIMARY KEY, department_id TEXT NOT NULL) WITHOUT ROWID`,
      );
      this.#isReady = true;
    }
    return sql;
  }

  async claim(externalId: string, departmentId: DepartmentId): Promise<DepartmentId> {
    const sql = this.#table();
    sql.exec('INSERT INTO holders VALUES (?, ?) ON CONFLICT DO NOTHING', externalId, departmentId);
    return sql
      .exec<{ holder: DepartmentId }>('SELECT department_id AS holder FROM holders WHERE external_id = ?', externalId)
      .one().holder;
  }

  async takeOver(externalId: string, from: DepartmentId, to: DepartmentId): Promise<boolean> {
    const { rowsWritten } = this.#table().exec(
      'UPDATE holders SET department_id = ? WHERE external_id = ? AND department_id = ?',
      to,
      externalId,
      from,
    );
    return rowsWritten > 0;
  }
}
