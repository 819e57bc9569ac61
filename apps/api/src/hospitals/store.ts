import type { SQL } from 'drizzle-orm';
import { and, asc, eq, getTableColumns, gt, sql } from 'drizzle-orm';
import type { Database } from '../db/client.ts';
import { query } from '../db/client.ts';
import { departmentDoctors, departments, doctors, hospitals, points } from '../db/schema/hospitals.ts';
import type { DepartmentId, DoctorId, HospitalId } from '../kernel/ids.ts';
import type { Department, Hospital } from './department.ts';
import type { Doctor } from './doctor.ts';
import { toDepartment, toDoctor, toHospital } from './rows.ts';

/** A page of departments. */
export interface DepartmentPage {
  readonly departments: readonly Department[];
  /** The last id of this page when there is another. */
  readonly next: DepartmentId | null;
}

/** One parameter, however many ids: D1 takes a hundred parameters a statement. */
function isAmong(column: SQL.Aliased | Parameters<typeof eq>[0], ids: readonly string[]): SQL {
  return sql`${column} in (select value from json_each(${JSON.stringify(ids)}))`;
}

async function readDepartments(database: Database, rows: readonly (typeof departments.$inferSelect)[]) {
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const [pointRows, doctorRows] = await query(
    database.batch([
      database.select().from(points).where(isAmong(points.departmentId, ids)).orderBy(asc(points.id)),
      database
        .select({
          departmentId: departmentDoctors.departmentId,
          id: doctors.id,
          name: doctors.name,
          leave: doctors.leave,
        })
        .from(departmentDoctors)
        .innerJoin(doctors, eq(doctors.id, departmentDoctors.doctorId))
        .where(isAmong(departmentDoctors.departmentId, ids))
        .orderBy(asc(doctors.id)),
    ]),
  );
  return rows.map((row) =>
    toDepartment(
      row,
      pointRows.filter((point) => point.departmentId === row.id),
      doctorRows.filter((doctor) => doctor.departmentId === row.id),
    ),
  );
}

/** Reads a hospital's departments after an id, in the order they were made. */
export async function listDepartments(
  database: Database,
  hospitalId: HospitalId,
  page: { readonly after: string; readonly limit: number },
): Promise<DepartmentPage> {
  const rows = await query(
    database
      .select()
      .from(departments)
      .where(and(eq(departments.hospitalId, hospitalId), gt(departments.id, page.after)))
      .orderBy(asc(departments.id))
      .limit(page.limit + 1),
  );
  const found = await readDepartments(database, rows.slice(0, page.limit));
  return { departments: found, next: rows.length > page.limit ? (found.at(-1)?.id ?? null) : null };
}

/** Reads one department of a hospital; null when it is not there or not its own. */
export async function findDepartment(
  database: Database,
  hospitalId: HospitalId,
  departmentId: DepartmentId,
): Promise<Department | null> {
  const rows = await query(
    database
      .select()
      .from(departments)
      .where(and(eq(departments.id, departmentId), eq(departments.hospitalId, hospitalId)))
      .limit(1),
  );
  const [department = null] = await readDepartments(database, rows);
  return department;
}

/** Reads the doctors of a hospital's department, in the order they were added; null when it is not there or not its own. */
export async function listDoctors(
  database: Database,
  hospitalId: HospitalId,
  departmentId: DepartmentId,
): Promise<readonly Doctor[] | null> {
  const [departmentRows, doctorRows] = await query(
    database.batch([
      database
        .select({ id: departments.id })
        .from(departments)
        .where(and(eq(departments.id, departmentId), eq(departments.hospitalId, hospitalId))),
      database
        .select(getTableColumns(doctors))
        .from(departmentDoctors)
        .innerJoin(doctors, eq(doctors.id, departmentDoctors.doctorId))
        .where(eq(departmentDoctors.departmentId, departmentId))
        .orderBy(asc(doctors.id)),
    ]),
  );
  return departmentRows.length === 0 ? null : doctorRows.map(toDoctor);
}

/** Reads a doctor of a hospital; null when he is not there or not its own. */
export async function findDoctor(database: Database, hospitalId: HospitalId, id: DoctorId): Promise<Doctor | null> {
  const [row] = await query(
    database
      .select()
      .from(doctors)
      .where(and(eq(doctors.id, id), eq(doctors.hospitalId, hospitalId)))
      .limit(1),
  );
  return row === undefined ? null : toDoctor(row);
}

/** Reads a hospital; null when it is not there. */
export async function findHospital(database: Database, hospitalId: HospitalId): Promise<Hospital | null> {
  const [row] = await query(database.select().from(hospitals).where(eq(hospitals.id, hospitalId)).limit(1));
  return row === undefined ? null : toHospital(row);
}

/** Reads a hospital by the integrator's own id; null when it is not there. */
export async function findHospitalByExternalId(database: Database, externalId: string): Promise<Hospital | null> {
  const [row] = await query(database.select().from(hospitals).where(eq(hospitals.externalId, externalId)).limit(1));
  return row === undefined ? null : toHospital(row);
}

/** The hospital a department belongs to; null when there is no such department. */
export async function findHospitalOf(database: Database, departmentId: DepartmentId): Promise<HospitalId | null> {
  const [row] = await query(
    database
      .select({ id: hospitals.id, name: hospitals.name, country: hospitals.country })
      .from(departments)
      .innerJoin(hospitals, eq(hospitals.id, departments.hospitalId))
      .where(eq(departments.id, departmentId))
      .limit(1),
  );
  return row === undefined ? null : toHospital(row).id;
}
