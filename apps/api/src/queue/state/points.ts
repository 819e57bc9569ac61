import type { DoctorId, PointId } from '../../kernel/ids.ts';
import type { TranslatedName } from '../../kernel/name-translations.ts';
import type { Provisioning } from './provisioning.ts';

/** What may be set of a point by command; what is absent follows the department's provisioning. */
export interface PointSetting {
  readonly doctorId?: DoctorId | null;
  readonly available?: boolean;
  /** Patients inside at once, 1 to 5. */
  readonly capacity?: number;
}

/** A point as the queue uses it: what D1 tells of it, and over that what was set by command. */
export interface ServicePoint extends Required<PointSetting>, TranslatedName {
  readonly id: PointId;
  /** What was set by command, and so outlives later provisioning. */
  readonly own: PointSetting;
}

/**
 * The department's points: existence and names from its provisioning, the rest from there until it was set by command.
 *
 * A point that is no longer provisioned is gone with its settings, and so is a doctor from the points he was set to. A
 * doctor who was set to a point staffs no other, whatever provisioning says.
 */
export function pointsOf(
  provisioning: Pick<Provisioning, 'points' | 'doctors'>,
  settings: ReadonlyMap<PointId, PointSetting>,
): readonly ServicePoint[] {
  const owned = provisioning.points.map((point) => known(settings.get(point.id) ?? {}, provisioning.doctors));
  const moved = new Set(owned.map((own) => own.doctorId ?? null));
  return provisioning.points.map(({ doctorId, available, capacity, ...face }, index) => {
    const own = owned[index] ?? {};
    const staffedBy = doctorId !== null && moved.has(doctorId) ? null : doctorId;
    return { ...face, doctorId: staffedBy, available, capacity, ...own, own };
  });
}

function known(own: PointSetting, doctors: Provisioning['doctors']): PointSetting {
  const { doctorId, ...rest } = own;
  if (doctorId === undefined) return rest;
  const isKnown = doctorId === null || doctors.some((doctor) => doctor.id === doctorId);
  return isKnown ? own : rest;
}

/** What was set by command, point by point. */
export function settingsOf(points: readonly ServicePoint[]): ReadonlyMap<PointId, PointSetting> {
  return new Map(points.filter(({ own }) => Object.keys(own).length > 0).map(({ id, own }) => [id, own]));
}

/**
 * The points once `given` is set at one of them: a doctor who goes there leaves the point he was at, and one whose point
 * it was is where provisioning has him. A restart makes the same of what is stored.
 */
export function withSetting(
  provisioning: Pick<Provisioning, 'points' | 'doctors'>,
  points: readonly ServicePoint[],
  pointId: PointId,
  given: PointSetting,
): readonly ServicePoint[] {
  const after = points.map((point) => {
    if (point.id === pointId) return set(point, given);
    const isLeft = typeof given.doctorId === 'string' && point.doctorId === given.doctorId;
    return isLeft ? set(point, { doctorId: null }) : point;
  });
  return pointsOf(provisioning, settingsOf(after));
}

function set(point: ServicePoint, given: PointSetting): ServicePoint {
  return { ...point, ...given, own: { ...point.own, ...given } };
}

/** Says whether a point already has all of this by command. */
export function hasSetting(point: ServicePoint, given: PointSetting): boolean {
  const { own } = point;
  return (
    (given.doctorId === undefined || given.doctorId === own.doctorId) &&
    (given.available === undefined || given.available === own.available) &&
    (given.capacity === undefined || given.capacity === own.capacity)
  );
}
