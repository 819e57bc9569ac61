import { dayEndsAt, dayStartsAt, momentOf, shifted } from '../world/calendar.ts';
import type { ModelSession, ModelSettings, ModelTicket } from './ticket.ts';

/** The sessions of a day as they are planned, by their start; a department that plans none has its day. */
export function planDay(day: string, settings: ModelSettings): readonly ModelSession[] {
  const [begin, end] = [dayStartsAt(day, settings), dayEndsAt(day, settings)];
  const fresh = { until: null, reason: null };
  if (settings.sessions.length === 0) {
    return [{ id: day, doctorId: null, walkInMax: null, startsAt: begin, endsAt: end, status: 'in', ...fresh }];
  }
  const planned = settings.sessions.map(({ id, doctorId, startsAt, endsAt, quotas }) => {
    const date = startsAt < settings.rollOverTime ? shifted(day, 1) : day;
    const from = momentOf(date, startsAt, settings.timeZone);
    const to = momentOf(endsAt > startsAt ? date : shifted(date, 1), endsAt, settings.timeZone);
    const start = Math.min(Math.max(from, begin), end);
    const stretch = { startsAt: start, endsAt: Math.min(Math.max(to, start), end) };
    return { id: `${day}-${id}`, doctorId, walkInMax: quotas.walkIn, ...stretch, status: 'planned', ...fresh };
  });
  return planned.sort((a, b) => a.startsAt - b.startsAt);
}

/** The session a new ticket belongs to: running now, else the next to begin, else the last that goes on; null when all are over. */
export function sessionAt(sessions: readonly ModelSession[], doctorId: string | null, at: number): ModelSession | null {
  const own = sessions.filter((session) => session.doctorId === doctorId);
  const shared = sessions.filter((session) => session.doctorId === null);
  const isAny = doctorId === null && shared.length === 0;
  const going = (own.length > 0 ? own : isAny ? sessions : shared).filter(({ status }) => !isOver(status));
  const running = going.find(({ startsAt, endsAt }) => startsAt <= at && at < endsAt);
  const next = going.find(({ startsAt }) => startsAt > at);
  // Nobody came to one that is still planned at its end: it takes tickets only where there is no other.
  const missed = (session: ModelSession) => (isMissed(session, at) ? 1 : 0);
  const [last] = going.toSorted(
    (a, b) => missed(a) - missed(b) || b.endsAt - a.endsAt || going.indexOf(b) - going.indexOf(a),
  );
  return running ?? next ?? last ?? null;
}

/** Its planned time is up, and nobody came. */
export function isMissed({ status, endsAt }: ModelSession, at: number): boolean {
  return status === 'planned' && endsAt <= at;
}

/** Nobody works in it any more, as far as anybody said. */
export function isOver(status: string): boolean {
  return status === 'left' || status === 'ended';
}

/**
 * The sessions that calling these patients to a room begins, each as it is then: their own, but for a doctor's whom they
 * are not called to; then that of the doctor who calls.
 */
export function begunBy(
  sessions: readonly ModelSession[],
  called: readonly ModelTicket[],
  { caller, at }: { readonly caller: string | null; readonly at: number },
): readonly ModelSession[] {
  const callers = sessionAt(
    sessions.filter(({ doctorId }) => doctorId === caller),
    caller,
    at,
  );
  const ids = called.map(({ sessionId }) => {
    const owner = sessions.find(({ id }) => id === sessionId)?.doctorId ?? null;
    if (owner === null || owner === caller) return sessionId;
    return caller === null ? null : callers?.id;
  });
  return sessions
    .filter(({ id, startsAt, status, doctorId }) => {
      const isAwaited = status === 'planned' || status === 'delayed';
      const isBack = doctorId !== null && (status === 'break' || status === 'left');
      return ids.includes(id) && startsAt <= at && (isAwaited || isBack);
    })
    .map((session) => ({ ...session, status: 'in', until: null, reason: null }));
}

/** Where those go on who waited in a doctor's session without wanting him, once it ends; null where nobody else is there. */
export function insteadOf(sessions: readonly ModelSession[], over: ModelSession, at: number): ModelSession | null {
  const others = sessions.filter(
    ({ doctorId, startsAt, endsAt, status }) =>
      doctorId !== over.doctorId && startsAt <= at && (at < endsAt || status !== 'planned'),
  );
  return over.doctorId === null ? null : sessionAt(others, null, at);
}
