import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Database, Statement } from '../db/client.ts';
import { query } from '../db/client.ts';
import { apiKeys } from '../db/schema/identity.ts';
import type { HospitalId, KeyId } from '../kernel/ids.ts';
import { parseId } from '../kernel/ids.ts';
import { invariant } from '../kernel/invariant.ts';
import type { Instant } from '../kernel/time.ts';
import type { KeyRecord } from './authenticate.ts';

type KeyRow = typeof apiKeys.$inferSelect;

function toRecord(row: KeyRow): KeyRecord {
  const id = parseId('key', row.id);
  const hospitalId = parseId('hospital', row.hospitalId);
  invariant(id !== null && hospitalId !== null, 'the ids of a stored key are well-formed');
  const origins: unknown = JSON.parse(row.origins);
  invariant(Array.isArray(origins), 'the origins of a stored key are a list');
  return {
    id,
    hospitalId,
    hash: row.hash,
    kind: row.kind,
    origins: origins.map(String),
    revoked: row.revokedAt !== null,
  };
}

/** Finds a key by its hash, revoked ones too. */
export async function findKeyByHash(database: Database, hash: string): Promise<KeyRecord | null> {
  const [row] = await query(database.select().from(apiKeys).where(eq(apiKeys.hash, hash)).limit(1));
  return row === undefined ? null : toRecord(row);
}

/** The statement that reads a hospital's keys, for a batch with other reads; `keyRecordsOf` reads its rows. */
export function selectKeys(database: Database, hospitalId: HospitalId) {
  return database.select().from(apiKeys).where(eq(apiKeys.hospitalId, hospitalId)).orderBy(asc(apiKeys.id));
}

/** The records of the rows `selectKeys` gave. */
export function keyRecordsOf(rows: readonly KeyRow[]): KeyRecord[] {
  return rows.map(toRecord);
}

/** Reads a hospital's keys, oldest first. */
export async function listKeys(database: Database, hospitalId: HospitalId): Promise<KeyRecord[]> {
  return keyRecordsOf(await query(selectKeys(database, hospitalId)));
}

/** The statement that stores a new key. */
export function insertKey(database: Database, key: KeyRecord, createdAt: Instant): Statement {
  const { id, hospitalId, kind, hash, origins } = key;
  return database
    .insert(apiKeys)
    .values({ id, hospitalId, kind, hash, origins: JSON.stringify(origins), createdAt, revokedAt: null });
}

/** The statement that revokes a key of a hospital; a revoked one keeps its first date. */
export function revokeKeyStatement(database: Database, hospitalId: HospitalId, keyId: KeyId, at: Instant): Statement {
  return database
    .update(apiKeys)
    .set({ revokedAt: at })
    .where(and(eq(apiKeys.id, keyId), eq(apiKeys.hospitalId, hospitalId), isNull(apiKeys.revokedAt)));
}

/** The statement that replaces the allowed origins of all publishable keys of a hospital. */
export function setOriginsStatement(database: Database, hospitalId: HospitalId, origins: readonly string[]): Statement {
  return database
    .update(apiKeys)
    .set({ origins: JSON.stringify(origins) })
    .where(and(eq(apiKeys.hospitalId, hospitalId), eq(apiKeys.kind, 'publishable')));
}
