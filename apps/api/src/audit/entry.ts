import type { Database, Statement } from '../db/client.ts';
import { auditEntries } from '../db/schema/audit.ts';
import type { HospitalId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';

/** One line of the audit trail: ids only, never a person's data. */
export interface AuditEntry {
  /** Made with `makeId('event', …)`. */
  readonly id: string;
  readonly hospitalId: HospitalId;
  readonly at: Instant;
  /** `system`, or the id of the key that acted. */
  readonly actor: string;
  /** `noun:verb`, such as `department:create`. */
  readonly action: string;
  readonly subjectId: string;
}

/** The statement that writes an entry; it goes into the batch of the action itself. */
export function entry(database: Database, written: AuditEntry): Statement {
  return database.insert(auditEntries).values(written);
}
