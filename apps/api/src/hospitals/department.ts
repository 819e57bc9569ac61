import type { KeyRecord } from '../identity/index.ts';
import type { DepartmentSettings } from '../kernel/department-settings.ts';
import type { DepartmentId, DoctorId, HospitalId, PointId } from '../kernel/ids.ts';
import type { TranslatedName } from '../kernel/name-translations.ts';
import type { Doctor } from './doctor.ts';

/** Strings an integrator ties to one of ours. */
export type Metadata = Readonly<Record<string, string>>;

/** A hospital. */
export interface Hospital {
  readonly id: HospitalId;
  readonly name: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
}

/** A service point: a room or a counter. */
export interface Point extends TranslatedName {
  readonly id: PointId;
  readonly doctorId: DoctorId | null;
  /** Patients inside at once, 1 to 5. */
  readonly capacity: number;
  readonly available: boolean;
}

/** A doctor, as a department names him and its object is told. */
export type DoctorFace = Pick<Doctor, 'id' | 'name' | 'leave'>;

/** A department with its points and doctors. */
export interface Department extends TranslatedName {
  readonly id: DepartmentId;
  readonly hospitalId: HospitalId;
  /** Prefix of the codes of its tickets; may be empty. */
  readonly code: string;
  readonly settings: DepartmentSettings;
  readonly points: readonly Point[];
  readonly doctors: readonly DoctorFace[];
  readonly externalId: string | null;
  readonly metadata: Metadata;
}

/** All a department's object is told, as D1 has it at `version`. */
export interface DepartmentState extends TranslatedName {
  readonly departmentId: DepartmentId;
  readonly hospitalId: HospitalId;
  /** Rises with each change of anything here. */
  readonly version: number;
  readonly code: string;
  /** With what its hospital has decided. */
  readonly settings: DepartmentSettings & { readonly country: string; readonly ticketPageUrl: string | null };
  readonly points: readonly Point[];
  readonly doctors: readonly DoctorFace[];
  readonly keys: readonly KeyRecord[];
}
