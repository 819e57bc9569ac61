import { eq, sql } from 'drizzle-orm';
import type { Database, Statement } from '../db/client.ts';
import { departmentDoctors, departments, doctors, hospitals, outbox, points } from '../db/schema/hospitals.ts';
import type { LabelChoices } from '../kernel/department-settings.ts';
import type { DepartmentId, DoctorId, HospitalId } from '../kernel/ids.ts';
import type { NameTranslations } from '../kernel/name-translations.ts';
import type { Instant } from '../kernel/time.ts';
import type { Department, Hospital, Metadata, Point } from './department.ts';
import type { Doctor } from './doctor.ts';

/** What ties a row to the integrator's system. */
export interface Ties {
  readonly externalId: string | null;
  readonly metadata: Metadata;
}

function tied(ties: Ties, createdAt: Instant) {
  return { externalId: ties.externalId, metadata: JSON.stringify(ties.metadata), createdAt };
}

/** The statement that stores a new hospital. */
export function insertHospital(database: Database, hospital: Hospital, ties: Ties, at: Instant): Statement {
  return database.insert(hospitals).values({ ...hospital, ...tied(ties, at) });
}

/** The statement that stores where the links of a hospital's tickets lead; null for CareQueue's own page. */
export function updateTicketPage(database: Database, hospitalId: HospitalId, url: string | null): Statement {
  return database.update(hospitals).set({ ticketPageUrl: url }).where(eq(hospitals.id, hospitalId));
}

/** The statement that stores a new department, without its points and doctors. */
export function insertDepartment(database: Database, department: Department, at: Instant): Statement {
  const { id, hospitalId, name, code } = department;
  const { timeZone, rollOverTime, joinPolicy, dailyCapacity, callCountMax, returnAfter, ...rest } = department.settings;
  const columns = { timeZone, rollOverTime, joinPolicy, dailyCapacity, callCountMax, returnAfter };
  const nameTranslations = JSON.stringify(department.nameTranslations ?? {});
  const row = { id, hospitalId, name, nameTranslations, code, ...columns, settings: JSON.stringify(rest) };
  return database.insert(departments).values({ ...row, ...tied(department, at) });
}

/** The statement that stores some of a department's settings and leaves the others, whoever changes those meanwhile. */
export function updateSettings(database: Database, id: DepartmentId, given: Partial<LabelChoices>): Statement {
  const settings = sql`json_patch(${departments.settings}, ${JSON.stringify(given)})`;
  return database.update(departments).set({ settings }).where(eq(departments.id, id));
}

/** The statement that stores a department's name in other languages, in place of those it had. */
export function updateNameTranslations(database: Database, id: DepartmentId, names: NameTranslations): Statement {
  return database
    .update(departments)
    .set({ nameTranslations: JSON.stringify(names) })
    .where(eq(departments.id, id));
}

/** The statement that stores a new service point. */
export function insertPoint(
  database: Database,
  departmentId: DepartmentId,
  point: Point,
  ties: Ties,
  at: Instant,
): Statement {
  const { id, name, doctorId, capacity, available } = point;
  const nameTranslations = JSON.stringify(point.nameTranslations ?? {});
  const row = { id, departmentId, name, nameTranslations, doctorId, capacity, isAvailable: available };
  return database.insert(points).values({ ...row, ...tied(ties, at) });
}

function doctorRow({ languages, fee, leave, ...doctor }: Doctor) {
  return {
    ...doctor,
    languages: JSON.stringify(languages),
    feeAmountMinor: fee?.amountMinor ?? null,
    feeCurrency: fee?.currency ?? null,
    leave: JSON.stringify(leave),
  };
}

/** The statement that stores a doctor's other name and facts. */
export function updateDoctor(database: Database, doctor: Doctor): Statement {
  const { id, ...row } = doctorRow(doctor);
  return database.update(doctors).set(row).where(eq(doctors.id, id));
}

/** The statements that store a new doctor and the department he works in. */
export function insertDoctor(
  database: Database,
  place: { readonly hospitalId: HospitalId; readonly departmentId: DepartmentId },
  doctor: Doctor,
  ties: Ties,
  at: Instant,
): Statement[] {
  return [
    database.insert(doctors).values({ ...doctorRow(doctor), hospitalId: place.hospitalId, ...tied(ties, at) }),
    database.insert(departmentDoctors).values({ departmentId: place.departmentId, doctorId: doctor.id }),
  ];
}

const raiseVersion = {
  target: outbox.departmentId,
  set: {
    version: sql`${outbox.version} + 1`,
    changedAt: sql`case when ${outbox.pushedVersion} < ${outbox.version} then ${outbox.changedAt} else excluded.changed_at end`,
  },
};

/** The statement that marks a department's object as due, for the batch of what changed. */
export function markDepartmentDue(database: Database, departmentId: DepartmentId, at: Instant): Statement {
  return database.insert(outbox).values({ departmentId, version: 1, changedAt: at }).onConflictDoUpdate(raiseVersion);
}

/** The departments that are due, as rows of the outbox. */
function dueRow(departmentId: typeof departments.id | typeof departmentDoctors.departmentId, at: Instant) {
  return {
    departmentId,
    version: sql<number>`1`.as('version'),
    pushedVersion: sql<number>`0`.as('pushed_version'),
    changedAt: sql<number>`${at}`.as('changed_at'),
    triedAt: sql<number>`0`.as('tried_at'),
  };
}

/** The statement that marks the objects of all departments of a hospital as due, for a change of its keys. */
export function markHospitalDue(database: Database, hospitalId: HospitalId, at: Instant): Statement {
  const due = database.select(dueRow(departments.id, at)).from(departments);
  return database
    .insert(outbox)
    .select(due.where(eq(departments.hospitalId, hospitalId)))
    .onConflictDoUpdate(raiseVersion);
}

/** The statement that marks the objects of all departments a doctor works in as due. */
export function markDoctorDue(database: Database, doctorId: DoctorId, at: Instant): Statement {
  const due = database.select(dueRow(departmentDoctors.departmentId, at)).from(departmentDoctors);
  return database
    .insert(outbox)
    .select(due.where(eq(departmentDoctors.doctorId, doctorId)))
    .onConflictDoUpdate(raiseVersion);
}
