import type { DoctorId } from '../../kernel/ids.ts';
import type { InSeries } from '../state/series.ts';
import { DAY_SERIES, numbersGiven } from '../state/series.ts';
import type { Session } from '../state/session.ts';
import type { DepartmentState } from '../state/state.ts';

/** Without I and O, which are taken for 1 and 0. */
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ';

/** What a new ticket is numbered by. */
export interface NumberPlace {
  readonly session: Session;
  readonly doctorId: DoctorId | null;
}

/**
 * The next number where a ticket belongs, with its code.
 *
 * @example
 * nextNumber(state, { session, doctorId }).code // 'DER-A12'
 */
export function nextNumber(
  state: DepartmentState,
  place: NumberPlace,
): InSeries & { readonly number: number; readonly code: string } {
  const series = seriesFor(state, place);
  const number = (state.series.get(series)?.lastNumber ?? 0) + 1;
  const ordinal = numbersGiven(state) + 1;
  const code = `${prefixOf(state, series)}${number}`;
  return { series, number, code, ...(ordinal === number ? {} : { ordinal }) };
}

function seriesFor({ provisioning: { settings } }: DepartmentState, { session, doctorId }: NumberPlace): string {
  const perSession = settings.numberReset === 'session' && settings.sessions.length > 0;
  if (settings.numberSeries === 'department') return perSession ? session.id : DAY_SERIES;
  if (!perSession) return doctorId ?? DAY_SERIES;
  if (doctorId !== null) return `${session.id} ${doctorId}`;
  // Who wants no doctor in a doctor's session is numbered with the others who want none.
  return session.doctorId === null ? session.id : DAY_SERIES;
}

function prefixOf(state: DepartmentState, series: string): string {
  const held = state.series.get(series);
  if (held !== undefined) return held.prefix;
  const { code } = state.provisioning;
  const start = code === '' ? '' : `${code}-`;
  const planned = lettered(state);
  const place = planned.indexOf(series);
  const taken = new Set([...state.series.values()].map(({ prefix }) => prefix));
  let prefix = place === -1 ? start : start + letterAt(place);
  for (let spare = planned.length; taken.has(prefix); spare += 1) prefix = start + letterAt(spare);
  return prefix;
}

/** The series that have letters, in their order: by session, and in a session by doctor. */
function lettered({ provisioning: { settings, doctors }, sessions }: DepartmentState): readonly string[] {
  const perSession = settings.numberReset === 'session' && settings.sessions.length > 0;
  const shared = sessions.filter((session) => session.doctorId === null);
  if (settings.numberSeries === 'department') {
    return perSession && sessions.length > 1 ? sessions.map((session) => session.id) : [];
  }
  if (!perSession) return doctors.map((doctor) => doctor.id);
  return sessions.flatMap((session) => {
    if (session.doctorId !== null) return [`${session.id} ${session.doctorId}`];
    const own = shared.length > 1 ? [session.id] : [];
    return [...own, ...doctors.map((doctor) => `${session.id} ${doctor.id}`)];
  });
}

/** A, B … Z, AA, AB …; without I and O. */
function letterAt(index: number): string {
  const last = LETTERS.charAt(index % LETTERS.length);
  const rest = Math.floor(index / LETTERS.length);
  return rest === 0 ? last : letterAt(rest - 1) + last;
}
