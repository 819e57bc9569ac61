import { type Audit, type DevelopmentAccess, readAudit } from '../../scripts/trial/development.ts';
import { waitUntil } from '../../scripts/trial/wait-until.ts';

const CATCH_UP_MS = 60_000;

/** Waits until D1's copy has caught up with a department's object, and reads both. */
export function auditCaughtUp(access: DevelopmentAccess, departmentId: string): Promise<Audit> {
  return waitUntil(
    async () => {
      const audit = await readAudit(access, departmentId);
      return audit.projectedSeq === audit.seq ? audit : null;
    },
    { what: "D1's copy to catch up", timeoutMs: CATCH_UP_MS, everyMs: 250 },
  );
}
