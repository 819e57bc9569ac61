import type { RequestRecord } from '../world/history.ts';
import type { Model } from './model.ts';
import { areMates, chooseNext, isForPoint, placeBehind, placeOfArrival } from './order.ts';
import type { ModelTicket, Place } from './ticket.ts';

/** What the checker knows of a command. */
export type Asked = Pick<RequestRecord, 'actor' | 'name' | 'ticketId' | 'body'>;

/** One thing that becomes of a ticket. */
export interface TicketEffect {
  readonly kind: string;
  readonly ticketId: string;
  /** Fields it has afterwards; the rest stays. */
  readonly after: Partial<Omit<ModelTicket, 'id' | 'serial'>>;
}

/** What a command must come to in a state: every reason there is against it, or else its effects. */
export interface Verdict {
  readonly reasons: readonly string[];
  readonly effects: readonly TicketEffect[];
  /** The department's own state, when the command is about that. */
  readonly queue?: { readonly kind: string; readonly status: string; readonly message: string | null };
  readonly issues?: boolean;
}

const NOTHING: Verdict = { reasons: [], effects: [] };
const no = (...reasons: readonly (string | false)[]): Verdict => ({
  reasons: reasons.filter((reason) => reason !== false),
  effects: [],
});
const one = (kind: string, ticket: ModelTicket, after: TicketEffect['after']): Verdict => ({
  reasons: [],
  effects: [{ kind, ticketId: ticket.id, after }],
});

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

const OPEN_TICKETS_PER_PHONE_MAX = 2;

/** Says what a command must come to. `at` is when it is decided, ms since 1970. */
export function decide(model: Model, asked: Asked, at: number): Verdict {
  if (asked.name === 'issue') return decideIssue(model, asked, at);
  if (asked.name === 'call-next') return decideCallNext(model, asked.body, at);
  if (asked.ticketId === null) return decideQueue(model, asked);
  const ticket = model.tickets.get(asked.ticketId);
  if (ticket === undefined) return no('not_found');
  const isOthersWord = asked.actor.kind === 'ticket' && asked.name === 'ready' && asked.body.what !== 'arrival';
  const fits = FITTING[asked.name]?.includes(ticket.status) ?? false;
  if (isOthersWord || !fits) return no(isOthersWord && 'not_allowed', !fits && 'ticket_state_conflict');
  return decideTicket(model, ticket, asked, at);
}

function decideIssue(model: Model, { actor, body }: Asked, at: number): Verdict {
  const { settings, doctors, code } = model.told;
  const isVisitor = actor.kind === 'visitor';
  const priority = String(body.priority ?? 'normal');
  const { phone } = Object(body.patient ?? {}) as { phone?: string };
  const ofPhone = [...model.open].filter((ticket) => phone !== undefined && ticket.phone === phone);
  const externalId = body.externalId === undefined ? null : String(body.externalId);
  const doctorId = body.doctorId === undefined ? null : String(body.doctorId);
  const isTaken = externalId !== null && [...model.tickets.values()].some((ticket) => ticket.externalId === externalId);
  const { reasons } = no(
    isVisitor && priority !== 'normal' && 'priority_not_allowed',
    isVisitor && settings.joinPolicy !== 'open' && 'joining_off',
    model.status === 'closed' && 'department_closed',
    model.status === 'paused' && isVisitor && 'department_paused',
    settings.dailyCapacity !== null && model.lastNumber >= settings.dailyCapacity && 'department_full',
    priority !== 'normal' && body.priorityReason === undefined && 'invalid_request',
    doctorId !== null && !doctors.some((doctor) => doctor.id === doctorId) && 'invalid_request',
    isTaken && 'external_id_taken',
    isVisitor && ofPhone.length >= OPEN_TICKETS_PER_PHONE_MAX && 'rate_limited',
  );
  if (reasons.length > 0) return { reasons, effects: [] };
  const number = model.lastNumber + 1;
  const waitsFor = [...new Set(body.waitsFor as readonly string[] | undefined)];
  const after = {
    ...{ number, doctorId, externalId, priority, waitsFor },
    code: code === '' ? String(number) : `${code}-${number}`,
    day: model.day,
    lane: 'walk-in',
    priorityReason: reasonOf(priority, body.priorityReason),
    phone: phone ?? null,
    issuedAt: at,
    status: 'waiting',
    place: placeOfArrival(at, number),
    pointId: null,
    callCount: 0,
    readyAt: waitsFor.length === 0 ? at : null,
    ...{ calledAt: null, missedAt: null, endedAt: null, version: 1 },
  };
  return { reasons: [], effects: [{ kind: 'ticket.issued', ticketId: '', after }], issues: true };
}

function reasonOf(priority: string, reason: unknown): string | null {
  return priority === 'normal' || reason === undefined ? null : String(reason);
}

function decideCallNext(model: Model, body: Asked['body'], at: number): Verdict {
  const point = model.told.points.find(({ id }) => id === body.pointId);
  if (point === undefined) return no('invalid_request');
  const inside = model.inside(point.id);
  const finished = body.finish === true ? inside : [];
  const count = Number(body.count ?? 1);
  const isFull = inside.length - finished.length + count > point.capacity;
  if (!point.available || isFull) return no(!point.available && 'point_unavailable', isFull && 'point_busy');
  return {
    reasons: [],
    effects: [
      ...finished.map((ticket) => completion(ticket, at)),
      ...chooseNext(model.line(), point, count).map((ticket) => call(ticket, point.id, at)),
    ],
  };
}

function completion(ticket: ModelTicket, at: number): TicketEffect {
  return { kind: 'ticket.completed', ticketId: ticket.id, after: { status: 'completed', endedAt: at } };
}

function call(ticket: ModelTicket, pointId: string, at: number): TicketEffect {
  const after = { status: 'called', pointId, calledAt: at, callCount: ticket.callCount + 1 };
  return { kind: 'ticket.called', ticketId: ticket.id, after };
}

function decideQueue(model: Model, { name, body }: Asked): Verdict {
  const told = name === 'pause' && typeof body.message === 'string' ? body.message : null;
  const status = { open: 'open', pause: 'paused', close: 'closed' }[name] ?? name;
  const isSo = model.status === status && (name !== 'pause' || model.message === told);
  const kind = { open: 'queue.opened', pause: 'queue.paused', close: 'queue.closed' }[name] ?? name;
  return isSo ? NOTHING : { ...NOTHING, queue: { kind, status, message: told } };
}

function decideTicket(model: Model, ticket: ModelTicket, { name, body }: Asked, at: number): Verdict {
  switch (name) {
    case 'call':
      return decideCall(model, ticket, String(body.pointId), at);
    case 'recall':
      if (ticket.callCount >= model.told.settings.callCountMax) return no('call_limit_reached');
      return one('ticket.recalled', ticket, { callCount: ticket.callCount + 1, calledAt: at });
    case 'start':
      return one('ticket.started', ticket, { status: 'serving' });
    case 'complete':
      return { reasons: [], effects: [completion(ticket, at)] };
    case 'skip':
      return one('ticket.skipped', ticket, { status: 'missed', missedAt: at });
    case 'return':
      return one('ticket.returned', ticket, {
        ...{ status: 'waiting', callCount: 0, pointId: null },
        place: placeOfReturn(model, ticket, body.after),
      });
    case 'hold': {
      const waitsFor = [...new Set(body.waitsFor as readonly string[])];
      return one('ticket.held', ticket, { status: 'waiting', waitsFor, readyAt: null, callCount: 0, pointId: null });
    }
    case 'ready': {
      const waitsFor = ticket.waitsFor.filter((gate) => gate !== body.what);
      if (waitsFor.length === ticket.waitsFor.length) return NOTHING;
      return one('ticket.readied', ticket, { waitsFor, readyAt: waitsFor.length === 0 ? at : null });
    }
    case 'defer':
      return decideDefer(model, ticket, Number(body.places));
    case 'set-priority': {
      const priority = String(body.priority);
      if (priority !== 'normal' && body.reason === undefined) return no('invalid_request');
      const priorityReason = reasonOf(priority, body.reason);
      if (priority === ticket.priority && priorityReason === ticket.priorityReason) return NOTHING;
      const place = placeOfArrival(ticket.readyAt ?? ticket.issuedAt, ticket.number);
      return one('ticket.priority-set', ticket, { priority, priorityReason, place });
    }
    case 'undo-call': {
      if (!model.undoable.get(ticket.pointId ?? '')?.includes(ticket.id)) return no('call_not_last');
      const callCount = ticket.callCount - 1;
      return one('ticket.call-undone', ticket, { status: 'waiting', pointId: null, callCount, calledAt: null });
    }
    default:
      return one('ticket.cancelled', ticket, { status: 'cancelled', endedAt: at });
  }
}

function decideCall(model: Model, ticket: ModelTicket, pointId: string, at: number): Verdict {
  const point = model.told.points.find(({ id }) => id === pointId);
  if (point === undefined) return no('invalid_request');
  const { reasons } = no(
    ticket.waitsFor.length > 0 && 'ticket_gated',
    !point.available && 'point_unavailable',
    !isForPoint(ticket, point) && 'doctor_not_at_point',
    model.inside(pointId).length >= point.capacity && 'point_busy',
  );
  return reasons.length > 0 ? { reasons, effects: [] } : { reasons: [], effects: [call(ticket, pointId, at)] };
}

function matesOf(model: Model, ticket: ModelTicket): readonly ModelTicket[] {
  return model.line().filter((other) => areMates(other, ticket));
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
  return one('ticket.deferred', ticket, { place: placeBehind(before.place, mates[own + places + 1]?.place ?? null) });
}
