import type { Statement } from '../db/client.ts';
import { commit } from '../db/client.ts';
import type { Change, ChangeContext, DepartmentDraft } from '../hospitals/index.ts';
import { addDoctor, addPoint, createDepartment, createHospital, issueKey } from '../hospitals/index.ts';
import type { SessionPlan } from '../kernel/department-settings.ts';
import type { DepartmentId, DoctorId, HospitalId } from '../kernel/ids.ts';
import { invariant } from '../kernel/invariant.ts';
import type { NameTranslations, TranslatedName } from '../kernel/name-translations.ts';
import { translationsShown } from '../kernel/name-translations.ts';
import type { DoctorPlan } from './demo-doctors.ts';

/** A department as it is loaded. */
export interface LoadedDepartment extends TranslatedName {
  readonly id: DepartmentId;
  readonly code: string;
  readonly points: readonly { readonly id: string; readonly name: string; readonly doctorId: string | null }[];
  readonly doctors: readonly { readonly id: string; readonly name: string }[];
}

/** A loaded hospital with the texts of its keys, which are shown here only. */
export interface LoadedHospital {
  readonly hospitalId: HospitalId;
  readonly publishableKey: string;
  readonly secretKey: string;
  readonly departments: readonly LoadedDepartment[];
}

/** What a hospital to load is made of. */
export interface HospitalPlan {
  readonly name: string;
  readonly externalId: string | null;
  readonly timeZone: string;
  readonly country: string;
  readonly origins: readonly string[];
  readonly departments: readonly (PlannedName & {
    readonly code: string;
    readonly points: readonly PointPlan[];
    readonly doctors: readonly DoctorPlan[];
    readonly settings?: SettingsPlan;
  })[];
}

/** A name to load, with what it is in other languages where that is told. */
interface PlannedName {
  readonly name: string;
  readonly nameTranslations?: NameTranslations | undefined;
}

/** A doctor of the same plan: his name, or his place in the list, from 0. */
export type DoctorReference = string | number;

/** A point by its name alone, or with its translations and who staffs it. */
export type PointPlan = string | (PlannedName & { readonly doctor?: DoctorReference | undefined });

/** Settings whose sessions name doctors that have no ids yet. */
export type SettingsPlan = Omit<NonNullable<DepartmentDraft['settings']>, 'sessions'> & {
  readonly sessions?:
    | readonly (Omit<SessionPlan, 'doctorId'> & { readonly doctorId: DoctorReference | null })[]
    | undefined;
};

/** What a department to load is made of. */
export type DepartmentPlan = HospitalPlan['departments'][number];

type Doctors = readonly { readonly id: DoctorId; readonly name: string }[];

/** Says whether a reference names one of the doctors. */
function isDoctorAmong(reference: DoctorReference, doctors: readonly { readonly name: string }[]): boolean {
  return typeof reference === 'number'
    ? doctors[reference] !== undefined
    : doctors.some(({ name }) => name === reference);
}

/** Says whether everybody a department's plan refers to is one of its doctors. */
export function namesItsDoctors(plan: {
  readonly points: readonly PointPlan[];
  readonly doctors: readonly { readonly name: string }[];
  readonly settings: {
    readonly sessions?: readonly { readonly doctorId: DoctorReference | null }[] | undefined;
  };
}): boolean {
  const ofPoints = plan.points.flatMap((point) =>
    typeof point === 'string' || point.doctor === undefined ? [] : [point.doctor],
  );
  const ofSessions = (plan.settings.sessions ?? []).flatMap(({ doctorId }) => (doctorId === null ? [] : [doctorId]));
  return [...ofPoints, ...ofSessions].every((reference) => isDoctorAmong(reference, plan.doctors));
}

function doctorOf(reference: DoctorReference | null, doctors: Doctors): DoctorId | null {
  if (reference === null) return null;
  const found =
    typeof reference === 'number' ? doctors[reference] : doctors.find((doctor) => doctor.name === reference);
  invariant(found !== undefined, 'a plan names doctors of its own');
  return found.id;
}

function named({ name, nameTranslations }: PlannedName): TranslatedName {
  return { name, ...translationsShown(nameTranslations) };
}

function staffed(point: PointPlan, doctors: Doctors) {
  if (typeof point === 'string') return { name: point };
  return { ...named(point), doctorId: doctorOf(point.doctor ?? null, doctors) };
}

function withDoctorIds({ sessions, ...settings }: SettingsPlan, doctors: Doctors) {
  if (sessions === undefined) return settings;
  return {
    ...settings,
    sessions: sessions.map((plan) => ({ ...plan, doctorId: doctorOf(plan.doctorId, doctors) })),
  };
}

/** Prepares a hospital with its departments, points, doctors and a key of each kind. */
export function planHospital(context: ChangeContext, plan: HospitalPlan): Change<LoadedHospital> {
  const statements: Statement[] = [];
  const take = <Value>(change: Change<Value>): Value => {
    statements.push(...change.statements);
    return change.value;
  };
  const { name, country, externalId, timeZone, origins } = plan;
  const { id: hospitalId } = take(createHospital(context, { name, country, externalId }));
  const departments = plan.departments.map((draft): LoadedDepartment => {
    const { points, settings = {}, ...about } = draft;
    const doctors = draft.doctors.map((doctor) => ({ ...doctor, id: context.makeId('doctor', context.now) }));
    const { id, code } = take(
      createDepartment(context, {
        ...{ hospitalId, timeZone, ...named(about), code: about.code },
        settings: withDoctorIds(settings, doctors),
      }),
    );
    const place = { hospitalId, departmentId: id };
    for (const { id: doctorId, name, facts = {} } of doctors) {
      take(addDoctor(context, place, { id: doctorId, name, facts }));
    }
    const added = points.map((point) => take(addPoint(context, place, staffed(point, doctors))));
    const shown = added.map((point) => ({ id: point.id, name: point.name, doctorId: point.doctorId }));
    return {
      id,
      code,
      ...named(about),
      points: shown,
      doctors: doctors.map((doctor) => ({ id: doctor.id, name: doctor.name })),
    };
  });
  const publishableKey = take(issueKey(context, { hospitalId, kind: 'publishable', origins })).text;
  const secretKey = take(issueKey(context, { hospitalId, kind: 'secret' })).text;
  return { value: { hospitalId, publishableKey, secretKey, departments }, statements };
}

/**
 * Loads hospitals in one batch: all of them or none.
 *
 * @throws ConstraintError when one with the same external id is there.
 */
export async function loadHospitals(
  context: ChangeContext,
  plans: readonly HospitalPlan[],
): Promise<readonly LoadedHospital[]> {
  const changes = plans.map((plan) => planHospital(context, plan));
  await commit(
    context.database,
    changes.flatMap((change) => change.statements),
  );
  return changes.map((change) => change.value);
}
