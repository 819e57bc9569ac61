import type { CallManner, EstimatedWait, PublicTicket, TicketPlace, WaitTable } from '@carequeue/queue-core';
import { estimateAt, placeOf } from '@carequeue/queue-core';
import type { Instant } from '../../kernel/time.ts';
import { toIso } from '../../kernel/time.ts';
import type { TicketCommandName } from '../rules/transitions.ts';
import { patternOf, waitingInOrder, waitingPosition } from '../rules/waiting-order.ts';
import { sessionIdOf } from '../state/session.ts';
import type { DepartmentState } from '../state/state.ts';
import type { Ticket, WaitingTicket } from '../state/ticket.ts';
import { isActive, isGated } from '../state/ticket.ts';
import type { LinkedTicket, TicketLink } from '../state/ticket-link.ts';
import { labelIn } from './ticket-label.ts';

/** Who a ticket is shown to: its holder, whoever follows it by its link, or the hospital's staff and servers. */
export type TicketAudience = 'holder' | 'follower' | 'staff';

/** What a patient may do to his ticket by himself. */
export const PATIENT_COMMANDS = [
  'ready',
  'defer',
  'cancel',
  'set-show-name',
] as const satisfies readonly TicketCommandName[];

const MAY: Readonly<Record<Exclude<TicketAudience, 'staff'>, readonly (typeof PATIENT_COMMANDS)[number][]>> = {
  holder: PATIENT_COMMANDS,
  follower: ['ready'],
};

/** The ticket resource as the API answers it; the same object everywhere. */
export interface TicketResource {
  readonly id: string;
  readonly departmentId: string;
  readonly number: number;
  readonly code: string;
  readonly status: Ticket['status'];
  readonly priority: Ticket['priority'];
  readonly priorityReason: Ticket['priorityReason'];
  readonly lane: Ticket['lane'];
  readonly doctorId: string | null;
  readonly pointId: string | null;
  readonly appointment: { readonly startsAt: string } | null;
  readonly patient: Ticket['patient'];
  readonly showName: boolean;
  readonly position: number | null;
  readonly estimatedWait: EstimatedWait | null;
  readonly waitsFor: Ticket['waitsFor'];
  readonly presence: Ticket['presence'];
  readonly lapsesAt: string | null;
  readonly needs: Ticket['needs'];
  readonly source: Ticket['source'];
  readonly language: string | null;
  readonly externalId: string | null;
  readonly metadata: Ticket['metadata'];
  readonly serviceDay: string;
  readonly sessionId: string;
  readonly callCount: number;
  readonly issuedAt: string;
  readonly readyAt: string | null;
  readonly calledAt: string | null;
  readonly startedAt: string | null;
  readonly missedAt: string | null;
  readonly endedAt: string | null;
  readonly reason: string | null;
  readonly notes: string | null;
  readonly transferredTo: TicketLink | null;
  readonly transferredFrom: TicketLink | null;
  readonly linkedTo: (TicketLink & Pick<LinkedTicket, 'outcome'>) | null;
  readonly linkedFrom: TicketLink | null;
  readonly version: number;
  /** What the reader's credential allows, whatever the ticket's status; absent for staff. */
  readonly may?: readonly (typeof PATIENT_COMMANDS)[number][];
}

/** What a view needs besides the ticket. What costs more than a look is worked out when it is first asked for. */
export interface ViewMoment {
  readonly state: DepartmentState;
  readonly now: Instant;
  readonly wait: readonly WaitTable[] | null;
  /** In the order they are called in. */
  readonly waiting: readonly WaitingTicket[];
}

/** A department as it stands now; use it before the next event. */
export function viewMoment(
  state: DepartmentState,
  now: Instant,
  estimate: () => readonly WaitTable[] | null = () => null,
): ViewMoment {
  let waiting: readonly WaitingTicket[] | null = null;
  return {
    state,
    now,
    get wait() {
      return estimate();
    },
    get waiting() {
      waiting ??= waitingInOrder(state, now);
      return waiting;
    },
  };
}

function isoOrNull(instant: Instant | null): string | null {
  return instant === null ? null : toIso(instant);
}

/** What a ticket tells of its patient, to those it is not told. */
const OF_NOBODY = { priorityReason: null, patient: null, showName: false, externalId: null } as const;

/**
 * The needs a ticket's page goes by, so that it sends nobody on foot who is fetched, and bids nobody listen who cannot.
 * The rest change the call in the waiting room alone, and stay between patient and staff.
 */
const PAGE_GOES_BY: readonly Ticket['needs'][number][] = ['collect-in-person', 'lip-reading', 'large-print'];

/** The fields only some statuses have, null where this one has none. */
function stagesOf(ticket: Ticket) {
  return {
    pointId: ticket.status === 'waiting' ? null : ticket.pointId,
    calledAt: isoOrNull(ticket.calledAt),
    startedAt: 'startedAt' in ticket ? isoOrNull(ticket.startedAt) : null,
    missedAt: 'missedAt' in ticket ? toIso(ticket.missedAt) : null,
    endedAt: 'endedAt' in ticket ? toIso(ticket.endedAt) : null,
    reason: 'reason' in ticket ? ticket.reason : null,
  };
}

/**
 * Shows a ticket. Notes and metadata are the hospital's own and not for the holder; whose ticket it is, and why it goes
 * before others, is not for whoever found a slip: of its needs he reads those that its page goes by.
 */
export function ticketResource(ticket: Ticket, audience: TicketAudience, moment: ViewMoment): TicketResource {
  const position = ticket.status === 'waiting' ? waitingPosition(ticket, moment) : null;
  const place = { position, doctorId: ticket.doctorId, nowMs: moment.now };
  return {
    ...factsShown(ticket, audience),
    position,
    estimatedWait: position === null ? null : estimateAt(moment.wait, { ...place, position }),
  };
}

/** What of a ticket does not change with the others'. */
function factsShown(ticket: Ticket, audience: TicketAudience): Omit<TicketResource, 'position' | 'estimatedWait'> {
  const { id, departmentId, number, code, status, priority, lane, doctorId } = ticket;
  const { waitsFor, source, language, serviceDay, callCount, version } = ticket;
  const isFollowed = audience === 'follower';
  const { priorityReason, patient, showName, externalId } = isFollowed ? OF_NOBODY : ticket;
  const needs = isFollowed ? ticket.needs.filter((need) => PAGE_GOES_BY.includes(need)) : ticket.needs;
  return {
    ...{ id, departmentId, number, code, status, priority, priorityReason, lane, doctorId, patient, showName },
    appointment: ticket.appointment === null ? null : { startsAt: toIso(ticket.appointment.startsAt) },
    ...{ waitsFor, needs, source, language, externalId, serviceDay, callCount, version },
    sessionId: sessionIdOf(ticket),
    presence: ticket.presence,
    lapsesAt: isoOrNull(ticket.lapsesAt),
    metadata: audience === 'staff' ? ticket.metadata : {},
    issuedAt: toIso(ticket.issuedAt),
    readyAt: isoOrNull(ticket.readyAt),
    ...stagesOf(ticket),
    ...linksShown(ticket),
    notes: audience === 'staff' && 'notes' in ticket ? ticket.notes : null,
    ...(audience === 'staff' ? {} : { may: MAY[audience] }),
  };
}

/** Why a ticket stands where it does, with what it still waits for. */
export interface TicketPlaceResource extends TicketPlace {
  readonly waitsFor: Ticket['waitsFor'];
}

/** Tells why a waiting ticket stands where it does; null for any other. */
export function placeResource(ticket: Ticket, { state, waiting }: ViewMoment): TicketPlaceResource | null {
  if (ticket.status !== 'waiting') return null;
  const told = { pattern: patternOf(state), passedOver: state.passedOver.get(ticket.id) ?? 0 };
  const place = placeOf(waiting, ticket.id, told);
  return place === null ? null : { ...place, waitsFor: ticket.waitsFor };
}

function linksShown({ links = {} }: Ticket) {
  const { transferredTo = null, transferredFrom = null, linkedTo = [], linkedFrom } = links;
  const last = linkedTo[linkedTo.length - 1];
  return {
    ...{ transferredTo, transferredFrom },
    linkedTo: last === undefined ? null : { ...linkShown(last), outcome: last.outcome },
    linkedFrom: linkedFrom === undefined ? null : linkShown(linkedFrom),
  };
}

function linkShown({ departmentId, ticketId, code }: TicketLink): TicketLink {
  return { departmentId, ticketId, code };
}

/** How a call is made for this patient; the needs themselves stay inside. */
function callManner(ticket: Ticket): CallManner {
  const { needs } = ticket;
  return {
    repeat: needs.includes('hearing-loop') || needs.includes('lip-reading'),
    longer: needs.includes('wheelchair') || needs.includes('lip-reading') || needs.includes('large-print'),
    silent: needs.includes('collect-in-person'),
  };
}

/** A ticket as any public screen may see it, just after it changed: nobody has passed it over since. */
export function publicTicket(ticket: Ticket, state: DepartmentState): PublicTicket {
  const { id, code, language, doctorId } = ticket;
  const face = { id, code, label: labelIn(state, ticket), language, doctorId };
  if (isActive(ticket)) {
    const { status, pointId, callCount } = ticket;
    const calledAt = toIso(ticket.calledAt);
    const startedAt = ticket.status === 'serving' ? toIso(ticket.startedAt) : null;
    return { ...face, status, pointId, calledAt, startedAt, callCount, call: callManner(ticket) };
  }
  switch (ticket.status) {
    case 'waiting':
      return {
        ...face,
        status: 'waiting',
        lane: ticket.lane,
        rank: ticket.rank,
        gated: isGated(ticket),
        passedOver: 0,
      };
    case 'missed':
      return { ...face, status: 'missed', missedAt: toIso(ticket.missedAt) };
    default:
      return { ...face, status: ticket.status };
  }
}

/**
 * A ticket as staff frames carry it: the public row with the whole resource beside it. Position and wait are left out:
 * they change with every event, and whoever holds the state computes them.
 */
export function staffTicket(ticket: Ticket, state: DepartmentState): PublicTicket {
  return { ...factsShown(ticket, 'staff'), ...publicTicket(ticket, state) };
}
