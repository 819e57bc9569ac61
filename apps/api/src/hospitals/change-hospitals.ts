import type { KeyKind } from '../identity/index.ts';
import { insertKey, makeKey, parseAllowedOrigin, revokeKeyStatement, setOriginsStatement } from '../identity/index.ts';
import type { ChoicesGiven, DepartmentSettings } from '../kernel/department-settings.ts';
import { completeChoices } from '../kernel/department-settings.ts';
import type { DepartmentId, DoctorId, HospitalId, KeyId } from '../kernel/ids.ts';
import { invariant } from '../kernel/invariant.ts';
import type { TranslatedName } from '../kernel/name-translations.ts';
import { isCountry } from '../kernel/phone.ts';
import { readTicketPage } from '../kernel/ticket-page.ts';
import { isRollOverTime, isTimeZone } from '../kernel/time.ts';
import type { Change, ChangeContext } from './change.ts';
import { checkedName, checkName, record } from './change.ts';
import type { Department, Hospital, Metadata, Point } from './department.ts';
import type { Doctor, DoctorFacts, FactsGiven } from './doctor.ts';
import { doctorFacts, NO_FACTS, withFacts } from './doctor.ts';
import {
  insertDepartment,
  insertDoctor,
  insertHospital,
  insertPoint,
  markDepartmentDue,
  markDoctorDue,
  markHospitalDue,
  updateDoctor,
  updateTicketPage,
} from './write-store.ts';

/** What ties a thing to the integrator's system; both may be left out. */
export interface TieOptions {
  readonly externalId?: string | null;
  readonly metadata?: Metadata;
}

function tiesOf(options: TieOptions) {
  return { externalId: options.externalId ?? null, metadata: options.metadata ?? {} };
}

/** Prepares a new hospital. */
export function createHospital(
  context: ChangeContext,
  draft: { readonly name: string; readonly country: string } & TieOptions,
): Change<Hospital> {
  checkName(draft.name);
  invariant(isCountry(draft.country), 'a country is checked where it comes in');
  const hospital = { id: context.makeId('hospital', context.now), name: draft.name, country: draft.country };
  return {
    value: hospital,
    statements: [
      insertHospital(context.database, hospital, tiesOf(draft), context.now),
      record(context, { hospitalId: hospital.id, action: 'hospital:create', subjectId: hospital.id }),
    ],
  };
}

/** What a new department is made of; settings that are left out have their defaults. */
export interface DepartmentDraft extends TieOptions, TranslatedName {
  readonly hospitalId: HospitalId;
  readonly code: string;
  readonly timeZone: string;
  readonly settings?: ChoicesGiven;
}

/** Prepares a new department, without points and doctors. */
export function createDepartment(context: ChangeContext, draft: DepartmentDraft): Change<Department> {
  const name = checkedName(draft);
  const settings: DepartmentSettings = { ...completeChoices(draft.settings ?? {}), timeZone: draft.timeZone };
  invariant(isTimeZone(settings.timeZone), 'a time zone is checked where it comes in');
  invariant(isRollOverTime(settings.rollOverTime), 'a roll-over time is checked where it comes in');
  const { hospitalId, code } = draft;
  const id = context.makeId('department', context.now);
  const department = { id, hospitalId, ...name, code, settings, points: [], doctors: [], ...tiesOf(draft) };
  return {
    value: department,
    statements: [
      insertDepartment(context.database, department, context.now),
      markDepartmentDue(context.database, id, context.now),
      record(context, { hospitalId, action: 'department:create', subjectId: id }),
    ],
  };
}

/** Where a point or a doctor is added. */
export interface Place {
  readonly hospitalId: HospitalId;
  readonly departmentId: DepartmentId;
}

/** Prepares a new service point; without a capacity one patient is inside at once, without a doctor nobody staffs it. */
export function addPoint(
  context: ChangeContext,
  place: Place,
  draft: TranslatedName & { readonly capacity?: number; readonly doctorId?: DoctorId | null } & TieOptions,
): Change<Point> {
  const name = checkedName(draft);
  const id = context.makeId('point', context.now);
  const { capacity = 1, doctorId = null } = draft;
  const point: Point = { id, ...name, doctorId, capacity, available: true };
  return {
    value: point,
    statements: [
      insertPoint(context.database, place.departmentId, point, tiesOf(draft), context.now),
      markDepartmentDue(context.database, place.departmentId, context.now),
      record(context, { hospitalId: place.hospitalId, action: 'point:add', subjectId: id }),
    ],
  };
}

/** Prepares a new doctor of a department; his id may have been made before, where something had to name him. */
export function addDoctor(
  context: ChangeContext,
  place: Place,
  draft: { readonly name: string; readonly id?: DoctorId; readonly facts?: FactsGiven } & TieOptions,
): Change<Doctor> {
  checkName(draft.name);
  const id = draft.id ?? context.makeId('doctor', context.now);
  const doctor = { id, name: draft.name, ...checkedFacts(NO_FACTS, draft.facts ?? {}) };
  return {
    value: doctor,
    statements: [
      ...insertDoctor(context.database, place, doctor, tiesOf(draft), context.now),
      markDepartmentDue(context.database, place.departmentId, context.now),
      record(context, { hospitalId: place.hospitalId, action: 'doctor:add', subjectId: doctor.id }),
    ],
  };
}

/** Prepares other facts of a doctor; those that are left out stay. Every department he works in hears of it. */
export function changeDoctor(
  context: ChangeContext,
  hospitalId: HospitalId,
  before: Doctor,
  change: { readonly name?: string | undefined; readonly facts: FactsGiven },
): Change<Doctor> {
  const { name = before.name } = change;
  checkName(name);
  const doctor = { id: before.id, name, ...checkedFacts(before, change.facts) };
  return {
    value: doctor,
    statements: [
      updateDoctor(context.database, doctor),
      markDoctorDue(context.database, doctor.id, context.now),
      record(context, { hospitalId, action: 'doctor:change', subjectId: doctor.id }),
    ],
  };
}

function checkedFacts(before: DoctorFacts, given: FactsGiven): DoctorFacts {
  invariant(doctorFacts.safeParse(given).success, "a doctor's facts are checked where they come in");
  return withFacts(before, given);
}

function checkedOrigins(origins: readonly string[]): string[] {
  return origins.map((text) => {
    const origin = parseAllowedOrigin(text);
    invariant(origin !== null, 'an allowed origin is checked where it comes in');
    return origin;
  });
}

/** Prepares a new API key; its text is shown now and never again. */
export function issueKey(
  context: ChangeContext,
  draft: { readonly hospitalId: HospitalId; readonly kind: KeyKind; readonly origins?: readonly string[] },
): Change<{ readonly id: KeyId; readonly text: string }> {
  const { hospitalId, kind } = draft;
  const id = context.makeId('key', context.now);
  const { text, hash } = makeKey(kind, context.random);
  const key = { id, hospitalId, kind, hash, origins: checkedOrigins(draft.origins ?? []), revoked: false };
  return {
    value: { id, text },
    statements: [
      insertKey(context.database, key, context.now),
      markHospitalDue(context.database, hospitalId, context.now),
      record(context, { hospitalId, action: 'key:issue', subjectId: id }),
    ],
  };
}

/** Prepares the end of a key; the objects hear of it at once, or by the next sweep. */
export function revokeKey(context: ChangeContext, hospitalId: HospitalId, keyId: KeyId): Change<null> {
  return {
    value: null,
    statements: [
      revokeKeyStatement(context.database, hospitalId, keyId, context.now),
      markHospitalDue(context.database, hospitalId, context.now),
      record(context, { hospitalId, action: 'key:revoke', subjectId: keyId }),
    ],
  };
}

/**
 * Prepares another page for the links of a hospital's tickets, or CareQueue's own with null. Links that are out already
 * go on leading where they did; each ticket's present link leads there as soon as its department has heard.
 *
 * @param url - as `readTicketPage` gives it, of an origin that a publishable key of the hospital allows.
 */
export function setTicketPage(context: ChangeContext, hospitalId: HospitalId, url: string | null): Change<null> {
  const reading = url === null ? null : readTicketPage(url);
  invariant(reading === null || (reading.ok && reading.url === url), 'a ticket page is checked where it comes in');
  return {
    value: null,
    statements: [
      updateTicketPage(context.database, hospitalId, url),
      markHospitalDue(context.database, hospitalId, context.now),
      record(context, { hospitalId, action: 'hospital:set-ticket-page', subjectId: hospitalId }),
    ],
  };
}

/** Prepares other allowed origins for all publishable keys of a hospital. */
export function setKeyOrigins(
  context: ChangeContext,
  hospitalId: HospitalId,
  origins: readonly string[],
): Change<null> {
  return {
    value: null,
    statements: [
      setOriginsStatement(context.database, hospitalId, checkedOrigins(origins)),
      markHospitalDue(context.database, hospitalId, context.now),
      record(context, { hospitalId, action: 'key:set-origins', subjectId: hospitalId }),
    ],
  };
}
