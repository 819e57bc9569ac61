import type { Decision } from '../../kernel/decision.ts';
import { accepted, refused } from '../../kernel/decision.ts';
import { unreachable } from '../../kernel/invariant.ts';
import type { Instant } from '../../kernel/time.ts';
import { queueRefusals } from '../refusals.ts';
import type { EventChange } from '../state/events.ts';
import type { PointSetting, ServicePoint } from '../state/points.ts';
import { hasSetting, withSetting } from '../state/points.ts';
import type { DepartmentState } from '../state/state.ts';
import { ticketsAtPoint } from '../state/state.ts';
import type { ActiveTicket } from '../state/ticket.ts';
import { called, completed, started } from '../state/ticket-changes.ts';
import { turnsThatCame } from './arrival-rules.ts';
import type { QueueCommand } from './commands.ts';
import { decideMoveWaiting } from './move-rules.ts';
import type { Answer, DecisionContext, Outcome, RuleRefusal } from './outcome.ts';
import { invalidField } from './outcome.ts';
import { decideSetSession, sessionsBegunBy } from './session-rules.ts';
import { chooseNext } from './waiting-order.ts';

/** Decides a command on the queue as a whole. */
export function decideQueueCommand(
  state: DepartmentState,
  command: QueueCommand,
  context: DecisionContext,
): Decision<Outcome, RuleRefusal> {
  const answer: Answer = { kind: 'queue' };
  switch (command.name) {
    case 'call-next':
      return decideCallNext(state, command.body, context);
    case 'set-point':
      return decideSetPoint(state, command.body);
    case 'open':
      if (state.status === 'open') return accepted({ changes: [], answer });
      return accepted({ changes: [{ kind: 'queue.opened', state: 'open', message: null }], answer });
    case 'pause': {
      const message = command.body.message?.trim() || null;
      if (state.status === 'paused' && state.message === message) return accepted({ changes: [], answer });
      return accepted({ changes: [{ kind: 'queue.paused', state: 'paused', message }], answer });
    }
    case 'close':
      if (state.status === 'closed') return accepted({ changes: [], answer });
      return accepted({ changes: [{ kind: 'queue.closed', state: 'closed', message: null }], answer });
    case 'set-session':
      return decideSetSession(state, command.body, context);
    case 'move-waiting':
      return decideMoveWaiting(state, command.body, context);
    default:
      return unreachable(command);
  }
}

function decideCallNext(
  state: DepartmentState,
  body: Extract<QueueCommand, { name: 'call-next' }>['body'],
  context: DecisionContext,
): Decision<Outcome, RuleRefusal> {
  const point = state.points.find((candidate) => candidate.id === body.pointId);
  if (point === undefined) return refused(invalidField('/pointId', 'must be the id of a point of this department'));

  const inside = ticketsAtPoint(state, point.id);
  const finished = body.finish === true ? inside.map((ticket) => completed(ticket, context.now)) : [];
  const staying = body.finish === true ? [] : inside;
  const next = decideNext(state, { point, staying, count: body.count ?? 1, now: context.now });
  if (!next.ok) return next;
  const { changes, tickets } = next.value;
  return accepted({
    changes: [...finished.map((ticket) => ({ kind: 'ticket.completed' as const, ticket })), ...changes],
    answer: { kind: 'called', tickets, many: body.count !== undefined },
  });
}

/** Where the next are called to. */
export interface NextCalls {
  readonly point: ServicePoint;
  /** Who is called or inside there, and stays. */
  readonly staying: readonly ActiveTicket[];
  /** At most how many to call, at least 1. */
  readonly count: number;
  readonly now: Instant;
}

/**
 * Decides who is called to a point next, each started by the same act where the department says so. Nobody waiting is
 * no refusal; `point_unavailable` and `point_busy` are: a point is never asked to take more than it has room for.
 */
export function decideNext(
  state: DepartmentState,
  wanted: NextCalls,
): Decision<{ readonly changes: readonly EventChange[]; readonly tickets: readonly ActiveTicket[] }, RuleRefusal> {
  const { point, staying, count, now } = wanted;
  const { id: pointId, capacity } = point;
  if (!point.available) return refused(queueRefusals.refuse('point_unavailable', { pointId }));
  if (staying.length + count > capacity) {
    return refused(queueRefusals.refuse('point_busy', { pointId, capacity }, { tickets: staying }));
  }
  const chosen = chooseNext(state, { doctorId: point.doctorId, count }, now);
  const tickets = chosen.map((ticket) => called(ticket, pointId, now));
  const calls = tickets.map((ticket) => ({ kind: 'ticket.called' as const, ticket }));
  const changes = [...turnsThatCame(state, { point, count, now }), ...calls, ...sessionsBegunBy(state, tickets, now)];
  if (!state.provisioning.settings.autoStart) return accepted({ changes, tickets });
  const inside = tickets.map((ticket) => started(ticket, now));
  const starts = inside.map((ticket) => ({ kind: 'ticket.started' as const, ticket }));
  return accepted({ changes: [...changes, ...starts], tickets: inside });
}

function decideSetPoint(
  state: DepartmentState,
  body: Extract<QueueCommand, { name: 'set-point' }>['body'],
): Decision<Outcome, RuleRefusal> {
  const { pointId, doctorId, available, capacity } = body;
  const point = state.points.find((candidate) => candidate.id === pointId);
  if (point === undefined) return refused(invalidField('/pointId', 'must be the id of a point of this department'));
  if (typeof doctorId === 'string' && !state.provisioning.doctors.some((doctor) => doctor.id === doctorId)) {
    return refused(invalidField('/doctorId', 'must be the id of a doctor of this department'));
  }
  const given: PointSetting = {
    ...(doctorId === undefined ? {} : { doctorId }),
    ...(available === undefined ? {} : { available }),
    ...(capacity === undefined ? {} : { capacity }),
  };
  const answer: Answer = { kind: 'queue' };
  if (hasSetting(point, given)) return accepted({ changes: [], answer });
  const points = withSetting(state.provisioning, state.points, pointId, given);
  return accepted({ changes: [{ kind: 'department.changed', points }], answer });
}
