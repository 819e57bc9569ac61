import type { Statement } from '../db/client.ts';
import { commit } from '../db/client.ts';
import type { Change, ChangeContext, DepartmentDraft } from '../hospitals/index.ts';
import { addDoctor, addPoint, createDepartment, createHospital, issueKey } from '../hospitals/index.ts';
import type { DepartmentId, HospitalId } from '../kernel/ids.ts';

/** A department as it is loaded. */
export interface LoadedDepartment {
  readonly id: DepartmentId;
  readonly code: string;
  readonly name: string;
  readonly points: readonly { readonly id: string; readonly name: string }[];
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
  readonly departments: readonly {
    readonly name: string;
    readonly code: string;
    readonly points: readonly string[];
    readonly doctors: readonly string[];
    readonly settings?: NonNullable<DepartmentDraft['settings']>;
  }[];
}

/** The integrator's ids the demo hospitals are found again by. */
export const DEMO_HOSPITAL = 'demo-asha';
/** The integrator's id of the second demo hospital. */
export const DEMO_OTHER_HOSPITAL = 'demo-lakeside';

function rooms(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `Room ${index + 1}`);
}

/** The two demo hospitals. */
export function demoPlans(origins: readonly string[]): readonly [HospitalPlan, HospitalPlan] {
  const place = { timeZone: 'Asia/Kolkata', country: 'IN', origins };
  return [
    {
      ...place,
      name: 'Asha Hospital',
      externalId: DEMO_HOSPITAL,
      departments: [
        ['Cardiology', 'CAR', 4, ['Dr. Meera Nair', 'Dr. Arjun Rao', 'Dr. Farah Khan']] as const,
        ['Orthopaedics', 'ORT', 4, ['Dr. Vikram Shetty', 'Dr. Leela Thomas', 'Dr. Imran Qureshi']] as const,
        ['Paediatrics', 'PED', 5, ['Dr. Kavita Joshi', 'Dr. Samuel Dias', 'Dr. Nandini Bose']] as const,
        ['General Medicine', 'GEN', 8, ['Dr. Rohan Gupta', 'Dr. Anita Pillai', 'Dr. Joseph Mathew']] as const,
        ['Dermatology', 'DER', 4, ['Dr. Priya Menon', 'Dr. Harish Iyer', 'Dr. Zoya Sheikh']] as const,
        ['Casualty', 'CAS', 6, ['Dr. Aditya Verma', 'Dr. Sunita Reddy', 'Dr. Daniel Fernandes']] as const,
      ].map(([name, code, roomCount, doctors]) => ({ name, code, points: rooms(roomCount), doctors })),
    },
    {
      ...place,
      name: 'Lakeside Clinic',
      externalId: DEMO_OTHER_HOSPITAL,
      departments: [
        ['Family Medicine', 'FAM', ['Dr. Gauri Kulkarni', 'Dr. Peter Souza', 'Dr. Hema Raj']] as const,
        ['Eye Clinic', 'EYE', ['Dr. Tariq Ali', 'Dr. Bela Shah', 'Dr. Kiran Das']] as const,
      ].map(([name, code, doctors]) => ({ name, code, points: rooms(4), doctors })),
    },
  ];
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
    const { points, doctors, ...about } = draft;
    const { id, code, name } = take(createDepartment(context, { ...about, hospitalId, timeZone }));
    const place = { hospitalId, departmentId: id };
    for (const doctor of doctors) take(addDoctor(context, place, { name: doctor }));
    const added = points.map((point) => take(addPoint(context, place, { name: point })));
    return { id, code, name, points: added.map((point) => ({ id: point.id, name: point.name })) };
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
