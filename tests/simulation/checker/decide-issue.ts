import type { Model } from './model.ts';
import { seriesFor } from './numbers.ts';
import { placeFrom } from './order.ts';
import { isMissed, isOver, sessionAt } from './sessions.ts';
import type { ModelSession } from './ticket.ts';
import type { Asked, Verdict } from './verdict.ts';
import { does, no } from './verdict.ts';

const OPEN_TICKETS_PER_PHONE_MAX = 2;
const MINUTE_MS = 60_000;

const textOrNull = (value: unknown) => (value === undefined || value === null ? null : String(value));

/** Whether a ticket is given out, and which. */
export function decideIssue(model: Model, { actor, body }: Asked, at: number): Verdict {
  const { doctors } = model.told;
  const isVisitor = actor.kind === 'visitor';
  const priority = String(body.priority ?? 'normal');
  const phone = phoneIn(body);
  const externalId = textOrNull(body.externalId);
  const doctorId = textOrNull(body.doctorId);
  const session = sessionFor(model, { body, isVisitor, at });
  const { reasons } = no(
    ...reasonsNotToJoin(model, body, isVisitor),
    priority !== 'normal' && body.priorityReason === undefined && 'invalid_request',
    slotIn(body) !== null && (body.lane ?? 'booked') !== 'booked' && 'invalid_request',
    doctorId !== null && !doctors.some(({ id }) => id === doctorId) && 'invalid_request',
    externalId !== null && isTaken(model, externalId) && 'external_id_taken',
    isVisitor && phone !== null && heldBy(model, phone) >= OPEN_TICKETS_PER_PHONE_MAX && 'rate_limited',
    isVisitor && isHere(model, nameIn(body), phone) && 'ticket_already_open',
    typeof session === 'string' && session,
    isVisitor && typeof session === 'object' && isFull(model, session) && 'session_full',
  );
  if (reasons.length > 0 || typeof session === 'string') return { reasons, effects: [] };
  return does({ of: 'ticket', kind: 'ticket.issued', id: '', after: newTicket(model, { body, session, at }) });
}

function reasonsNotToJoin(model: Model, body: Asked['body'], isVisitor: boolean): readonly (string | false)[] {
  const { joinPolicy, dailyCapacity } = model.told.settings;
  return [
    isVisitor && (body.priority ?? 'normal') !== 'normal' && 'priority_not_allowed',
    isVisitor && (body.lane !== undefined || slotIn(body) !== null) && 'not_allowed',
    isVisitor && joinPolicy !== 'open' && 'joining_off',
    model.status === 'closed' && 'department_closed',
    model.status === 'paused' && isVisitor && 'department_paused',
    dailyCapacity !== null && model.numbers.given >= dailyCapacity && 'department_full',
  ];
}

/** The ticket's session, or why there is none. */
function sessionFor(
  { sessions }: Model,
  { body, isVisitor, at }: { body: Asked['body']; isVisitor: boolean; at: number },
): ModelSession | string {
  const doctorId = textOrNull(body.doctorId);
  if (body.sessionId === undefined) {
    const session = sessionAt(sessions, doctorId, at);
    return session === null || (isVisitor && isMissed(session, at)) ? 'session_over' : session;
  }
  const session = sessions.find(({ id }) => id === body.sessionId);
  if (session === undefined) return 'invalid_request';
  if (doctorId !== null && session.doctorId !== null && session.doctorId !== doctorId) return 'invalid_request';
  const isClosed = isVisitor ? isOver(session.status) || isMissed(session, at) : session.status === 'ended';
  return isClosed ? 'session_over' : session;
}

/** Who comes by himself is a walk-in; staff may give one more than a session takes. */
function isFull({ walkIns }: Model, { id, walkInMax }: ModelSession): boolean {
  return walkInMax !== null && (walkIns.get(id) ?? 0) >= walkInMax;
}

function newTicket(model: Model, { body, session, at }: { body: Asked['body']; session: ModelSession; at: number }) {
  const { settings } = model.told;
  const doctorId = textOrNull(body.doctorId) ?? (body.sessionId === undefined ? null : session.doctorId);
  const series = seriesFor(settings, session, doctorId);
  const ordinal = model.numbers.given + 1;
  const waitsFor = [...new Set(body.waitsFor as readonly string[] | undefined)];
  const slotAt = slotIn(body);
  // Whose arrival is still awaited is ranked as if he came in time, and nobody before his session begins.
  const isAwaited = slotAt !== null && waitsFor.includes('arrival');
  const cameAt = isAwaited ? slotAt : slotAt === null ? Math.max(at, session.startsAt) : at;
  const isLate = slotAt !== null && cameAt > slotAt + settings.lateAfterMinutes * MINUTE_MS;
  const lane = slotAt === null ? String(body.lane ?? 'walk-in') : isLate ? 'late' : 'booked';
  const priority = String(body.priority ?? 'normal');
  return {
    ...{ series, ordinal, priority, lane, slotAt, waitsFor, doctorId, day: model.day, issuedAt: at },
    ...{ number: model.numbers.next(series), sessionId: session.id },
    externalId: textOrNull(body.externalId),
    priorityReason: priority === 'normal' ? null : textOrNull(body.priorityReason),
    name: nameIn(body),
    phone: phoneIn(body),
    place: placeFrom(lane === 'booked' && slotAt !== null ? Math.max(cameAt, slotAt) : cameAt, ordinal),
    readyAt: waitsFor.length === 0 ? at : null,
    ...{ status: 'waiting', pointId: null, callCount: 0 },
    ...{ calledAt: null, missedAt: null, endedAt: null, version: 1 },
  };
}

function phoneIn(body: Asked['body']): string | null {
  return textOrNull((body.patient as { readonly phone?: string } | undefined)?.phone);
}

function nameIn(body: Asked['body']): string | null {
  return textOrNull((body.patient as { readonly name?: string } | undefined)?.name);
}

/** Whether the same person has a ticket that is not over. */
function isHere(model: Model, name: string | null, phone: string | null): boolean {
  const plain = (text: string | null) => text?.toLowerCase().split(/\s+/).join(' ') ?? '';
  if (name === null || phone === null) return false;
  return [...model.open].some((ticket) => ticket.phone === phone && plain(ticket.name) === plain(name));
}

function slotIn(body: Asked['body']): number | null {
  return (body.appointment as { readonly startsAt: number } | undefined)?.startsAt ?? null;
}

function isTaken(model: Model, externalId: string): boolean {
  return [...model.tickets.values()].some((ticket) => ticket.externalId === externalId);
}

function heldBy(model: Model, phone: string): number {
  return [...model.open].filter((ticket) => ticket.phone === phone).length;
}
