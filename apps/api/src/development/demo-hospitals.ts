import type { Weekday } from '../kernel/time.ts';
import type { DepartmentPlan, HospitalPlan, PointPlan } from './demo.ts';
import { demoDoctor } from './demo-doctors.ts';
import { translatedName } from './demo-names.ts';

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
  return names.map((name, doctor) => ({ ...translatedName(name), ...(doctor < doctors.length && { doctor }) }));
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
    ...translatedName('Dermatology'),
    code: 'DER',
    points: staffedRooms(rooms(4), doctors),
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
    ...translatedName('Oftalmología'),
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
            ...{ ...translatedName(name), code, points: staffedRooms(rooms(roomCount), doctors) },
            doctors: doctors.map((doctor) => demoDoctor(doctor, today)),
            // The one whose name tells nothing of what its patients suffer from.
            ...(code === 'GEN' ? { settings: { labelMode: 'initials' } } : {}),
          }),
        )
        .concat(dermatology(timeZone, dayIn), {
          ...translatedName('Casualty'),
          code: 'CAS',
          points: staffedRooms(rooms(6), []),
          doctors: ['Dr. Aditya Verma', 'Dr. Sunita Reddy', 'Dr. Daniel Fernandes'].map((doctor) => ({ name: doctor })),
          // Who needs it comes at once: nobody is offered to wait at home.
          settings: { roundTheClock: true, joinPolicy: 'off' },
        }),
    },
    {
      ...{ timeZone: otherZone, country: 'ES', origins },
      name: 'Clínica del Lago',
      externalId: DEMO_OTHER_HOSPITAL,
      departments: [
        {
          ...{ ...translatedName('Medicina de familia'), code: 'FAM' },
          points: staffedRooms(CONSULTING_ROOMS, FAMILY_DOCTORS),
          doctors: FAMILY_DOCTORS.map((name) => demoDoctor(name, otherToday)),
          settings: { sessions: sessionsAround(otherPlace, FAMILY_DOCTORS, { morning: 'Mañana', evening: 'Tarde' }) },
        },
        eyeClinic(otherToday),
      ],
    },
  ];
}
