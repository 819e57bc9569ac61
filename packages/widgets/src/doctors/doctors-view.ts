import type { Doctor, QueueState, SessionState } from '@carequeue/sdk/live';
import { clockTime } from '../base/clock-time.ts';
import { isOffered } from '../duty/attendance.ts';
import type { DoctorDuty } from '../duty/doctor-duty.ts';
import { doctorDuty } from '../duty/doctor-duty.ts';
import { intakeOf } from '../duty/intake.ts';
import { leaveNow } from '../duty/leave.ts';
import { isOver } from '../duty/session-over.ts';
import { plannedOf, sessionNow, sessionsOf } from '../duty/sessions.ts';
import { standingOf } from '../duty/standing.ts';
import type { DoctorsWords } from '../locales/doctors-strings.ts';
import { feeText, languagesText } from './facts-text.ts';

/** One session of a doctor today. */
export interface HoursView {
  readonly id: string;
  /** Clock times, `09:00–13:00`. */
  readonly hours: string;
  readonly isOver: boolean;
}

/** Everything that is told of a doctor, decided. */
export interface DoctorView extends DoctorDuty {
  readonly id: string;
  readonly name: string;
  /** Speciality and qualification. */
  readonly about: string | null;
  readonly languages: string | null;
  readonly fee: string | null;
  /** Those that go on or are still to come; all of them once the last is over. */
  readonly hours: readonly HoursView[];
  /** Who is called in and not there yet. Codes, never names: they would stand beside a doctor's speciality. */
  readonly calling: readonly string[];
  /** Codes, as of those who are called. */
  readonly inside: readonly string[];
  /** The next token's code; null where none can be taken. */
  readonly nextCode: string | null;
  /** How many tokens are left, or that none is; null without a limit. */
  readonly leftText: string | null;
  readonly isFull: boolean;
  /** Null where no token can be taken now. */
  readonly place: {
    readonly departmentId: string;
    readonly doctorId: string;
    readonly sessionId: string | null;
  } | null;
}

/** What a doctor is shown from. */
interface Shown {
  readonly queue: QueueState;
  readonly strings: DoctorsWords;
  readonly nowMs: number;
}

type Known = Pick<Doctor, 'id' | 'name'> & Partial<Doctor>;

/** Decides what is told of each doctor of a department; those who are there come as the hospital lists them. */
export function doctorViews(facts: readonly Doctor[] | null, shown: Shown): readonly DoctorView[] {
  return (facts ?? doctorsOfPoints(shown.queue)).map((doctor) => doctorView(doctor, shown));
}

/** Says whether nothing tells of any doctor whether he is there, while somebody is: as where doctors change at all hours. */
export function isWhoever(queue: QueueState, doctors: readonly DoctorView[], nowMs: number): boolean {
  const standing = standingOf(queue, { doctorId: null, nowMs });
  const isSomebody = standing === 'open' || standing === 'paused';
  return isSomebody && doctors.length > 0 && doctors.every(({ badge }) => badge === null);
}

/** Until the doctors are known, those whom rooms name. */
function doctorsOfPoints(queue: QueueState): readonly Known[] {
  const named = queue.points.flatMap(({ doctorId, doctorName }) =>
    doctorId === null || doctorName === null ? [] : [{ id: doctorId, name: doctorName }],
  );
  return [...new Map(named.map((doctor) => [doctor.id, doctor])).values()];
}

function doctorView(doctor: Known, shown: Shown): DoctorView {
  const { queue, strings, nowMs } = shown;
  const { tag } = strings;
  const own = plannedOf({ ...queue, sessions: sessionsOf(queue, doctor.id) });
  const session = sessionNow(sessionsOf(queue, doctor.id), nowMs);
  const question = { doctorId: doctor.id, nowMs };
  const leave = leaveNow(doctor.leave ?? [], queue, question);
  const isAway = leave !== null;
  const tickets = queue.points.filter((point) => point.doctorId === doctor.id).flatMap((point) => point.tickets);
  const codesOf = (wanted: 'called' | 'serving') =>
    tickets.filter(({ status }) => status === wanted).map(({ code }) => code);
  const intake = session === null || isAway ? null : intakeOf(queue, session, doctor.id);
  const left = intake?.left.onSite ?? null;
  const isTaking = intake !== null && queue.state === 'open' && left !== 0 && isOffered(queue, question);
  const isJoining = queue.department.joinPolicy === 'open' || queue.department.joinPolicy === 'on-site';
  const about = [doctor.speciality, doctor.qualification].filter((text) => text !== null && text !== undefined);
  return {
    ...{ id: doctor.id, name: doctor.name, calling: codesOf('called'), inside: codesOf('serving') },
    about: about.length === 0 ? null : about.join(' · '),
    languages:
      doctor.languages === undefined || doctor.languages.length === 0 ? null : languagesText(doctor.languages, tag),
    fee: doctor.fee === undefined || doctor.fee === null ? null : feeText(doctor.fee, tag),
    hours: hoursOf(isAway ? own.filter((one) => one.doctorId === doctor.id) : own, shown),
    ...doctorDuty(queue, { ...question, leave }, strings),
    nextCode: isTaking ? intake.nextCode : null,
    leftText: !isTaking || left === null ? null : strings.doctors.left(left),
    isFull: queue.state === 'open' && left === 0,
    place:
      isTaking && isJoining
        ? { departmentId: queue.department.id, doctorId: doctor.id, sessionId: session?.id ?? null }
        : null,
  };
}

/** Hours that are over tell nobody when to come, and struck out they look cancelled. */
function hoursOf(own: readonly SessionState[], shown: Shown): readonly HoursView[] {
  const hours = own.map((one) => ({ id: one.id, hours: hoursText(one, shown), isOver: isOver(one, shown.nowMs) }));
  const left = hours.filter((one) => !one.isOver);
  return left.length > 0 ? left : hours;
}

function hoursText({ startsAt, endsAt }: SessionState, { queue, strings }: Shown): string {
  const clock = { tag: strings.tag, timeZone: queue.department.timeZone };
  return `${clockTime(Date.parse(startsAt), clock)}–${clockTime(Date.parse(endsAt), clock)}`;
}
