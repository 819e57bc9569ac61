import type { Decision } from '../../kernel/decision.ts';
import { accepted, refused } from '../../kernel/decision.ts';
import type { DoctorId } from '../../kernel/ids.ts';
import { queueRefusals } from '../refusals.ts';
import type { EventChange } from '../state/events.ts';
import type { Session } from '../state/session.ts';
import { chooseSession, sessionIdOf } from '../state/session.ts';
import type { DepartmentState } from '../state/state.ts';
import type { WaitingTicket } from '../state/ticket.ts';
import { ended, moved } from '../state/ticket-changes.ts';
import type { QueueCommand } from './commands.ts';
import type { DecisionContext, Outcome, RuleRefusal } from './outcome.ts';
import { invalidField } from './outcome.ts';

type MoveWaiting = Extract<QueueCommand, { name: 'move-waiting' }>['body'];

/** Which tickets are moved: those of whom all that is not null here is true. */
interface Source {
  readonly doctorId: DoctorId | null;
  readonly sessionId: string | null;
}

/** Where they are moved. */
interface Target {
  /** Null for any doctor, undefined for the one each has. */
  readonly doctorId: DoctorId | null | undefined;
  readonly session: Session | undefined;
}

/**
 * Decides where those who wait for a doctor, or in a session, go instead: to another doctor or session with their order
 * kept, or home with a message. Who was called stays where he was called to.
 */
export function decideMoveWaiting(
  state: DepartmentState,
  body: MoveWaiting,
  context: DecisionContext,
): Decision<Outcome, RuleRefusal> {
  const source = findSource(state, body.from);
  if (!source.ok) return source;
  const { doctorId, sessionId } = source.value;
  const tickets = state.waiting.filter(
    (ticket) =>
      (doctorId === null || ticket.doctorId === doctorId) && (sessionId === null || sessionIdOf(ticket) === sessionId),
  );
  const message = body.message?.trim() || null;
  if (body.to === null) return cancelAll(tickets, { message, context });
  if (message !== null) return refused(invalidField('/message', 'is told only where the tickets are cancelled'));

  const target = findTarget(state, body.to);
  if (!target.ok) return target;
  const changes: EventChange[] = [];
  for (const ticket of tickets) {
    const place = placeFor(state, ticket, target.value, context);
    if (!place.ok) return place;
    const isThere = place.value.doctorId === ticket.doctorId && place.value.sessionId === sessionIdOf(ticket);
    if (!isThere) changes.push({ kind: 'ticket.moved', ticket: moved(ticket, place.value) });
  }
  return accepted({ changes, answer: { kind: 'queue' } });
}

function cancelAll(
  tickets: readonly WaitingTicket[],
  end: { readonly message: string | null; readonly context: DecisionContext },
): Decision<Outcome, RuleRefusal> {
  if (end.message === null) return refused(invalidField('/message', 'is needed where the tickets are cancelled'));
  const how = { status: 'cancelled', at: end.context.now, reason: end.message } as const;
  const changes = tickets.map((ticket) => ({ kind: 'ticket.cancelled' as const, ticket: ended(ticket, how) }));
  return accepted({ changes, answer: { kind: 'queue' } });
}

function findSource(state: DepartmentState, from: MoveWaiting['from']): Decision<Source, RuleRefusal> {
  const { doctorId = null, sessionId = null, pointId } = from;
  // Doctors and sessions that are there no more may still be waited for.
  if (doctorId !== null && !knowsDoctor(state, doctorId) && !state.waiting.some((one) => one.doctorId === doctorId)) {
    return refused(invalidField('/from/doctorId', 'must be the id of a doctor of this department'));
  }
  const isWaitedIn = state.waiting.some((ticket) => sessionIdOf(ticket) === sessionId);
  if (sessionId !== null && !isWaitedIn && !state.sessions.some((session) => session.id === sessionId)) {
    return refused(invalidField('/from/sessionId', 'must be the id of a session of this service day'));
  }
  if (pointId === undefined) {
    if (doctorId === null && sessionId === null) {
      return refused(invalidField('/from', 'must name a doctor, a session or a point'));
    }
    return accepted({ doctorId, sessionId });
  }
  const point = state.points.find((candidate) => candidate.id === pointId);
  if (point === undefined || point.doctorId === null) {
    return refused(invalidField('/from/pointId', 'must be a point of this department that a doctor staffs'));
  }
  if (doctorId !== null && doctorId !== point.doctorId) {
    return refused(invalidField('/from/doctorId', 'must be the doctor who staffs the point'));
  }
  return accepted({ doctorId: point.doctorId, sessionId });
}

function findTarget(state: DepartmentState, to: NonNullable<MoveWaiting['to']>): Decision<Target, RuleRefusal> {
  const { doctorId, sessionId } = to;
  if (doctorId === undefined && sessionId === undefined) {
    return refused(invalidField('/to', 'must name a doctor or a session, or be null'));
  }
  if (typeof doctorId === 'string' && !knowsDoctor(state, doctorId)) {
    return refused(invalidField('/to/doctorId', 'must be the id of a doctor of this department'));
  }
  if (sessionId === undefined) return accepted({ doctorId, session: undefined });
  const session = state.sessions.find((candidate) => candidate.id === sessionId);
  if (session === undefined) {
    return refused(invalidField('/to/sessionId', 'must be the id of a session of this service day'));
  }
  if (typeof doctorId === 'string' && session.doctorId !== null && session.doctorId !== doctorId) {
    return refused(invalidField('/to/sessionId', 'must be a session of the doctor'));
  }
  if (session.status === 'ended') {
    return refused(queueRefusals.refuse('session_over', { sessionId, doctorId: doctorId ?? null }));
  }
  return accepted({ doctorId, session });
}

function placeFor(
  state: DepartmentState,
  ticket: WaitingTicket,
  target: Target,
  { now }: DecisionContext,
): Decision<{ readonly doctorId: DoctorId | null; readonly sessionId: string }, RuleRefusal> {
  const { session } = target;
  if (session !== undefined) {
    // Who wants a doctor wants the one whose session he comes into; who wants none still wants none.
    const own = ticket.doctorId === null ? null : (session.doctorId ?? ticket.doctorId);
    return accepted({ doctorId: target.doctorId === undefined ? own : target.doctorId, sessionId: session.id });
  }
  const doctorId = target.doctorId ?? null;
  const present = state.sessions.find((candidate) => candidate.id === sessionIdOf(ticket));
  if (present?.doctorId === null) return accepted({ doctorId, sessionId: present.id });
  const next = chooseSession(state.sessions, { doctorId, now }) ?? present;
  if (next === undefined || next.status === 'ended') {
    return refused(queueRefusals.refuse('session_over', { sessionId: null, doctorId }));
  }
  return accepted({ doctorId, sessionId: next.id });
}

function knowsDoctor(state: DepartmentState, doctorId: DoctorId): boolean {
  return state.provisioning.doctors.some((doctor) => doctor.id === doctorId);
}
