import type { Gate } from '@carequeue/queue-core';
import type { Decision } from '../../kernel/decision.ts';
import { accepted, refused } from '../../kernel/decision.ts';
import type { JoinPolicy } from '../../kernel/department-settings.ts';
import type { DoctorId } from '../../kernel/ids.ts';
import { unreachable } from '../../kernel/invariant.ts';
import { parsePhone } from '../../kernel/phone.ts';
import type { Instant } from '../../kernel/time.ts';
import { queueRefusals } from '../refusals.ts';
import { placeOf } from '../state/lane-rules.ts';
import { numbersGiven, ordinalOf } from '../state/series.ts';
import type { Session } from '../state/session.ts';
import { refuseFull } from '../state/session-quotas.ts';
import type { DepartmentState } from '../state/state.ts';
import type { Appointment, Patient, WaitingTicket } from '../state/ticket.ts';
import type { IssueRequest } from './commands.ts';
import type { JoinProof } from './join-code.ts';
import { nextNumber } from './numbering.ts';
import type { DecisionContext, Outcome, RuleRefusal } from './outcome.ts';
import { invalidField } from './outcome.ts';
import { personOf } from './person.ts';
import { sessionForIssue } from './session-rules.ts';

/** One of the phone's tickets has probably ended by then. */
const PHONE_RETRY_SECONDS = 600;

/** Decides whether a ticket is given out, and with which number. */
export function decideIssue(
  state: DepartmentState,
  body: IssueRequest,
  context: DecisionContext,
): Decision<Outcome, RuleRefusal> {
  const refusal = refuseJoining(state, body, context) ?? refuseIssueFields(state, body, context);
  if (refusal !== null) return refused(refusal);
  const { settings } = state.provisioning;
  const phoneText = body.patient?.phone;
  const phone = phoneText === undefined ? null : parsePhone(phoneText, settings.country);
  if (phoneText !== undefined && phone === null) {
    return refused(
      invalidField('/patient/phone', 'must be a phone number, best with its country code (+91 98765 43210)'),
    );
  }
  const patient = patientOf(body, phone);
  const held = context.actor.kind === 'visitor' ? refuseHolder(state, patient, context) : null;
  if (held !== null) return refused(held);

  const session = sessionForIssue(state, body, context);
  if (!session.ok) return session;
  const ticket = newTicket(state, body, { ...context, patient, session: session.value });
  // Staff see who stands before them, and may give one more.
  const full = context.actor.kind === 'visitor' ? refuseFull(session.value, state.taken, ticket) : null;
  if (full !== null) return refused(full);
  return accepted({ changes: [{ kind: 'ticket.issued', ticket }], answer: { kind: 'issued', ticket } });
}

function refuseJoining(state: DepartmentState, body: IssueRequest, context: DecisionContext): RuleRefusal | null {
  const { settings } = state.provisioning;
  const byVisitor = context.actor.kind === 'visitor';
  if (byVisitor && (body.priority ?? 'normal') !== 'normal') return queueRefusals.refuse('priority_not_allowed', {});
  if (byVisitor && (body.lane !== undefined || body.appointment !== undefined)) {
    return { code: 'not_allowed', facts: { caller: 'visitor' } };
  }
  const uninvited = byVisitor ? refuseUninvited(settings.joinPolicy, context.joinProof) : null;
  if (uninvited !== null) return uninvited;
  if (state.status === 'closed') return queueRefusals.refuse('department_closed', {});
  if (state.status === 'paused' && byVisitor) {
    return queueRefusals.refuse('department_paused', { message: state.message });
  }
  if (settings.dailyCapacity !== null && numbersGiven(state) >= settings.dailyCapacity) {
    return queueRefusals.refuse('department_full', { dailyCapacity: settings.dailyCapacity });
  }
  if (body.presence === 'remote' && settings.remoteQuota !== null && state.remoteIssued >= settings.remoteQuota) {
    return queueRefusals.refuse('remote_full', { remoteQuota: settings.remoteQuota });
  }
  return null;
}

/** Whether visitors may take tickets by themselves at all, and whether this one has shown that he is at the site. */
function refuseUninvited(joinPolicy: JoinPolicy, proof: JoinProof): RuleRefusal | null {
  switch (joinPolicy) {
    case 'open':
      return null;
    case 'on-site':
      if (proof.kind === 'none') return queueRefusals.refuse('join_code_needed', {});
      return proof.kind === 'wrong' ? queueRefusals.refuse('join_code_wrong', {}) : null;
    case 'off':
    case 'phone':
      return queueRefusals.refuse('joining_off', { joinPolicy });
    default:
      return unreachable(joinPolicy);
  }
}

function refuseIssueFields(state: DepartmentState, body: IssueRequest, context: DecisionContext): RuleRefusal | null {
  if ((body.priority ?? 'normal') !== 'normal' && body.priorityReason === undefined) {
    return invalidField('/priorityReason', 'is needed with a priority above normal');
  }
  if ((body.patient?.birthYear ?? 0) > new Date(context.now).getUTCFullYear() + 1) {
    return invalidField('/patient/birthYear', 'must not lie in the future');
  }
  if (body.presence === 'remote' && context.joinProof.kind === 'right') {
    return invalidField('/presence', 'must be "on-site" or left out with a code of the site');
  }
  if (body.appointment !== undefined && (body.lane ?? 'booked') !== 'booked') {
    return invalidField('/lane', 'must be "booked" or left out with an appointment');
  }
  if (body.doctorId !== undefined && !knowsDoctor(state, body.doctorId)) {
    return invalidField('/doctorId', 'must be the id of a doctor of this department');
  }
  if (body.externalId !== undefined && context.externalIdHolder !== null) {
    return queueRefusals.refuse('external_id_taken', { externalId: body.externalId }, context.externalIdHolder);
  }
  return null;
}

function patientOf({ patient }: IssueRequest, phone: string | null): Patient | null {
  return patient === undefined ? null : { name: patient.name ?? null, phone, birthYear: patient.birthYear ?? null };
}

/** One live ticket for a person, a few for a phone: a family may share one. Nothing of the others is told. */
function refuseHolder(state: DepartmentState, patient: Patient | null, context: DecisionContext): RuleRefusal | null {
  if (patient === null || patient.phone === null) return null;
  const person = personOf(patient);
  let held = 0;
  for (const { patient: other } of state.open.values()) {
    if (other === null || other.phone !== patient.phone) continue;
    if (person !== null && personOf(other) === person) return queueRefusals.refuse('ticket_already_open', {});
    held += 1;
  }
  if (held < context.openTicketsPerPhoneMax) return null;
  return { code: 'rate_limited', facts: { retryAfterSeconds: PHONE_RETRY_SECONDS } };
}

function knowsDoctor(state: DepartmentState, doctorId: DoctorId): boolean {
  return state.provisioning.doctors.some((doctor) => doctor.id === doctorId);
}

/** When a patient counts as having come. */
function countedFrom(
  appointment: Appointment | null,
  { waitsFor, session, now }: { waitsFor: readonly Gate[]; session: Session; now: Instant },
): Instant {
  // Whose arrival is still awaited is ranked as if he came in time.
  if (appointment !== null) return waitsFor.includes('arrival') ? appointment.startsAt : now;
  // Who comes for the evening is not before those who come for the morning.
  return now > session.startsAt ? now : session.startsAt;
}

function newTicket(
  state: DepartmentState,
  body: IssueRequest,
  context: DecisionContext & { patient: Patient | null; session: Session },
): WaitingTicket {
  const { session } = context;
  const { departmentId } = state.provisioning;
  const doctorId = body.doctorId ?? (body.sessionId === undefined ? null : session.doctorId);
  const numbered = nextNumber(state, { session, doctorId });
  const priority = body.priority ?? 'normal';
  const presence = context.joinProof.kind === 'right' ? 'on-site' : (body.presence ?? null);
  const away: readonly Gate[] = presence === 'remote' ? ['arrival'] : [];
  const waitsFor = [...new Set([...(body.waitsFor ?? []), ...away])];
  const appointment = body.appointment ?? null;
  const place = placeOf({
    ...{ priority, number: ordinalOf(numbered), appointment, lane: body.lane ?? 'walk-in' },
    arrivedAt: countedFrom(appointment, { waitsFor, session, now: context.now }),
    lateAfterMinutes: state.provisioning.settings.lateAfterMinutes,
  });
  return {
    id: context.newTicketId,
    departmentId,
    ...numbered,
    status: 'waiting',
    priority,
    priorityReason: priority === 'normal' ? null : (body.priorityReason ?? null),
    ...place,
    doctorId,
    appointment,
    patient: context.patient,
    showName: body.showName ?? false,
    waitsFor,
    presence,
    lapsesAt: null,
    needs: [...new Set(body.needs ?? [])],
    source: body.source ?? (context.actor.kind === 'server' ? 'reception' : 'web'),
    language: body.language ?? null,
    externalId: body.externalId ?? null,
    metadata: body.metadata ?? {},
    serviceDay: state.serviceDay,
    sessionId: session.id,
    callCount: 0,
    issuedAt: context.now,
    readyAt: waitsFor.length === 0 ? context.now : null,
    calledAt: null,
    version: 1,
  };
}
