import type { DepartmentId, DoctorId, HospitalId, KeyId, PointId } from '../kernel/ids.ts';

/**
 * What a department's object must know to decide alone, pushed to it from D1 by the outbox.
 *
 * The object keeps the newest version and ignores an older one, so pushes may repeat and overtake one another.
 */

/** How a visitor may take a ticket by himself. */
export type JoinPolicy = 'off' | 'on-site' | 'phone' | 'open';

/** A department's settings, each with a default so that a department works from its first minute. */
export interface DepartmentSettings {
  /** IANA zone of the hospital. */
  readonly timeZone: string;
  /** Local time a service day begins, HH:MM. */
  readonly rollOverTime: string;
  /** ISO 3166 country phone numbers are read in. */
  readonly country: string;
  readonly joinPolicy: JoinPolicy;
  /** Tickets a service day may issue, or null for no limit. */
  readonly dailyCapacity: number | null;
  /** Calls of one ticket before `skip` is offered. */
  readonly callCountMax: number;
  /** How many waiting tickets a returned one lets pass. */
  readonly returnAfter: number;
}

/** A key of the department's hospital: never the key itself, only its SHA-256. */
export interface ProvisionedKey {
  readonly id: KeyId;
  readonly hash: string;
  readonly kind: 'publishable' | 'secret';
  readonly origins: readonly string[];
  readonly revoked: boolean;
}

/** Everything D1 tells a department's object. */
export interface Provisioning {
  readonly departmentId: DepartmentId;
  readonly hospitalId: HospitalId;
  /** Rises with each change; an older one is ignored. */
  readonly version: number;
  readonly name: string;
  /** Prefix of ticket codes; may be empty. */
  readonly code: string;
  readonly settings: DepartmentSettings;
  readonly points: readonly {
    readonly id: PointId;
    readonly name: string;
    readonly doctorId: DoctorId | null;
    /** Patients inside at once, 1 to 5. */
    readonly capacity: number;
    readonly available: boolean;
  }[];
  readonly doctors: readonly { readonly id: DoctorId; readonly name: string }[];
  readonly keys: readonly ProvisionedKey[];
}

/** What an object answers to a push. */
export interface ProvisioningReceipt {
  /** The version the object now holds: the pushed one, or a newer. */
  readonly version: number;
}
