import { isOriginOfKeys } from '../../identity/index.ts';
import type { DepartmentSettings as PlacedSettings } from '../../kernel/department-settings.ts';
import type { DepartmentId, DoctorId, HospitalId, KeyId, PointId } from '../../kernel/ids.ts';
import type { TranslatedName } from '../../kernel/name-translations.ts';

/**
 * What a department's object must know to decide alone, pushed to it from D1 by the outbox.
 *
 * The object keeps the newest version and ignores an older one, so pushes may repeat and overtake one another.
 */

/** A department's settings as its object needs them. */
export interface DepartmentSettings extends PlacedSettings {
  /** ISO 3166 country phone numbers are read in. */
  readonly country: string;
  /** The hospital's own page for links; null for CareQueue's. Absent in what was stored before there was any. */
  readonly ticketPageUrl?: string | null;
}

/** A key of the department's hospital: never the key itself, only its SHA-256. */
export interface ProvisionedKey {
  readonly id: KeyId;
  readonly hash: string;
  readonly kind: 'publishable' | 'secret';
  readonly origins: readonly string[];
  readonly revoked: boolean;
}

/** A doctor of the department. */
export interface ProvisionedDoctor {
  readonly id: DoctorId;
  readonly name: string;
  /** When he is not there, by local dates, both included. Absent in what was stored before there was any. */
  readonly leave?: readonly { readonly from: string; readonly until: string }[];
}

/** Everything D1 tells a department's object. */
export interface Provisioning extends TranslatedName {
  readonly departmentId: DepartmentId;
  readonly hospitalId: HospitalId;
  /** Rises with each change; an older one is ignored. */
  readonly version: number;
  /** Prefix of ticket codes; may be empty. */
  readonly code: string;
  readonly settings: DepartmentSettings;
  readonly points: readonly (TranslatedName & {
    readonly id: PointId;
    readonly doctorId: DoctorId | null;
    /** Patients inside at once, 1 to 5. */
    readonly capacity: number;
    readonly available: boolean;
  })[];
  readonly doctors: readonly ProvisionedDoctor[];
  readonly keys: readonly ProvisionedKey[];
}

/** What an object answers to a push. */
export interface ProvisioningReceipt {
  /** The version the object now holds: the pushed one, or a newer. */
  readonly version: number;
}

/** The keys that may do less from now on: revoked, gone, or no longer for one of their origins. */
export function narrowedKeys(before: Provisioning | null, after: Provisioning): readonly KeyId[] {
  const narrowed = (before?.keys ?? []).filter((key) => {
    const now = after.keys.find((candidate) => candidate.id === key.id);
    if (key.revoked) return false;
    return now === undefined || now.revoked || key.origins.some((origin) => !now.origins.includes(origin));
  });
  return narrowed.map(({ id }) => id);
}

/**
 * The hospital's own page for the links of its tickets, or null for CareQueue's. A page whose origin no key of the hospital
 * allows any more gets no patient's code: whoever took the origin out of the keys may have lost the site.
 */
export function ticketPageOf({ settings, keys }: Pick<Provisioning, 'settings' | 'keys'>): string | null {
  const url = settings.ticketPageUrl ?? null;
  return url !== null && isOriginOfKeys(new URL(url).origin, keys) ? url : null;
}
