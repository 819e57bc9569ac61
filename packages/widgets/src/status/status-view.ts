import type { Doctor, QueueState } from '@carequeue/sdk/live';
import { expectedMinutes } from '../base/expected-wait.ts';
import type { DoctorDuty } from '../duty/doctor-duty.ts';
import { doctorView } from '../duty/doctor-duty.ts';
import type { DutyQuestion } from '../duty/opening.ts';
import type { DutyView } from '../duty/standing.ts';
import { dutyView } from '../duty/standing.ts';
import type { TokenOffer } from '../duty/token-offer.ts';
import { tokenOffer } from '../duty/token-offer.ts';
import type { StatusWords } from '../locales/status-strings.ts';

// More rooms than this are a board, not a line of a page.
const SERVED_MAX = 6;

/** A token that is called or inside, and where. */
export interface Served {
  readonly id: string;
  /** Never a name: it would stand beside the department's, which tells what somebody suffers from. */
  readonly code: string;
  readonly pointName: string;
  readonly isCalled: boolean;
}

/** Everything a department's status says, decided. */
export interface StatusView extends DoctorDuty, Pick<DutyView, 'message'> {
  /** Whether a visitor can have a token, whoever is there. */
  readonly tokens: TokenOffer;
  readonly departmentName: string;
  /** Null where it is everybody's. */
  readonly doctorName: string | null;
  /** Null where nobody waits and nobody is called any more. */
  readonly waitingCount: number | null;
  /** The expected wait of whoever takes a token now, or that there is not enough to say; null where there is none. */
  readonly expected: string | null;
  readonly isExpected: boolean;
  /** Whether it is told who is called and inside, though it be nobody. */
  readonly isServing: boolean;
  readonly served: readonly Served[];
}

/** Who is asked about, when, and what is known of him. */
export interface StatusQuestion extends DutyQuestion {
  /** Null where nothing is. */
  readonly doctor?: Doctor | null;
}

/** Decides what is told of a department, or of one of its doctors. */
export function statusView(queue: QueueState, question: StatusQuestion, strings: StatusWords): StatusView {
  const { doctorId, doctor = null, nowMs } = question;
  const asDepartment = dutyView(queue, question, strings);
  const { offered, ...duty } =
    doctorId === null
      ? { ...asDepartment, offered: asDepartment.standing }
      : doctorView(queue, { doctorId, nowMs, doctor }, strings);
  const points = queue.points.filter((point) => doctorId === null || point.doctorId === doctorId);
  const waiting = queue.waiting.filter(
    (ticket) => doctorId === null || ticket.doctorId === null || ticket.doctorId === doctorId,
  );
  const served = points.flatMap(({ name, tickets }) =>
    tickets.map(({ id, code, status }) => ({ id, code, pointName: name, isCalled: status === 'called' })),
  );
  const isShut = offered === 'closed' || offered === 'over';
  const isNobody = waiting.length === 0 && served.length === 0;
  // Where nobody takes a token now, or nobody sees those who do, a wait would be a guess.
  const isTold = offered === 'open' || offered === 'before' || offered === 'away';
  const position = waiting.length + 1;
  const minutes = isTold ? expectedMinutes(queue, { position, doctorId }, strings) : null;
  return {
    ...duty,
    tokens: tokenOffer(offered, queue),
    note: duty.standing === 'paused' && duty.message === null ? strings.status.pausedNote : duty.note,
    departmentName: queue.department.name,
    doctorName:
      doctorId === null ? null : (points.find((point) => point.doctorName)?.doctorName ?? doctor?.name ?? null),
    waitingCount: isShut && isNobody ? null : waiting.length,
    expected: minutes ?? (offered === 'open' ? strings.expectedUnknown : null),
    isExpected: minutes !== null,
    // Who has no room of his own may be seeing somebody in any.
    isServing:
      served.length > 0 || ((doctorId === null || points.length > 0) && (offered === 'open' || offered === 'full')),
    served: served.slice(0, SERVED_MAX),
  };
}
