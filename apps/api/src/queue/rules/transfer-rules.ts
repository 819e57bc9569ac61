import type { Decision } from '../../kernel/decision.ts';
import { accepted, refused } from '../../kernel/decision.ts';
import type { DoctorId } from '../../kernel/ids.ts';
import { invariant } from '../../kernel/invariant.ts';
import type { Instant } from '../../kernel/time.ts';
import { queueRefusals } from '../refusals.ts';
import type { DepartmentState } from '../state/state.ts';
import type { EndedTicket, OpenTicket, Patient, Ticket, WaitingTicket } from '../state/ticket.ts';
import { hasEnded } from '../state/ticket.ts';
import { ended } from '../state/ticket-changes.ts';
import type { TicketLink } from '../state/ticket-link.ts';
import type { IssueRequest } from './commands.ts';
import { decideIssue } from './issue-rules.ts';
import { decideLinkedHold } from './linked-ticket-rules.ts';
import type { DecisionContext, Outcome, RuleRefusal } from './outcome.ts';
import { invalidField } from './outcome.ts';
import type { AskingCommand, TransferAsk } from './transfer-ask.ts';
import { noSuchDepartment } from './transfer-ask.ts';

/**
 * A ticket goes to another department:
 *
 *     here     plan ──ask──────────────▶ ◀──link── commit "transferred" ──settle──▶
 *     there          issue, pending ──────────────────────────────────────────────▶ confirmed, or cancelled
 *
 * The other department is asked first, and its "no" is the answer. Its ticket is not called before this one has
 * committed; where it never hears, it asks.
 */

/** Decides a command by which a ticket takes its patient to another department that has given a ticket for it. */
export function decideGranted(
  ticket: Ticket,
  command: AskingCommand,
  context: Pick<DecisionContext, 'grant' | 'now'>,
): Decision<Outcome, RuleRefusal> {
  const { grant, now } = context;
  invariant(grant !== undefined, 'the other department is asked before a patient goes there');
  if (hasEnded(ticket) || ticket.version !== grant.version) {
    const facts = { status: ticket.status, command: command.name };
    return refused(queueRefusals.refuse('ticket_state_conflict', facts, ticket));
  }
  if (command.name === 'hold') {
    invariant(ticket.status === 'serving', 'only a ticket inside is held');
    return decideLinkedHold(ticket, command.body, grant);
  }
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
  if (ask.hospitalId !== state.provisioning.hospitalId) return refused(noSuchDepartment(ask.pointer));
  const doctor = wantedDoctor(state, ask);
  if (!doctor.ok) return doctor;
  const decision = decideIssue(state, bodyOf(ask, doctor.value), context);
  if (!decision.ok) return decision;
  const { answer } = decision.value;
  invariant(answer.kind === 'issued' && answer.ticket.status === 'waiting', 'a ticket that is issued waits');
  return accepted({ ...answer.ticket, links: { ...ask.links, isPending: true } });
}

function wantedDoctor(
  state: DepartmentState,
  { pointId, pointer }: TransferAsk,
): Decision<DoctorId | null, RuleRefusal> {
  if (pointId === null) return accepted(null);
  const point = state.points.find((candidate) => candidate.id === pointId);
  if (point === undefined)
    return refused(invalidField(`${pointer}/pointId`, 'must be the id of a point of that department'));
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
