import type { KeyRecord } from '../identity/index.ts';
import type { DepartmentId, DoctorId, HospitalId, PointId } from '../kernel/ids.ts';

/** How a visitor may take a ticket by himself. */
export const JOIN_POLICIES = ['off', 'on-site', 'phone', 'open'] as const;
/** How a visitor may take a ticket by himself. */
export type JoinPolicy = (typeof JOIN_POLICIES)[number];

/** Strings an integrator ties to one of ours. */
export type Metadata = Readonly<Record<string, string>>;

/** A hospital. */
export interface Hospital {
  readonly id: HospitalId;
  readonly name: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
}

/** What a department decides about its queue. */
export interface DepartmentSettings {
  /** IANA zone. */
  readonly timeZone: string;
  /** Local time a service day begins, `HH:MM`. */
  readonly rollOverTime: string;
  readonly joinPolicy: JoinPolicy;
  /** Tickets a service day may issue, or null for no limit. */
  readonly dailyCapacity: number | null;
  /** Calls of one ticket before `skip` is offered. */
  readonly callCountMax: number;
  /** How many waiting tickets a returned one lets pass. */
  readonly returnAfter: number;
}

/** A service point: a room or a counter. */
export interface Point {
  readonly id: PointId;
  readonly name: string;
  readonly doctorId: DoctorId | null;
  /** Patients inside at once, 1 to 5. */
  readonly capacity: number;
  readonly available: boolean;
}

/** A doctor, as a department names him. */
export interface Doctor {
  readonly id: DoctorId;
  readonly name: string;
}

/** A department with its points and doctors. */
export interface Department {
  readonly id: DepartmentId;
  readonly hospitalId: HospitalId;
  readonly name: string;
  /** Prefix of the codes of its tickets; may be empty. */
  readonly code: string;
  readonly settings: DepartmentSettings;
  readonly points: readonly Point[];
  readonly doctors: readonly Doctor[];
  readonly externalId: string | null;
  readonly metadata: Metadata;
}

/** All a department's object is told, as D1 has it at `version`. */
export interface DepartmentState {
  readonly departmentId: DepartmentId;
  readonly hospitalId: HospitalId;
  /** Rises with each change of anything here. */
  readonly version: number;
  readonly name: string;
  readonly code: string;
  readonly settings: DepartmentSettings & { readonly country: string };
  readonly points: readonly Point[];
  readonly doctors: readonly Doctor[];
  readonly keys: readonly KeyRecord[];
}

/** Settings of a department that names none. */
export const SETTINGS_DEFAULT: Omit<DepartmentSettings, 'timeZone'> = {
  rollOverTime: '00:00',
  joinPolicy: 'open',
  dailyCapacity: null,
  callCountMax: 3,
  returnAfter: 3,
};
