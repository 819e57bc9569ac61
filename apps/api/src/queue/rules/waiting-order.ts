import type { LanePattern, LaneTurn, Passing } from '@carequeue/queue-core';
import {
  callOrder,
  indexInOrder,
  isPassedBy,
  nextToCall,
  passingOf,
  positionAt,
  positionOf,
  rankClass,
  rankInstant,
  streamOf,
  turnAfter,
  turnBefore,
  withTurn,
} from '@carequeue/queue-core';
import type { DoctorId, TicketId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/time.ts';
import type { QueueEvent } from '../state/events.ts';
import type { DepartmentState } from '../state/state.ts';
import type { Ticket, WaitingTicket } from '../state/ticket.ts';
import { isActive, isGated } from '../state/ticket.ts';

/** The department's published pattern. */
export function patternOf(state: DepartmentState): LanePattern {
  const { pattern, passedOverMax } = state.provisioning.settings;
  return { ...pattern, passedOverMax };
}

/** What the guard sees of a waiting ticket. */
function passable(ticket: WaitingTicket) {
  return { ...ticket, gated: isGated(ticket) };
}

/** True where rank alone is the order, whatever the number of tickets: one lane, nobody passed over too often. */
function isByRank(state: DepartmentState): boolean {
  const streams = new Set([...state.waitingCounts.keys()].map((key) => key.slice(1)));
  if (streams.size > 1) return false;
  const { passedOverMax } = state.provisioning.settings;
  return [...state.passedOver.values()].every((count) => count < passedOverMax);
}

/** The waiting tickets in the order they are called in at an instant. */
export function waitingInOrder(
  state: DepartmentState,
  now: Instant,
  isHeldBack: (ticket: WaitingTicket) => boolean = isGated,
): readonly WaitingTicket[] {
  if (isByRank(state)) return state.waiting;
  return callOrder(state.waiting, {
    pattern: patternOf(state),
    turns: state.turns,
    nowMs: now,
    isGated: isHeldBack,
    passedOver: (ticket) => state.passedOver.get(ticket.id) ?? 0,
  });
}

/** A waiting ticket's position; found without walking the whole queue where rank alone is the order. */
export function waitingPosition(
  ticket: WaitingTicket,
  moment: { readonly state: DepartmentState; readonly waiting: readonly WaitingTicket[] },
): number | null {
  const { state } = moment;
  if (!isByRank(state)) return positionOf(moment.waiting, ticket.id);
  const index = indexInOrder(state.waiting, ticket);
  return state.waiting[index]?.id === ticket.id ? positionAt(state.waiting, index, ticket.doctorId) : null;
}

/**
 * Chooses whom a point calls next, one after the other: each call moves the pattern on and may be one too many for
 * somebody it passes over.
 *
 * @param isHeldBack - who is not called; other than those who wait for something where it is asked who would have been.
 */
export function chooseNext(
  state: DepartmentState,
  point: { readonly doctorId: DoctorId | null; readonly count: number },
  now: Instant,
  isHeldBack: (ticket: WaitingTicket) => boolean = isGated,
): readonly WaitingTicket[] {
  const chosen: WaitingTicket[] = [];
  const passings: Passing[] = [];
  const pattern = patternOf(state);
  let { turns } = state;
  while (chosen.length < point.count) {
    const order =
      chosen.length === 0
        ? waitingInOrder(state, now, isHeldBack)
        : callOrder(without(state.waiting, chosen), {
            ...{ pattern, turns, nowMs: now, isGated: isHeldBack },
            passedOver: (ticket) =>
              (state.passedOver.get(ticket.id) ?? 0) +
              passings.filter((passing) => isPassedBy(passable(ticket), passing)).length,
          });
    const [next] = nextToCall(order, { doctorId: point.doctorId, count: 1, isGated: isHeldBack });
    if (next === undefined) break;
    chosen.push(next);
    passings.push(passingOf(next, { pointDoctorId: point.doctorId, atMs: now }));
    turns = withTurn(turns, pattern, { ...next, priorityClass: rankClass(next.rank) }, turnAfter);
  }
  return chosen;
}

function without(tickets: readonly WaitingTicket[], chosen: readonly WaitingTicket[]): readonly WaitingTicket[] {
  return tickets.filter((ticket) => !chosen.includes(ticket));
}

/** How many booked patients wait for their slot to begin: when it does, they go before others without a command. */
export function countEarly(state: DepartmentState, now: Instant): number {
  const hasBooked = [...state.waitingCounts.keys()].some((key) => key.slice(1) === 'booked');
  if (!hasBooked) return 0;
  return state.waiting.filter(({ lane, rank }) => lane === 'booked' && rankInstant(rank) > now).length;
}

/** Whose turn it is once an event has happened. */
export function turnsAfter(state: DepartmentState, event: QueueEvent): readonly LaneTurn[] {
  const pattern = patternOf(state);
  return event.changes.reduce((turns, change) => {
    if (change.kind === 'queue.rolled-over') return change.roundTheClock === true ? turns : [];
    if (change.kind === 'ticket.called') return withTurn(turns, pattern, turnTaker(change.ticket), turnAfter);
    if (change.kind === 'ticket.call-undone') return withTurn(turns, pattern, turnTaker(change.ticket), turnBefore);
    return turns;
  }, state.turns);
}

function turnTaker({ lane, doctorId, rank }: Ticket) {
  return { lane, doctorId, priorityClass: rankClass(rank) };
}

/** The calls of an event that pass somebody over, told to the state before it. */
export function passingsOf(state: DepartmentState, event: QueueEvent): readonly Passing[] {
  return event.changes.flatMap((change) => {
    if (change.kind !== 'ticket.called' || !isActive(change.ticket)) return [];
    const { pointId, calledAt } = change.ticket;
    const point = state.points.find(({ id }) => id === pointId);
    const passing = passingOf(change.ticket, { pointDoctorId: point?.doctorId ?? null, atMs: calledAt });
    return passedOverBy(state, passing).length > 0 ? [passing] : [];
  });
}

/** Which waiting tickets a call passes over. */
export function passedOverBy(state: DepartmentState, call: Passing): readonly TicketId[] {
  // Among tickets of one lane and priority nobody is passed over, however many they are.
  const isAlone = state.waitingCounts.size === 1 && state.waitingCounts.has(call.priorityClass + call.stream);
  if (isAlone) return [];
  return state.waiting.filter((ticket) => isPassedBy(passable(ticket), call)).map((ticket) => ticket.id);
}

/** How often a waiting ticket was passed over by calls since it last changed. */
export function countPassings(ticket: WaitingTicket, calls: readonly Passing[]): number {
  return calls.filter((call) => isPassedBy(passable(ticket), call)).length;
}

/** The key a waiting ticket is counted under: its priority's class and its lane's line. */
export function countKey(ticket: Pick<WaitingTicket, 'rank' | 'lane'>): string {
  return rankClass(ticket.rank) + streamOf(ticket.lane);
}
