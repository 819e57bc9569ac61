import type { Decision } from '../../kernel/decision.ts';
import { accepted, refused } from '../../kernel/decision.ts';
import type { DoctorId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/time.ts';
import { queueRefusals } from '../refusals.ts';
import type { EventChange, TicketEventChange } from '../state/events.ts';
import type { Session } from '../state/session.ts';
import { chooseSession, hasLapsed, isOnLeave, isOver, sessionIdOf } from '../state/session.ts';
import type { DepartmentState } from '../state/state.ts';
import type { CalledTicket, MissedTicket, Ticket, WaitingTicket } from '../state/ticket.ts';
import { ended, moved } from '../state/ticket-changes.ts';
import type { IssueRequest, QueueCommand } from './commands.ts';
import type { DecisionContext, InvalidField, Outcome, RuleRefusal } from './outcome.ts';
import { invalidField } from './outcome.ts';

type SetSession = Extract<QueueCommand, { name: 'set-session' }>['body'];

/** Nobody is late, or away, by more than a day. */
const UNTIL_AHEAD_MAX_MS = 24 * 60 * 60_000;
const UNKNOWN_SESSION = 'must be the id of a session of this service day';
const NO_SESSION_OF_HIS_OWN =
  'must be a doctor with a session of his own on this service day; one that is shared is named by sessionId, for all in it';

/** Decides how a session goes; `ended` ends the tickets that still wait in it. */
export function decideSetSession(
  state: DepartmentState,
  body: SetSession,
  context: DecisionContext,
): Decision<Outcome, RuleRefusal> {
  const found = findSession(state, body);
  if ('code' in found) return refused(found);
  const until = readUntil(body, context.now);
  if (typeof until === 'object' && until !== null) return refused(until);

  const reason = body.reason?.trim() || null;
  const answer = { kind: 'queue' } as const;
  if (found.status === body.state && found.until === until && found.reason === reason) {
    return accepted({ changes: [], answer });
  }
  const session: Session = { ...found, status: body.state, until, reason, since: context.now };
  const changes: EventChange[] = [{ kind: 'session.changed', session }];
  if (body.state === 'ended') changes.unshift(...endings(state, session));
  return accepted({ changes, answer });
}

function findSession(state: DepartmentState, body: SetSession): Session | InvalidField {
  const { sessionId, doctorId } = body;
  const named = state.sessions.filter(
    (session) =>
      (sessionId === undefined || session.id === sessionId) &&
      (doctorId === undefined || session.doctorId === doctorId),
  );
  if (named.length === 0) {
    return sessionId === undefined
      ? invalidField('/doctorId', NO_SESSION_OF_HIS_OWN)
      : invalidField('/sessionId', UNKNOWN_SESSION);
  }
  const going = named.filter((session) => session.status !== 'ended');
  const [only, ...others] = named.length === 1 ? named : going;
  if (only === undefined || others.length > 0) {
    return invalidField('/sessionId', 'must say which session is meant: there are several');
  }
  return only;
}

function readUntil(body: SetSession, now: Instant): Instant | null | InvalidField {
  if (body.until === undefined) return null;
  if (body.state !== 'delayed' && body.state !== 'break') {
    return invalidField('/until', 'is told with "delayed" or "break" only');
  }
  const { until } = body;
  const isAhead = until > now && until <= now + UNTIL_AHEAD_MAX_MS;
  return isAhead ? until : invalidField('/until', 'must lie ahead, by a day at most');
}

/**
 * Whoever still waits in a session that ends has waited in vain, and whoever was missed did not come; but who wants no
 * doctor goes on with another who is at work.
 */
function endings(state: DepartmentState, session: Session): readonly EventChange[] {
  const { since, reason } = session;
  const at = since ?? session.endsAt;
  const other = sessionInstead(state, session, at);
  const end = <T extends WaitingTicket | MissedTicket>(ticket: T, over: (ticket: T) => TicketEventChange) => {
    if (other === null || ticket.doctorId !== null) return over(ticket);
    return { kind: 'ticket.moved' as const, ticket: moved(ticket, { doctorId: null, sessionId: other.id }) };
  };
  const isOf = (ticket: Ticket) => sessionIdOf(ticket) === session.id;
  const expired = (ticket: WaitingTicket) => ended(ticket, { status: 'expired', at, reason });
  const noShow = (ticket: MissedTicket) => ended(ticket, { status: 'no_show', at, reason: ticket.reason ?? reason });
  return [
    ...state.waiting
      .filter(isOf)
      .map((one) => end(one, (ticket) => ({ kind: 'ticket.expired', ticket: expired(ticket) }))),
    ...[...state.missed.values()]
      .filter(isOf)
      .map((one) => end(one, (ticket) => ({ kind: 'ticket.no-show', ticket: noShow(ticket) }))),
  ];
}

/** Where those go on who waited in a doctor's session without wanting him; null where nobody else is at work. */
function sessionInstead(state: DepartmentState, session: Session, now: Instant): Session | null {
  if (session.doctorId === null) return null;
  const others = state.sessions.filter((other) => other.doctorId !== session.doctorId && isUnderWay(other, now));
  return chooseSession(others, { doctorId: null, now });
}

/** It has begun, by plan, and nobody has let it pass. */
function isUnderWay(session: Session, now: Instant): boolean {
  return session.startsAt <= now && !hasLapsed(session, now);
}

/** A doctor without a session of his own today, who is on leave or has his on other days, is not awaited in the department's. */
export function isNotAwaited({ sessions, provisioning, serviceDay }: DepartmentState, doctorId: DoctorId): boolean {
  if (sessions.some((session) => session.doctorId === doctorId)) return false;
  const isOtherwise = provisioning.settings.sessions.some((plan) => plan.doctorId === doctorId);
  return isOtherwise || isOnLeave(provisioning, doctorId, serviceDay);
}

/** Nobody awaits a doctor any more, today: not in the department's session, nor in those of his own where he has any. */
function isAwaitedNoMore(state: DepartmentState, doctorId: DoctorId, now: Instant): boolean {
  if (isNotAwaited(state, doctorId)) return true;
  const own = state.sessions.filter((session) => session.doctorId === doctorId);
  return own.length > 0 && own.every((session) => isOver(session) || hasLapsed(session, now));
}

/** Whoever was put at a point by command is there, whatever was planned: staff may send him patients. */
function isPutAtPoint({ points }: DepartmentState, doctorId: DoctorId): boolean {
  return points.some(({ own }) => own.doctorId === doctorId);
}

/** Finds the session a new ticket belongs to, or says why there is none. */
export function sessionForIssue(
  state: DepartmentState,
  body: IssueRequest,
  context: DecisionContext,
): Decision<Session, RuleRefusal> {
  const { sessionId } = body;
  const doctorId = body.doctorId ?? null;
  const isStaff = context.actor.kind === 'server';
  if (sessionId === undefined) {
    const isThere = isStaff && doctorId !== null && isPutAtPoint(state, doctorId);
    if (doctorId !== null && !isThere && isNotAwaited(state, doctorId)) {
      return refused(queueRefusals.refuse('session_over', { sessionId: null, doctorId }));
    }
    const session = chooseSession(state.sessions, { doctorId, now: context.now });
    return session === null || (!isStaff && hasLapsed(session, context.now))
      ? refused(queueRefusals.refuse('session_over', { sessionId: null, doctorId }))
      : accepted(session);
  }
  const session = state.sessions.find((candidate) => candidate.id === sessionId);
  if (session === undefined) return refused(invalidField('/sessionId', UNKNOWN_SESSION));
  if (doctorId !== null && session.doctorId !== null && session.doctorId !== doctorId) {
    return refused(invalidField('/sessionId', 'must be a session of the wanted doctor'));
  }
  // Staff may know that a doctor who left, or who has not come, will be there.
  const isAway = !isStaff && doctorId !== null && isAwaitedNoMore(state, doctorId, context.now);
  const isClosed = isStaff ? session.status === 'ended' : isOver(session) || hasLapsed(session, context.now);
  return isClosed || isAway
    ? refused(queueRefusals.refuse('session_over', { sessionId, doctorId }))
    : accepted(session);
}

/**
 * What a call tells about sessions: one whose time has come and whose patients are called is under way, though nobody
 * said so. A call to a doctor's room tells of his own session, whoever is called; one to another room tells nothing of a
 * doctor's. A break of the whole department is not ended by one room that calls.
 */
export function sessionsBegunBy(
  state: DepartmentState,
  tickets: readonly CalledTicket[],
  now: Instant,
): readonly EventChange[] {
  const ids = new Set(tickets.map((ticket) => sessionToldOf(state, ticket, now)));
  return state.sessions
    .filter((session) => ids.has(session.id) && session.startsAt <= now && isBegunByCall(session))
    .map((session) => ({
      kind: 'session.changed' as const,
      session: { ...session, status: 'in', until: null, reason: null, since: now },
    }));
}

function sessionToldOf(state: DepartmentState, ticket: CalledTicket, now: Instant): string | null {
  const id = sessionIdOf(ticket);
  const owner = state.sessions.find((session) => session.id === id)?.doctorId ?? null;
  const caller = state.points.find((point) => point.id === ticket.pointId)?.doctorId ?? null;
  if (owner === null || owner === caller) return id;
  const own = state.sessions.filter((session) => session.doctorId === caller);
  return caller === null ? null : (chooseSession(own, { doctorId: caller, now })?.id ?? null);
}

function isBegunByCall({ status, doctorId }: Session): boolean {
  if (status === 'planned' || status === 'delayed') return true;
  return doctorId !== null && (status === 'break' || status === 'left');
}
