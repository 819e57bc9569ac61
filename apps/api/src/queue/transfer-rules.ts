import type { Gate, Priority } from '@carequeue/queue-core';
import type { Decision } from '../kernel/decision.ts';
import { accepted, refused } from '../kernel/decision.ts';
import type { DepartmentId, DoctorId, HospitalId, PointId } from '../kernel/ids.ts';
import { invariant } from '../kernel/invariant.ts';
import type { Instant } from '../kernel/time.ts';
import type { IssueRequest, TicketCommand } from './commands.ts';
import type { Actor } from './events.ts';
import { decideIssue } from './issue-rules.ts';
import type { DecisionContext, Outcome, RuleRefusal, TransferGrant } from './outcome.ts';
import { invalidField } from './outcome.ts';
import { queueRefusals } from './refusals.ts';
import type { DepartmentState } from './state.ts';
import type {
  EndedTicket,
  Need,
  OpenTicket,
  Patient,
  PriorityReason,
  Source,
  Ticket,
  WaitingTicket,
} from './ticket.ts';
import { hasEnded } from './ticket.ts';
import { ended } from './ticket-changes.ts';
import type { TicketLink, TicketLinks } from './ticket-link.ts';
import { isPending } from './ticket-link.ts';
import { TRANSITIONS } from './transitions.ts';

/**
 * A ticket goes to another department:
 *
 *     here     plan ──ask──────────────▶ ◀──link── commit "transferred" ──settle──▶
 *     there          issue, pending ──────────────────────────────────────────────▶ confirmed, or cancelled
 *
 * The other department is asked first, and its "no" is the answer. Its ticket is not called before this one has
 * committed; where it never hears, it asks.
 */

/** What one department asks of another: a ticket for a patient of its own. */
export interface TransferAsk {
  readonly to: DepartmentId;
  readonly hospitalId: HospitalId;
  readonly from: TicketLink;
  /** Version of the ticket at the source; with its id it names this ask. */
  readonly version: number;
  /** The point there whose doctor is wanted. */
  readonly pointId: PointId | null;
  readonly priority: Priority;
  readonly priorityReason: PriorityReason | null;
  readonly patient: Patient | null;
  readonly needs: readonly Need[];
  readonly waitsFor: readonly Gate[];
  readonly source: Source;
  readonly language: string | null;
  readonly metadata: Readonly<Record<string, string>>;
  readonly links: TicketLinks;
  readonly actor: Actor;
  /** Development builds only: the instant to hold the clock at. */
  readonly drivenNow?: Instant;
}

/** The refusal of a department that is not there, or not of this hospital: both look the same. */
export const NO_SUCH_DEPARTMENT = invalidField(
  '/departmentId',
  'must be the id of another department of this hospital',
);

type TransferBody = Extract<TicketCommand, { name: 'transfer' }>['body'];

/** Decides what another department is asked for, before anything changes here; or why there is nothing to ask. */
export function planTransfer(
  state: DepartmentState,
  ticket: Ticket,
  body: TransferBody,
  actor: Actor,
): Decision<TransferAsk, RuleRefusal> {
  const refusal = refuseLeaving(state, ticket, body);
  if (refusal !== null) return refused(refusal);
  const priority = body.priority ?? ticket.priority;
  const reason = body.priorityReason ?? (priority === ticket.priority ? ticket.priorityReason : null);
  if (priority !== 'normal' && reason === null) {
    return refused(invalidField('/priorityReason', 'is needed with a priority above normal'));
  }
  const { patient, needs, waitsFor, source, language, metadata, version, links } = ticket;
  const from = linkOf(ticket);
  return accepted({
    to: body.departmentId,
    hospitalId: state.provisioning.hospitalId,
    from,
    version,
    pointId: body.pointId ?? null,
    priority,
    priorityReason: priority === 'normal' ? null : reason,
    ...{ patient, needs, waitsFor, source, language, metadata, actor },
    links: { transferredFrom: from, holderId: links?.holderId ?? ticket.id },
  });
}

function refuseLeaving(state: DepartmentState, ticket: Ticket, body: TransferBody): RuleRefusal | null {
  if (TRANSITIONS[ticket.status].transfer === 'refused') return conflict(ticket);
  if (isPending(ticket)) return queueRefusals.refuse('ticket_gated', { waitsFor: ['transfer'] }, ticket);
  if (body.departmentId === state.provisioning.departmentId) return NO_SUCH_DEPARTMENT;
  return null;
}

function conflict(ticket: Ticket): RuleRefusal {
  return queueRefusals.refuse('ticket_state_conflict', { status: ticket.status, command: 'transfer' }, ticket);
}

/** How another department names this ticket. */
export function linkOf({ departmentId, id, code }: Ticket): TicketLink {
  return { departmentId, ticketId: id, code };
}

/** Decides the end of a ticket here, once another department has given one for it as it stands. */
export function decideTransfer(
  ticket: Ticket,
  grant: TransferGrant | undefined,
  now: Instant,
): Decision<Outcome, RuleRefusal> {
  invariant(grant !== undefined, 'the other department is asked before a ticket goes there');
  if (hasEnded(ticket) || ticket.version !== grant.version) return refused(conflict(ticket));
  const moved = transferred(ticket, grant.link, now);
  return accepted({
    changes: [{ kind: 'ticket.transferred', ticket: moved }],
    answer: { kind: 'ticket', ticket: moved },
  });
}

function transferred(ticket: OpenTicket, transferredTo: TicketLink, at: Instant): EndedTicket {
  const moved = ended(ticket, { status: 'transferred', at, reason: null });
  return { ...moved, links: { ...ticket.links, transferredTo } };
}

/** Decides, at the other end, whether the patient gets a ticket: as staff would give it. It is pending at first. */
export function decideAccept(
  state: DepartmentState,
  ask: TransferAsk,
  context: DecisionContext,
): Decision<WaitingTicket, RuleRefusal> {
  if (ask.hospitalId !== state.provisioning.hospitalId) return refused(NO_SUCH_DEPARTMENT);
  const doctor = wantedDoctor(state, ask.pointId);
  if (!doctor.ok) return doctor;
  const decision = decideIssue(state, bodyOf(ask, doctor.value), context);
  if (!decision.ok) return decision;
  const { answer } = decision.value;
  invariant(answer.kind === 'issued' && answer.ticket.status === 'waiting', 'a ticket that is issued waits');
  return accepted({ ...answer.ticket, links: { ...ask.links, isPending: true } });
}

function wantedDoctor(state: DepartmentState, pointId: PointId | null): Decision<DoctorId | null, RuleRefusal> {
  if (pointId === null) return accepted(null);
  const point = state.points.find((candidate) => candidate.id === pointId);
  if (point === undefined) return refused(invalidField('/pointId', 'must be the id of a point of that department'));
  if (point.doctorId === null) {
    return refused(invalidField('/pointId', 'must be a point with a doctor; leave it out to be called by any point'));
  }
  return accepted(point.doctorId);
}

function bodyOf(ask: TransferAsk, doctorId: DoctorId | null): IssueRequest {
  const { patient, language } = ask;
  return {
    priority: ask.priority,
    ...(ask.priorityReason === null ? {} : { priorityReason: ask.priorityReason }),
    ...(patient === null ? {} : { patient: withoutNulls(patient) }),
    ...(doctorId === null ? {} : { doctorId }),
    ...(language === null ? {} : { language }),
    needs: [...ask.needs],
    waitsFor: [...ask.waitsFor],
    source: ask.source,
    metadata: { ...ask.metadata },
  };
}

function withoutNulls({ name, phone, birthYear }: Patient): NonNullable<IssueRequest['patient']> {
  return {
    ...(name === null ? {} : { name }),
    ...(phone === null ? {} : { phone }),
    ...(birthYear === null ? {} : { birthYear }),
  };
}

/** A pending ticket whose source has committed: it may be called as any other. */
export function confirmed(ticket: WaitingTicket): WaitingTicket {
  const { isPending: _pending, ...links } = ticket.links ?? {};
  return { ...ticket, version: ticket.version + 1, links };
}

/** A pending ticket whose source never committed. */
export function withdrawn(ticket: WaitingTicket, at: Instant): EndedTicket {
  return ended(ticket, { status: 'cancelled', at, reason: 'The transfer did not take place.' });
}
