import type { Statement } from '../db/client.ts';
import { commit } from '../db/client.ts';
import type { Change, ChangeContext, DepartmentDraft } from '../hospitals/index.ts';
import { addDoctor, addPoint, createDepartment, createHospital, issueKey } from '../hospitals/index.ts';
import type { SessionPlan } from '../kernel/department-settings.ts';
import type { DepartmentId, DoctorId, HospitalId } from '../kernel/ids.ts';
import { invariant } from '../kernel/invariant.ts';
import type { Weekday } from '../kernel/time.ts';
import type { DoctorPlan } from './demo-doctors.ts';
import { demoDoctor } from './demo-doctors.ts';

/** A department as it is loaded. */
export interface LoadedDepartment {
  readonly id: DepartmentId;
  readonly code: string;
  readonly name: string;
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
  readonly departments: readonly {
    readonly name: string;
    readonly code: string;
    readonly points: readonly PointPlan[];
    readonly doctors: readonly DoctorPlan[];
    readonly settings?: SettingsPlan;
  }[];
}

/** A doctor of the same plan: his name, or his place in the list, from 0. */
export type DoctorReference = string | number;

/** A point by its name alone, or with who staffs it. */
export type PointPlan = string | { readonly name: string; readonly doctor: DoctorReference };

/** Settings whose sessions name doctors that have no ids yet. */
export type SettingsPlan = Omit<NonNullable<DepartmentDraft['settings']>, 'sessions'> & {
  readonly sessions?:
    | readonly (Omit<SessionPlan, 'doctorId'> & { readonly doctorId: DoctorReference | null })[]
    | undefined;
};

type DepartmentPlan = HospitalPlan['departments'][number];

/** The integrator's ids the demo hospitals are found again by. */
export const DEMO_HOSPITAL = 'demo-asha';
/** Where the demo hospitals are. */
const DEMO_ZONE = 'Asia/Kolkata';
const DEMO_OTHER_ZONE = 'Europe/Madrid';
/** The integrator's id of the second demo hospital. */
export const DEMO_OTHER_HOSPITAL = 'demo-lakeside';

function rooms(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `Room ${index + 1}`);
}

/** Each doctor in a room of his own, in their order; the rooms that are left take whoever comes. */
function staffedRooms(names: readonly string[], doctors: readonly string[]): PointPlan[] {
  return names.map((name, doctor) => (doctor < doctors.length ? { name, doctor } : name));
}

/** The local date of a zone, on days that begin at a local time, `HH:MM`. */
export type DayIn = (timeZone: string, rollOverTime: string) => string;

/**
 * Two sessions of each doctor's own. They keep a hospital's hours, and who loads the demo at night finds them at work too:
 * somebody can be late or on a break whenever it is looked at.
 */
function sessionsAround(
  place: { readonly timeZone: string; readonly dayIn: DayIn },
  doctors: readonly string[],
  names: { readonly morning: string; readonly evening: string },
) {
  const quotas = { booked: null, walkIn: null, remote: null };
  const today = place.dayIn(place.timeZone, '00:00');
  const isEarly = place.dayIn(place.timeZone, '08:30') < today;
  const isLate = place.dayIn(place.timeZone, '19:00') === today;
  return [
    { id: 'morning', name: names.morning, startsAt: isEarly ? '00:00' : '07:00', endsAt: '14:00', quotas },
    { id: 'evening', name: names.evening, startsAt: '14:00', endsAt: isLate ? '00:00' : '21:00', quotas },
  ].flatMap((stretch) =>
    doctors.map((doctorId, index) => ({ ...stretch, id: `${stretch.id}-${index + 1}`, doctorId })),
  );
}

/** Each doctor in a room of his own, with a session and numbers of his own. */
function dermatology(timeZone: string, dayIn: DayIn): DepartmentPlan {
  const today = dayIn(timeZone, '00:00');
  const doctors = ['Dr. Priya Menon', 'Dr. Harish Iyer', 'Dr. Zoya Sheikh'];
  const place = { timeZone, dayIn };
  const sessions = sessionsAround(place, doctors, { morning: 'Morning', evening: 'Evening' });
  return {
    name: 'Dermatology',
    code: 'DER',
    points: rooms(4).map((name, index) => {
      const doctor = doctors[index];
      return doctor === undefined ? name : { name, doctor };
    }),
    doctors: doctors.map((name) => demoDoctor(name, today)),
    settings: { sessions, numberSeries: 'doctor', numberReset: 'session' },
  };
}

const EYE_DOCTORS = ['Dr. Samir Haddad', 'Dra. Lucía Navarro', 'Dr. Andrés Vidal'];
const FAMILY_DOCTORS = ['Dra. Elena Ruiz', 'Dr. Javier Ortega', 'Dra. Carmen Molina'];
const CONSULTING_ROOMS = ['Consulta 1', 'Consulta 2', 'Consulta 3', 'Consulta 4'];

/**
 * As a small clinic keeps its hours: each doctor's own, with a long break over noon. Two of them come every day, so that the
 * clinic is open on whatever day it is looked at; who comes on two days of the week has a next opening that is a later one.
 */
function eyeClinic(today: string): DepartmentPlan {
  const daysOf: Readonly<Record<string, readonly Weekday[]>> = { 'vidal-evening': ['tue', 'thu'] };
  const hours = [
    ['haddad-morning', 'Mañana', 0, '09:00', '13:00', 40],
    ['haddad-evening', 'Tarde', 0, '17:00', '20:00', 25],
    ['navarro-morning', 'Mañana', 1, '10:00', '13:30', 30],
    ['vidal-evening', 'Tarde', 2, '16:30', '19:30', 30],
  ] as const;
  return {
    name: 'Oftalmología',
    code: 'EYE',
    points: staffedRooms(CONSULTING_ROOMS, EYE_DOCTORS),
    doctors: EYE_DOCTORS.map((name) => demoDoctor(name, today)),
    settings: {
      sessions: hours.map(([id, name, doctorId, startsAt, endsAt, walkIn]) => ({
        ...{ id, name, doctorId, startsAt, endsAt, days: daysOf[id] },
        quotas: { booked: null, walkIn, remote: null },
      })),
    },
  };
}

/**
 * The two demo hospitals, as they are loaded at one time: leave is told from that day on.
 *
 * @param wishes.timeZone - of both, instead of each one's own.
 */
export function demoPlans(
  wishes: { readonly origins: readonly string[]; readonly timeZone?: string | undefined },
  dayIn: DayIn,
): readonly [HospitalPlan, HospitalPlan] {
  const { origins, timeZone = DEMO_ZONE } = wishes;
  const otherZone = wishes.timeZone ?? DEMO_OTHER_ZONE;
  const today = dayIn(timeZone, '00:00');
  const otherToday = dayIn(otherZone, '00:00');
  const otherPlace = { timeZone: otherZone, dayIn };
  const place = { timeZone, country: 'IN', origins };
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
      ]
        .map(
          ([name, code, roomCount, doctors]): DepartmentPlan => ({
            ...{ name, code, points: staffedRooms(rooms(roomCount), doctors) },
            doctors: doctors.map((doctor) => demoDoctor(doctor, today)),
            // The one whose name tells nothing of what its patients suffer from.
            ...(code === 'GEN' ? { settings: { labelMode: 'initials' } } : {}),
          }),
        )
        .concat(dermatology(timeZone, dayIn), {
          name: 'Casualty',
          code: 'CAS',
          points: rooms(6),
          doctors: ['Dr. Aditya Verma', 'Dr. Sunita Reddy', 'Dr. Daniel Fernandes'].map((doctor) => ({ name: doctor })),
          settings: { roundTheClock: true },
        }),
    },
    {
      ...{ timeZone: otherZone, country: 'ES', origins },
      name: 'Clínica del Lago',
      externalId: DEMO_OTHER_HOSPITAL,
      departments: [
        {
          ...{ name: 'Medicina de familia', code: 'FAM', points: staffedRooms(CONSULTING_ROOMS, FAMILY_DOCTORS) },
          doctors: FAMILY_DOCTORS.map((name) => demoDoctor(name, otherToday)),
          settings: { sessions: sessionsAround(otherPlace, FAMILY_DOCTORS, { morning: 'Mañana', evening: 'Tarde' }) },
        },
        eyeClinic(otherToday),
      ],
    },
  ];
}

type Doctors = readonly { readonly id: DoctorId; readonly name: string }[];

/** Says whether a reference names one of the doctors. */
export function isDoctorAmong(reference: DoctorReference, doctors: readonly { readonly name: string }[]): boolean {
  return typeof reference === 'number'
    ? doctors[reference] !== undefined
    : doctors.some(({ name }) => name === reference);
}

function doctorOf(reference: DoctorReference | null, doctors: Doctors): DoctorId | null {
  if (reference === null) return null;
  const found =
    typeof reference === 'number' ? doctors[reference] : doctors.find((doctor) => doctor.name === reference);
  invariant(found !== undefined, 'a plan names doctors of its own');
  return found.id;
}

function staffed(point: PointPlan, doctors: Doctors) {
  return typeof point === 'string' ? { name: point } : { name: point.name, doctorId: doctorOf(point.doctor, doctors) };
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
    const { id, code, name } = take(
      createDepartment(context, {
        ...{ hospitalId, timeZone, name: about.name, code: about.code },
        settings: withDoctorIds(settings, doctors),
      }),
    );
    const place = { hospitalId, departmentId: id };
    for (const { id: doctorId, name, facts = {} } of doctors) {
      take(addDoctor(context, place, { id: doctorId, name, facts }));
    }
    const added = points.map((point) => take(addPoint(context, place, staffed(point, doctors))));
    const shown = added.map((point) => ({ id: point.id, name: point.name, doctorId: point.doctorId }));
    return { id, code, name, points: shown, doctors: doctors.map((doctor) => ({ id: doctor.id, name: doctor.name })) };
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
