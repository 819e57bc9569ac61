import type { Gate, Priority } from '@carequeue/queue-core';
import type { Decision } from '../../kernel/decision.ts';
import { accepted, refused } from '../../kernel/decision.ts';
import type { DepartmentId, HospitalId, PointId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/time.ts';
import { queueRefusals } from '../refusals.ts';
import type { Actor } from '../state/events.ts';
import type { DepartmentState } from '../state/state.ts';
import type { Need, Patient, PriorityReason, Source, Ticket } from '../state/ticket.ts';
import { linkGenerationOf } from '../state/ticket-followers.ts';
import type { TicketLink, TicketLinks } from '../state/ticket-link.ts';
import { isPending } from '../state/ticket-link.ts';
import type { TicketCommand } from './commands.ts';
import type { InvalidField, RuleRefusal } from './outcome.ts';
import { invalidField } from './outcome.ts';
import { TRANSITIONS } from './transitions.ts';

/** What one department asks of another: a ticket for a patient of its own. */
export interface TransferAsk {
  readonly to: DepartmentId;
  readonly hospitalId: HospitalId;
  readonly from: TicketLink;
  /** Version of the ticket at the source; with its id it names this ask. */
  readonly version: number;
  /** Where the body it was asked with names the department, as a JSON pointer. */
  readonly pointer: '' | '/at';
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

/** A command another department has to agree to first. */
export type AskingCommand =
  | Extract<TicketCommand, { name: 'transfer' }>
  | { readonly name: 'hold'; readonly body: LinkedHold };

type Hold = Extract<TicketCommand, { name: 'hold' }>['body'];

/** A hold with a ticket in another department. */
export type LinkedHold = Hold & { readonly at: NonNullable<Hold['at']> };

/** The refusal of a department that is not there, or not of this hospital: both look the same. */
export function noSuchDepartment(pointer: TransferAsk['pointer']): InvalidField {
  return invalidField(`${pointer}/departmentId`, 'must be the id of another department of this hospital');
}

/** Decides what another department is asked for, before anything changes here; or why there is nothing to ask. */
export function planAsk(
  state: DepartmentState,
  ticket: Ticket,
  command: AskingCommand,
  actor: Actor,
): Decision<TransferAsk, RuleRefusal> {
  const pointer = command.name === 'hold' ? '/at' : '';
  const { departmentId: to, pointId = null } = command.name === 'hold' ? command.body.at : command.body;
  const refusal = refuseLeaving(state, ticket, command.name, { to, pointer });
  if (refusal !== null) return refused(refusal);
  const urgency = urgencyOf(ticket, command.name === 'transfer' ? command.body : {});
  const { patient, needs, source, language, metadata, version } = ticket;
  const from = linkOf(ticket);
  return accepted({
    ...{ to, hospitalId: state.provisioning.hospitalId, from, version, pointer, pointId, ...urgency },
    ...{ patient, needs, source, language, metadata, actor },
    // Who is held has what he waits for here; who leaves takes it with him.
    waitsFor: command.name === 'hold' ? [] : ticket.waitsFor,
    links: command.name === 'hold' ? linksOfHeld(ticket, from) : linksOfLeaving(ticket, from),
  });
}

function refuseLeaving(
  state: DepartmentState,
  ticket: Ticket,
  command: AskingCommand['name'],
  { to, pointer }: Pick<TransferAsk, 'to' | 'pointer'>,
): RuleRefusal | null {
  if (TRANSITIONS[ticket.status][command] === 'refused') {
    return queueRefusals.refuse('ticket_state_conflict', { status: ticket.status, command }, ticket);
  }
  if (isPending(ticket)) return queueRefusals.refuse('ticket_gated', { waitsFor: ['transfer'] }, ticket);
  return to === state.provisioning.departmentId ? noSuchDepartment(pointer) : null;
}

/** Staff who send a patient on as urgent know why; where they do not say, the reason the ticket had stands, or "other". */
function urgencyOf(
  ticket: Ticket,
  wanted: { readonly priority?: Priority | undefined; readonly priorityReason?: PriorityReason | undefined },
): Pick<TransferAsk, 'priority' | 'priorityReason'> {
  const priority = wanted.priority ?? ticket.priority;
  if (priority === 'normal') return { priority, priorityReason: null };
  return { priority, priorityReason: wanted.priorityReason ?? ticket.priorityReason ?? 'other' };
}

/** The patient's first ticket, and the link by which it is followed. */
function holderAfter(ticket: Ticket): Pick<TicketLinks, 'holderId' | 'holderLink'> {
  const { id, links } = ticket;
  if (links?.holderId === undefined) return { holderId: id, holderLink: linkGenerationOf(ticket) };
  const { holderId, holderLink } = links;
  return holderLink === undefined ? { holderId } : { holderId, holderLink };
}

function linksOfHeld(ticket: Ticket, from: TicketLink): TicketLinks {
  return { linkedFrom: from, ...holderAfter(ticket) };
}

/** What a ticket was linked with goes where its patient goes. */
function linksOfLeaving(ticket: Ticket, from: TicketLink): TicketLinks {
  const { id, links = {} } = ticket;
  const { linkedTo, linkedFrom } = links;
  return {
    transferredFrom: from,
    ...holderAfter(ticket),
    ...(linkedTo === undefined ? {} : { linkedTo }),
    ...(linkedFrom === undefined ? {} : { linkedFrom: { ...linkedFrom, knownAs: linkedFrom.knownAs ?? id } }),
  };
}

/** How another department names this ticket. */
export function linkOf({ departmentId, id, code }: Ticket): TicketLink {
  return { departmentId, ticketId: id, code };
}
