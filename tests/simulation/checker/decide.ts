import { decideIssue } from './decide-issue.ts';
import { callTo, decideQueue, nextAt } from './decide-queue.ts';
import type { Model } from './model.ts';
import { areMates, isForPoint, placeBehind, placeFrom } from './order.ts';
import type { Given, ModelTicket, Place } from './ticket.ts';
import type { Asked, Verdict } from './verdict.ts';
import { change, completion, does, NOTHING, no } from './verdict.ts';

const FITTING: Readonly<Record<string, readonly string[]>> = {
  call: ['waiting'],
  recall: ['called'],
  start: ['called'],
  complete: ['called', 'serving'],
  skip: ['called'],
  return: ['called', 'missed'],
  hold: ['serving'],
  ready: ['waiting'],
  defer: ['waiting'],
  'set-priority': ['waiting', 'called', 'missed'],
  'undo-call': ['called', 'serving'],
  cancel: ['waiting', 'called', 'missed'],
};
const MINUTE_MS = 60_000;

/** Says what a command must come to. `at` is when it is decided, ms since 1970. */
export function decide(model: Model, asked: Asked, at: number): Verdict {
  if (asked.name === 'issue') return decideIssue(model, asked, at);
  if (asked.ticketId === null) return decideQueue(model, asked, at);
  const ticket = model.tickets.get(asked.ticketId);
  if (ticket === undefined) return no('not_found');
  const isOthersWord = asked.actor.kind === 'ticket' && asked.name === 'ready' && asked.body.what !== 'arrival';
  const fits = FITTING[asked.name]?.includes(ticket.status) ?? false;
  if (isOthersWord || !fits) return no(isOthersWord && 'not_allowed', !fits && 'ticket_state_conflict');
  return decideTicket(model, ticket, asked, at);
}

function decideTicket(model: Model, ticket: ModelTicket, { name, body }: Asked, at: number): Verdict {
  switch (name) {
    case 'call':
      return decideCall(model, ticket, String(body.pointId), at);
    case 'recall':
      if (ticket.callCount >= model.told.settings.callCountMax) return no('call_limit_reached');
      return does(change('ticket.recalled', ticket, { callCount: ticket.callCount + 1, calledAt: at }));
    case 'start':
      return does(change('ticket.started', ticket, { status: 'serving' }));
    case 'complete':
      return decideComplete(model, ticket, body.next === true, at);
    case 'skip':
      return does(change('ticket.skipped', ticket, { status: 'missed', missedAt: at }));
    case 'return': {
      const place = placeOfReturn(model, ticket, body.after);
      return does(change('ticket.returned', ticket, { ...AGAIN, place }));
    }
    case 'hold': {
      const waitsFor = [...new Set(body.waitsFor as readonly string[])];
      return does(change('ticket.held', ticket, { ...AGAIN, waitsFor, readyAt: null }));
    }
    case 'ready':
      return decideReady(model, ticket, String(body.what), at);
    case 'defer':
      return decideDefer(model, ticket, Number(body.places));
    case 'set-priority':
      return decidePriority(model, ticket, body);
    case 'undo-call': {
      if (!model.undoable.get(ticket.pointId ?? '')?.includes(ticket.id)) return no('call_not_last');
      const after = { status: 'waiting', pointId: null, callCount: ticket.callCount - 1, calledAt: null };
      return does(change('ticket.call-undone', ticket, after));
    }
    default:
      return does(change('ticket.cancelled', ticket, { status: 'cancelled', endedAt: at }));
  }
}

/** Back among those who wait, calls counted anew. */
const AGAIN: Given = { status: 'waiting', callCount: 0, pointId: null };

function decideCall(model: Model, ticket: ModelTicket, pointId: string, at: number): Verdict {
  const point = model.points.find(({ id }) => id === pointId);
  if (point === undefined) return no('invalid_request');
  const { reasons } = no(
    ticket.waitsFor.length > 0 && 'ticket_gated',
    !point.available && 'point_unavailable',
    !isForPoint(ticket, point) && 'doctor_not_at_point',
    model.inside(pointId).length >= point.capacity && 'point_busy',
  );
  return reasons.length > 0 ? { reasons, effects: [] } : does(...callTo(model, [ticket], { pointId, at }));
}

function decideComplete(model: Model, ticket: ModelTicket, isNext: boolean, at: number): Verdict {
  const done = completion(ticket, at);
  if (!isNext) return does(done);
  const point = model.points.find(({ id }) => id === ticket.pointId);
  if (point === undefined) return no('point_unavailable');
  const staying = model.inside(point.id).filter((other) => other !== ticket);
  const next = nextAt(model, { point, staying, count: 1, at });
  return next.reasons.length > 0 ? next : does(done, ...next.effects);
}

/** One thing less to wait for. A booked patient who comes after his slot began is ranked from then, and may be late. */
function decideReady(model: Model, ticket: ModelTicket, what: string, at: number): Verdict {
  const waitsFor = ticket.waitsFor.filter((gate) => gate !== what);
  if (waitsFor.length === ticket.waitsFor.length) return NOTHING;
  const readied = { waitsFor, readyAt: waitsFor.length === 0 ? at : null };
  const { slotAt, lane, ordinal } = ticket;
  const isAfterSlot = what === 'arrival' && slotAt !== null && lane === 'booked' && at > slotAt;
  if (!isAfterSlot) return does(change('ticket.readied', ticket, readied));
  const isLate = at > slotAt + model.told.settings.lateAfterMinutes * MINUTE_MS;
  const arrived = { lane: isLate ? 'late' : 'booked', place: placeFrom(at, ordinal) };
  return does(change('ticket.readied', ticket, { ...readied, ...arrived }));
}

function decidePriority(model: Model, ticket: ModelTicket, body: Asked['body']): Verdict {
  const priority = String(body.priority);
  if (priority !== 'normal' && body.reason === undefined) return no('invalid_request');
  const priorityReason = priority === 'normal' ? null : String(body.reason);
  if (priority === ticket.priority && priorityReason === ticket.priorityReason) return NOTHING;
  const { readyAt, issuedAt, lane, slotAt, ordinal, sessionId } = ticket;
  const came = readyAt ?? issuedAt;
  const begins = model.sessions.find(({ id }) => id === sessionId)?.startsAt ?? 0;
  const place = placeFrom(Math.max(begins, came, lane === 'booked' ? (slotAt ?? 0) : 0), ordinal);
  return does(change('ticket.priority-set', ticket, { priority, priorityReason, place }));
}

function matesOf(model: Model, ticket: ModelTicket): readonly ModelTicket[] {
  return model.ranked().filter((other) => areMates(other, ticket));
}

/** Behind the N-th who waits, counted from the front; behind the last when there are fewer. */
function placeOfReturn(model: Model, ticket: ModelTicket, after: unknown): Place {
  const places = after === undefined ? model.told.settings.returnAfter : Number(after);
  const mates = matesOf(model, ticket);
  if (mates.length === 0) return ticket.place;
  const before = places === 0 ? null : (mates[places - 1] ?? mates[mates.length - 1]);
  return placeBehind(before?.place ?? null, mates[places]?.place ?? null);
}

function decideDefer(model: Model, ticket: ModelTicket, places: number): Verdict {
  const mates = matesOf(model, ticket);
  const own = mates.indexOf(ticket);
  const before = mates[Math.min(own + places, mates.length - 1)];
  if (before === undefined || before === ticket) return NOTHING;
  const place = placeBehind(before.place, mates[own + places + 1]?.place ?? null);
  return does(change('ticket.deferred', ticket, { place }));
}
