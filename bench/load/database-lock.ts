import { readdirSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Product } from '../../scripts/trial/product.ts';

/** The product writes now and then; a lock waits for it. */
const BUSY_TIMEOUT_MS = 10_000;

/** D1 kept from the product. */
export interface DatabaseLock {
  /** Gives it back. */
  release(): void;
}

/**
 * Keeps D1 from a started product by another process's exclusive lock on its file: every query of the product fails, as
 * it does where D1 cannot be reached, and what is stored is not touched.
 *
 * @throws when no such file is there, or the product does not let go of it.
 */
export function lockDatabase(product: Product): DatabaseLock {
  const file = readdirSync(product.home, { recursive: true, encoding: 'utf8' }).find((name) =>
    /miniflare-D1DatabaseObject.[0-9a-f]{64}\.sqlite$/.test(name),
  );
  if (file === undefined) throw new Error(`no D1 under ${product.home}`);
  const database = new DatabaseSync(path.join(product.home, file), { timeout: BUSY_TIMEOUT_MS });
  database.exec('BEGIN EXCLUSIVE');
  return {
    release: () => {
      database.exec('ROLLBACK');
      database.close();
    },
  };
}
