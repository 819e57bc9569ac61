import { and, asc, eq, lt, sql } from 'drizzle-orm';
import type { Database } from '../db/client.ts';
import { query } from '../db/client.ts';
import { departmentDoctors, departments, doctors, hospitals, outbox, points } from '../db/schema/hospitals.ts';
import { keyRecordsOf, selectKeys } from '../identity/index.ts';
import type { DepartmentId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import { instantOf } from '../kernel/time.ts';
import type { DepartmentState } from './department.ts';
import { storedId, toDoctorFace, toName, toPoint, toSettings } from './rows.ts';
import { findHospitalOf } from './store.ts';

/** How far the objects are behind D1. */
export interface OutboxLag {
  readonly departmentCount: number;
  /** When the oldest change that was not pushed was made; null when all were. */
  readonly oldestChangeAt: Instant | null;
}

const isDue = lt(outbox.pushedVersion, outbox.version);

/** Reads all a department's object is told, and its version, at one moment; null when there is no such department. */
export async function readDepartmentState(
  database: Database,
  departmentId: DepartmentId,
): Promise<DepartmentState | null> {
  const hospitalId = await findHospitalOf(database, departmentId);
  if (hospitalId === null) return null;
  const [versionRows, rows, pointRows, doctorRows, keyRows] = await query(
    database.batch([
      database.select({ version: outbox.version }).from(outbox).where(eq(outbox.departmentId, departmentId)),
      database
        .select({ department: departments, country: hospitals.country, ticketPageUrl: hospitals.ticketPageUrl })
        .from(departments)
        .innerJoin(hospitals, eq(hospitals.id, departments.hospitalId))
        .where(eq(departments.id, departmentId)),
      database.select().from(points).where(eq(points.departmentId, departmentId)).orderBy(asc(points.id)),
      database
        .select({ id: doctors.id, name: doctors.name, leave: doctors.leave })
        .from(departmentDoctors)
        .innerJoin(doctors, eq(doctors.id, departmentDoctors.doctorId))
        .where(eq(departmentDoctors.departmentId, departmentId))
        .orderBy(asc(doctors.id)),
      selectKeys(database, hospitalId),
    ]),
  );
  const [row] = rows;
  if (row === undefined) return null;
  return {
    departmentId,
    hospitalId,
    version: versionRows[0]?.version ?? 0,
    ...toName(row.department),
    code: row.department.code,
    settings: { ...toSettings(row.department), country: row.country, ticketPageUrl: row.ticketPageUrl },
    points: pointRows.map(toPoint),
    doctors: doctorRows.map(toDoctorFace),
    keys: keyRecordsOf(keyRows),
  };
}

/** Reads which departments' objects are due, those tried longest ago first. */
export async function listDue(database: Database, countMax: number): Promise<DepartmentId[]> {
  const rows = await query(
    database
      .select({ departmentId: outbox.departmentId })
      .from(outbox)
      .where(isDue)
      .orderBy(asc(outbox.triedAt))
      .limit(countMax),
  );
  return rows.map((row) => storedId('department', row.departmentId));
}

/** Notes that a push is being tried. */
export async function markTried(database: Database, departmentId: DepartmentId, at: Instant): Promise<void> {
  await query(database.update(outbox).set({ triedAt: at }).where(eq(outbox.departmentId, departmentId)));
}

/**
 * Notes the version an object holds. An object ahead of D1 (a database that was restored to an earlier hour) would
 * ignore what comes: D1's version is then raised above it, so that the next push counts again.
 */
export async function markPushed(database: Database, departmentId: DepartmentId, version: number): Promise<void> {
  const isAhead = sql`${outbox.version} < ${version}`;
  await query(
    database
      .update(outbox)
      .set({
        pushedVersion: sql`case when ${isAhead} then ${version} else max(${outbox.pushedVersion}, ${version}) end`,
        version: sql`case when ${isAhead} then ${version} + 1 else ${outbox.version} end`,
      })
      .where(eq(outbox.departmentId, departmentId)),
  );
}

/** Reads how far the objects are behind. */
export async function readOutboxLag(database: Database): Promise<OutboxLag> {
  const [row] = await query(
    database
      .select({ count: sql<number>`count(*)`, oldest: sql<number | null>`min(${outbox.changedAt})` })
      .from(outbox)
      .where(and(isDue)),
  );
  const oldest = row?.oldest ?? null;
  return { departmentCount: row?.count ?? 0, oldestChangeAt: oldest === null ? null : instantOf(oldest) };
}
