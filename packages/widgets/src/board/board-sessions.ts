import type { QueueState, SessionState } from '@carequeue/sdk/live';
import { clockTime } from '../base/clock-time.ts';
import type { CommonStrings } from '../locales/common-strings.ts';
import { isolated } from '../locales/languages.ts';

/** When, and in whose words, sessions are told of. */
export interface SessionTelling {
  readonly nowMs: number;
  readonly strings: CommonStrings;
}

/** Sessions that were planned: a department that plans none has one, its day, whose hours say nothing. */
function plannedOf(queue: QueueState): readonly SessionState[] {
  return queue.sessions.filter(({ id }) => id !== queue.serviceDay);
}

function hasBegun({ state, startsAt }: SessionState, nowMs: number): boolean {
  return state !== 'planned' || Date.parse(startsAt) <= nowMs;
}

function isOver({ state }: SessionState): boolean {
  return state === 'left' || state === 'ended';
}

/** Whether somebody is away who is expected back, or late. */
function isAway({ state }: SessionState): boolean {
  return state === 'delayed' || state === 'break';
}

/** Says how a session goes, with the hospital's reason; null where all is as planned. */
export function sessionText(queue: QueueState, session: SessionState, strings: CommonStrings): string | null {
  const { state, until, reason } = session;
  if (state !== 'delayed' && state !== 'break' && state !== 'left' && state !== 'ended') return null;
  const time =
    until === null ? null : clockTime(Date.parse(until), { tag: strings.tag, timeZone: queue.department.timeZone });
  const words = strings.session[state];
  const text = typeof words === 'string' ? words : words(time);
  return reason === null || reason === '' ? text : `${text} · ${isolated(reason)}`;
}

/** The session of a doctor that tells how he stands: the one that goes on, else the last. */
export function sessionOf(queue: QueueState, doctorId: string | null, nowMs: number): SessionState | null {
  if (doctorId === null) return null;
  const begun = queue.sessions.filter((session) => session.doctorId === doctorId && hasBegun(session, nowMs));
  return begun.find((session) => !isOver(session)) ?? begun[begun.length - 1] ?? null;
}

/**
 * How a department stands by its sessions: nobody on duty (all have gone, or nobody has come yet), everybody away who
 * began, or at work.
 */
export function dutyOf(queue: QueueState, nowMs: number): 'none' | 'away' | 'on' {
  const planned = plannedOf(queue);
  const going = planned.filter((session) => hasBegun(session, nowMs) && !isOver(session));
  const isCalling = queue.points.some((point) => point.available || point.tickets.length > 0);
  if (!isCalling && going.every((session) => !isAway(session))) return 'none';
  if (planned.length === 0) return 'on';
  if (going.length === 0) return 'none';
  return going.every(isAway) ? 'away' : 'on';
}

/** Sessions that are not as planned, with whose they are: late, on a break, or gone. */
export function awaySessions(queue: QueueState, nowMs: number): readonly SessionState[] {
  return plannedOf(queue).filter((session) => {
    const text = isAway(session) || session.state === 'left';
    return text && hasBegun(session, nowMs);
  });
}

/** Says when a session begins next; null where none is planned that has not begun. */
export function openingText(queue: QueueState, { nowMs, strings }: SessionTelling): string | null {
  const { timeZone } = queue.department;
  const begins = plannedOf(queue)
    .filter((session) => !isOver(session) && Date.parse(session.startsAt) > nowMs)
    .map(({ startsAt }) => Date.parse(startsAt));
  if (begins.length === 0) return null;
  const atMs = Math.min(...begins);
  const time = clockTime(atMs, { tag: strings.tag, timeZone });
  const dayOf = (ms: number): string => new Intl.DateTimeFormat('en-CA', { timeZone }).format(ms);
  if (dayOf(atMs) === dayOf(nowMs)) return strings.opensAt(time);
  const day = new Intl.DateTimeFormat(strings.tag, { timeZone, weekday: 'long' }).format(atMs);
  return strings.opensOn({ day, time });
}
