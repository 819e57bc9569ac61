import { decideMove } from './decide-move.ts';
import type { Model } from './model.ts';
import { chooseNext } from './order.ts';
import { begunBy, insteadOf } from './sessions.ts';
import type { ModelPoint, ModelSession, ModelTicket, PointSetting } from './ticket.ts';
import type { Asked, Effect, Verdict } from './verdict.ts';
import { change, completion, does, NOTHING, no } from './verdict.ts';

const DAY_MS = 24 * 60 * 60_000;

/** What a command on the queue as a whole must come to. */
export function decideQueue(model: Model, { name, body }: Asked, at: number): Verdict {
  switch (name) {
    case 'call-next':
      return decideCallNext(model, body, at);
    case 'set-point':
      return decideSetPoint(model, body);
    case 'set-session':
      return decideSetSession(model, body, at);
    case 'move-waiting':
      return decideMove(model, body, at);
    default:
      return decideStatus(model, name, body);
  }
}

function decideStatus(model: Model, name: string, body: Asked['body']): Verdict {
  const message = name === 'pause' && typeof body.message === 'string' ? body.message : null;
  const status = { open: 'open', pause: 'paused', close: 'closed' }[name] ?? name;
  const isSo = model.status === status && (name !== 'pause' || model.message === message);
  const kind = { open: 'queue.opened', pause: 'queue.paused', close: 'queue.closed' }[name] ?? name;
  return isSo ? NOTHING : does({ of: 'queue', kind, id: '', status, message });
}

function decideCallNext(model: Model, body: Asked['body'], at: number): Verdict {
  const point = model.points.find(({ id }) => id === body.pointId);
  if (point === undefined) return no('invalid_request');
  const inside = model.inside(point.id);
  const finished = body.finish === true ? inside : [];
  const staying = body.finish === true ? [] : inside;
  const next = nextAt(model, { point, staying, count: Number(body.count ?? 1), at });
  if (next.reasons.length > 0) return next;
  return does(...finished.map((ticket) => completion(ticket, at)), ...next.effects);
}

/** Whom a point that keeps some calls next, and whether it may call so many. */
export function nextAt(
  model: Model,
  wanted: { point: ModelPoint; staying: readonly ModelTicket[]; count: number; at: number },
): Verdict {
  const { point, staying, count, at } = wanted;
  const isFull = staying.length + count > point.capacity;
  if (!point.available || isFull) return no(!point.available && 'point_unavailable', isFull && 'point_busy');
  const called = chooseNext(model.ranked(), model.standing(at), { point, count });
  const calls = callTo(model, called, { pointId: point.id, at });
  if (!model.told.settings.autoStart) return does(...calls);
  return does(...calls, ...called.map((ticket) => change('ticket.started', ticket, { status: 'serving' })));
}

/** Patients are called, and the sessions they belong to are under way. */
export function callTo(
  model: Model,
  tickets: readonly ModelTicket[],
  { pointId, at }: { pointId: string; at: number },
): readonly Effect[] {
  const calls = tickets.map((ticket) =>
    change('ticket.called', ticket, { status: 'called', pointId, calledAt: at, callCount: ticket.callCount + 1 }),
  );
  const caller = model.points.find(({ id }) => id === pointId)?.doctorId ?? null;
  return [...calls, ...begunBy(model.sessions, tickets, { caller, at }).map(sessionChange)];
}

function sessionChange(session: ModelSession): Effect {
  return { of: 'session', kind: 'session.changed', id: session.id, session };
}

function decideSetPoint(model: Model, body: Asked['body']): Verdict {
  const pointId = String(body.pointId);
  const setting: PointSetting = Object.fromEntries(Object.entries(body).filter(([name]) => name !== 'pointId'));
  const { doctorId } = setting;
  const isKnown = model.points.some(({ id }) => id === pointId);
  const isDoctor = typeof doctorId !== 'string' || model.told.doctors.some(({ id }) => id === doctorId);
  if (!isKnown || !isDoctor) return no('invalid_request');
  const own: Readonly<Record<string, unknown>> = { ...model.ownOf(pointId) };
  const isSo = Object.entries(setting).every(([name, value]) => own[name] === value);
  return isSo ? NOTHING : does({ of: 'point', kind: 'department.changed', id: '', pointId, setting });
}

function decideSetSession(model: Model, body: Asked['body'], at: number): Verdict {
  const named = model.sessions.filter(
    ({ id, doctorId }) =>
      (body.sessionId === undefined || id === body.sessionId) &&
      (body.doctorId === undefined || doctorId === body.doctorId),
  );
  const going = named.length === 1 ? named : named.filter(({ status }) => status !== 'ended');
  const [found] = going;
  const status = String(body.state);
  const until = body.until === undefined ? null : Number(body.until);
  const mayTell = status === 'delayed' || status === 'break';
  const isAhead = until === null || (mayTell && until > at && until <= at + DAY_MS);
  if (found === undefined || going.length > 1 || !isAhead) return no('invalid_request');
  const reason = typeof body.reason === 'string' ? body.reason : null;
  if (found.status === status && found.until === until && found.reason === reason) return NOTHING;
  const changed = sessionChange({ ...found, status, until, reason });
  if (status !== 'ended') return does(changed);
  const instead = insteadOf(model.sessions, found, at);
  const [line, missing] = [model.ranked(), model.of('missed')].map((tickets) =>
    tickets.filter(({ sessionId }) => sessionId === found.id),
  );
  const goesOn = ({ doctorId }: ModelTicket) => instead !== null && doctorId === null;
  const end = (tickets: readonly ModelTicket[] = [], kind: string, status: string) =>
    tickets.map((ticket) =>
      goesOn(ticket)
        ? change('ticket.moved', ticket, { sessionId: instead?.id ?? '' })
        : change(kind, ticket, { status, endedAt: at }),
    );
  return does(...end(line, 'ticket.expired', 'expired'), ...end(missing, 'ticket.no-show', 'no_show'), changed);
}
