import type { departments, doctors, hospitals, points } from '../db/schema/hospitals.ts';
import type { DepartmentSettings } from '../kernel/department-settings.ts';
import { completeChoices, departmentChoices } from '../kernel/department-settings.ts';
import type { IdByKind, IdKind } from '../kernel/ids.ts';
import { parseId } from '../kernel/ids.ts';
import { invariant } from '../kernel/invariant.ts';
import type { TranslatedName } from '../kernel/name-translations.ts';
import { nameTranslations, translationsShown } from '../kernel/name-translations.ts';
import type { Department, DoctorFace, Hospital, Metadata, Point } from './department.ts';
import type { Doctor } from './doctor.ts';
import { doctorFacts, NO_FACTS, withFacts } from './doctor.ts';

type HospitalRow = Pick<typeof hospitals.$inferSelect, 'id' | 'name' | 'country'>;
type DepartmentRow = typeof departments.$inferSelect;
type PointRow = typeof points.$inferSelect;
type DoctorRow = Pick<
  typeof doctors.$inferSelect,
  'id' | 'name' | 'speciality' | 'qualification' | 'languages' | 'feeAmountMinor' | 'feeCurrency' | 'leave'
>;

/** Reads an id we stored ourselves. */
export function storedId<K extends IdKind>(kind: K, text: string): IdByKind[K] {
  const id = parseId(kind, text);
  invariant(id !== null, `the stored id of a ${kind} is well-formed`);
  return id;
}

function toMetadata(text: string): Metadata {
  const value: unknown = JSON.parse(text);
  invariant(typeof value === 'object' && value !== null, 'stored metadata is an object');
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, String(entry)]));
}

/** Reads a name with its translations, of a department or of a point, from its row. */
export function toName(row: { readonly name: string; readonly nameTranslations: string }): TranslatedName {
  return { name: row.name, ...translationsShown(nameTranslations().parse(JSON.parse(row.nameTranslations))) };
}

/** Reads a hospital from its row. */
export function toHospital(row: HospitalRow): Hospital {
  return { id: storedId('hospital', row.id), name: row.name, country: row.country };
}

/** Reads a department's settings from its row. */
export function toSettings(row: DepartmentRow): DepartmentSettings {
  const { timeZone, rollOverTime, joinPolicy, dailyCapacity, callCountMax, returnAfter } = row;
  const choices = departmentChoices.parse(JSON.parse(row.settings));
  return {
    ...completeChoices({ ...choices, rollOverTime, joinPolicy, dailyCapacity, callCountMax, returnAfter }),
    timeZone,
  };
}

/** Reads a service point from its row. */
export function toPoint(row: PointRow): Point {
  return {
    id: storedId('point', row.id),
    ...toName(row),
    doctorId: row.doctorId === null ? null : storedId('doctor', row.doctorId),
    capacity: row.capacity,
    available: row.isAvailable,
  };
}

/** Reads a doctor from his row. */
export function toDoctor(row: DoctorRow): Doctor {
  const { speciality, qualification, feeAmountMinor, feeCurrency } = row;
  const lists = doctorFacts.parse({ languages: JSON.parse(row.languages), leave: JSON.parse(row.leave) });
  const fee =
    feeAmountMinor === null || feeCurrency === null ? null : { amountMinor: feeAmountMinor, currency: feeCurrency };
  return {
    id: storedId('doctor', row.id),
    name: row.name,
    ...withFacts(NO_FACTS, { ...lists, speciality, qualification, fee }),
  };
}

/** Reads of a doctor what his departments are told. */
export function toDoctorFace(row: Pick<DoctorRow, 'id' | 'name' | 'leave'>): DoctorFace {
  const { leave = [] } = doctorFacts.parse({ leave: JSON.parse(row.leave) });
  return { id: storedId('doctor', row.id), name: row.name, leave };
}

/** Reads a department from its rows. */
export function toDepartment(
  row: DepartmentRow,
  pointRows: readonly PointRow[],
  doctorRows: readonly Pick<DoctorRow, 'id' | 'name' | 'leave'>[],
): Department {
  return {
    id: storedId('department', row.id),
    hospitalId: storedId('hospital', row.hospitalId),
    ...toName(row),
    code: row.code,
    settings: toSettings(row),
    points: pointRows.map(toPoint),
    doctors: doctorRows.map(toDoctorFace),
    externalId: row.externalId,
    metadata: toMetadata(row.metadata),
  };
}
