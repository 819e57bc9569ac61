import { nextToCall } from '@carequeue/queue-core';
import type { Decision } from '../kernel/decision.ts';
import { accepted, refused } from '../kernel/decision.ts';
import { unreachable } from '../kernel/invariant.ts';
import type { QueueCommand } from './commands.ts';
import type { Answer, DecisionContext, Outcome, RuleRefusal } from './outcome.ts';
import { invalidField } from './outcome.ts';
import type { PointSetting } from './points.ts';
import { hasSetting, withSetting } from './points.ts';
import { queueRefusals } from './refusals.ts';
import type { DepartmentState } from './state.ts';
import { ticketsAtPoint } from './state.ts';
import { isGated } from './ticket.ts';
import { called, completed } from './ticket-changes.ts';

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
  if (!point.available) return refused(queueRefusals.refuse('point_unavailable', { pointId: point.id }));

  const inside = ticketsAtPoint(state, point.id);
  const finished = body.finish === true ? inside.map((ticket) => completed(ticket, context.now)) : [];
  const count = body.count ?? 1;
  const held = body.finish === true ? 0 : inside.length;
  if (held + count > point.capacity) {
    const facts = { pointId: point.id, capacity: point.capacity };
    return refused(queueRefusals.refuse('point_busy', facts, { tickets: inside }));
  }

  const chosen = nextToCall(state.waiting, { doctorId: point.doctorId, count, isGated });
  const tickets = chosen.map((ticket) => called(ticket, point.id, context.now));
  return accepted({
    changes: [
      ...finished.map((ticket) => ({ kind: 'ticket.completed' as const, ticket })),
      ...tickets.map((ticket) => ({ kind: 'ticket.called' as const, ticket })),
    ],
    answer: { kind: 'called', tickets, many: body.count !== undefined },
  });
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
  const points = withSetting(state.points, pointId, given);
  return accepted({ changes: [{ kind: 'department.changed', points }], answer });
}
