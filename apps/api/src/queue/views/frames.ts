import type { Change, EventsFrame, PointFace, PointState, PublicTicket, SnapshotFrame } from '@carequeue/queue-core';
import { compareMissed } from '@carequeue/queue-core';
import { labelModeOf } from '../../kernel/department-settings.ts';
import { translationsShown } from '../../kernel/name-translations.ts';
import type { Instant } from '../../kernel/time.ts';
import { toIso } from '../../kernel/time.ts';
import { openingsOf } from '../rules/openings.ts';
import { patternOf } from '../rules/waiting-order.ts';
import type { EventChange, NumberedEvent } from '../state/events.ts';
import { isTicketChange, keepsPassings } from '../state/events.ts';
import { sessionFace } from '../state/session.ts';
import type { DepartmentState } from '../state/state.ts';
import { ticketsAtPoint } from '../state/state.ts';
import type { ActiveTicket, MissedTicket, Ticket, WaitingTicket } from '../state/ticket.ts';
import { intakeOf } from './intake.ts';
import { labelIn } from './ticket-label.ts';
import type { TicketResource, ViewMoment } from './ticket-view.ts';
import { publicTicket, staffTicket } from './ticket-view.ts';

/** Who a frame is made for; each is serialised once and sent to all of its sockets. */
export type Audience = 'public' | 'staff';

/** Version of the product, as frames tell it. */
export const SERVER_VERSION = '0.1.0';

type FrameTicket<T extends Ticket> = Extract<ReturnType<typeof publicTicket>, { status: T['status'] }>;

interface Shown {
  readonly audience: Audience;
  readonly state: DepartmentState;
}

function rowOf<T extends WaitingTicket | ActiveTicket | MissedTicket>(ticket: T, shown: Shown): FrameTicket<T>;
function rowOf(ticket: Ticket, shown: Shown): PublicTicket;
function rowOf(ticket: Ticket, { audience, state }: Shown) {
  return audience === 'staff' ? staffTicket(ticket, state) : publicTicket(ticket, state);
}

function waitingRow(ticket: WaitingTicket, shown: Shown): FrameTicket<WaitingTicket> {
  return { ...rowOf(ticket, shown), passedOver: shown.state.passedOver.get(ticket.id) ?? 0 };
}

function departmentFace(state: DepartmentState): SnapshotFrame['department'] {
  const { departmentId: id, name, nameTranslations, code, settings } = state.provisioning;
  const labelMode = labelModeOf(settings);
  const face = {
    id,
    name,
    ...translationsShown(nameTranslations),
    code,
    timeZone: settings.timeZone,
    joinPolicy: settings.joinPolicy,
  };
  return labelMode === 'code' ? face : { ...face, labelMode };
}

function pointFaces(state: DepartmentState, points = state.points): readonly PointFace[] {
  const { doctors } = state.provisioning;
  return points.map(({ own: _own, ...point }) => ({
    ...point,
    doctorName: doctors.find((doctor) => doctor.id === point.doctorId)?.name ?? null,
  }));
}

/** Everything of the department's own facts that frames show, as text to compare. */
export function departmentShown(state: DepartmentState): string {
  return JSON.stringify([
    departmentFace(state),
    pointFaces(state),
    sessionsOf(state),
    intakeOf(state),
    openingsOf(state),
    patternOf(state),
  ]);
}

function sessionsOf(state: DepartmentState): SnapshotFrame['sessions'] {
  return state.sessions.map(sessionFace);
}

/** The whole queue for an audience, as the first frame of a connection and as `GET …/queue`. */
export function snapshotFrame(audience: Audience, moment: ViewMoment): SnapshotFrame {
  const { state, wait, now } = moment;
  const shown = { audience, state };
  const points: PointState[] = pointFaces(state).map((point) => ({ ...point, tickets: [] }));
  const byPoint = new Map(state.points.map((point) => [String(point.id), ticketsAtPoint(state, point.id)]));
  return {
    type: 'snapshot',
    seq: state.seq,
    epoch: state.epoch,
    now: toIso(now),
    department: departmentFace(state),
    serviceDay: state.serviceDay,
    state: state.status,
    message: state.message,
    sessions: sessionsOf(state),
    intake: intakeOf(state),
    openings: openingsOf(state),
    points: points.map((point) => ({
      ...point,
      tickets: (byPoint.get(point.id) ?? []).map((ticket) => rowOf(ticket, shown)),
    })),
    waiting: moment.waiting.map((ticket) => waitingRow(ticket, shown)),
    recent: state.recent.map(({ id, code, ...call }) => ({ id, code, label: labelIn(state, { id, code }), ...call })),
    missed: [...state.missed.values()].map((ticket) => rowOf(ticket, shown)).sort(compareMissed),
    pattern: patternOf(state),
    turns: state.turns,
    wait,
    version: SERVER_VERSION,
  };
}

function changeOf(change: EventChange, seq: number, audience: Audience, moment: ViewMoment): Change {
  const { state } = moment;
  switch (change.kind) {
    case 'queue.opened':
    case 'queue.paused':
    case 'queue.closed':
      return { seq, kind: change.kind, state: change.state, message: change.message };
    case 'session.changed':
      return { seq, kind: change.kind, session: sessionFace(change.session) };
    case 'queue.rolled-over':
      return {
        ...{ seq, kind: change.kind, serviceDay: change.serviceDay, sessions: sessionsOf(state) },
        roundTheClock: change.roundTheClock === true,
      };
    case 'department.changed':
      return {
        seq,
        kind: change.kind,
        department: departmentFace(state),
        points: pointFaces(state, change.points),
        sessions: sessionsOf(state),
        pattern: patternOf(state),
      };
    default:
      return { seq, kind: change.kind, ticket: rowOf(change.ticket, { audience, state }) };
  }
}

/**
 * The rows that are told once more as they stand now: those whose labels follow the department's mode, and those whose
 * count of who passed them over went on through a change. They come after all that happened meanwhile, so that nobody
 * takes one for a call or counts twice.
 */
function rowsToldAgain(events: readonly NumberedEvent[], seq: number, shown: Shown): readonly Change[] {
  const { state } = shown;
  const changes = events.flatMap((event) => event.changes);
  const mayShowOthers = changes.some(({ kind }) => kind === 'department.changed');
  const kept = changes.filter(isTicketChange).filter(keepsPassings);
  const counted = new Set(kept.map(({ ticket }) => ticket.id).filter((id) => state.passedOver.has(id)));
  if (!mayShowOthers && counted.size === 0) return [];
  const told = [...state.open.values()].filter(
    ({ id, showName, patient }) => counted.has(id) || (mayShowOthers && showName && patient?.name),
  );
  return told.map((ticket) => {
    const row = ticket.status === 'waiting' ? waitingRow(ticket, shown) : rowOf(ticket, shown);
    return { seq, kind: 'ticket.show-name-set', ticket: row };
  });
}

/** From where to where a frame tells, with the figures that did not stay as they were. */
export type Span = Pick<EventsFrame, 'after' | 'seq' | 'wait' | 'intake' | 'openings' | 'displays'>;

/** What happened since `after`, for an audience. */
export function eventsFrame(
  events: readonly NumberedEvent[],
  { after, seq, ...figures }: Span,
  audience: Audience,
  moment: ViewMoment,
): EventsFrame {
  const changes = events.flatMap((event) =>
    event.changes.map((change) => changeOf(change, event.seq, audience, moment)),
  );
  const again = rowsToldAgain(events, seq, { audience, state: moment.state });
  return { type: 'events', after, seq, now: toIso(moment.now), changes: [...changes, ...again], ...figures };
}

/** The holder's own ticket after a change. */
export function ticketFrame(ticket: TicketResource, seq: number, now: Instant) {
  return { type: 'ticket', seq, now: toIso(now), ticket } as const;
}
