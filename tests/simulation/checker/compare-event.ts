import type { EventChange, EventTicket, JournalEvent } from './journal.ts';
import type { Model } from './model.ts';
import type { ModelTicket } from './ticket.ts';
import type { Verdict } from './verdict.ts';

/** Fields of an event's ticket and of the model's that must be the same. */
const SAME = [
  ...['number', 'series', 'lane', 'doctorId', 'externalId', 'status', 'priority', 'priorityReason', 'callCount'],
  ...['issuedAt', 'readyAt', 'version', 'sessionId'],
] as const;

/** What a change is of, as effects are named: the ticket that is issued has no name yet. */
export function nameOf({ kind, ticket, session }: EventChange): string {
  return `${kind} ${kind === 'ticket.issued' ? '' : (ticket?.id ?? session?.id ?? '')}`;
}

/** Says whether an event is just what a command had to come to. */
export function isWhatHappened({ reasons, effects }: Verdict, event: JournalEvent): boolean {
  const expected = effects.map(({ kind, id }) => `${kind} ${id}`);
  const found = event.changes.map(nameOf);
  // Whose wait ends with a session has no order.
  if (event.command === 'set-session') [expected, found].map((names) => names.sort());
  return reasons.length === 0 && expected.join() === found.join();
}

/** Of requests that may all have caused an event, the one that asked for just this. */
export function isExactly({ effects }: Verdict, event: JournalEvent): boolean {
  return effects.every((effect, index) => {
    if (effect.of !== 'ticket') return true;
    const found = event.changes[index]?.ticket;
    const { name, phone } = effect.after;
    if (name !== undefined && name !== patientNameOf(found)) return false;
    if (phone !== undefined && phone !== phoneOf(found)) return false;
    if (effect.after.slotAt !== undefined && effect.after.slotAt !== slotOf(found)) return false;
    const isSame = ([field, value]: [string, unknown]) =>
      found?.[field] === undefined || String(found[field]) === String(value);
    return Object.entries(effect.after).every(isSame);
  });
}

function phoneOf(found: EventTicket | undefined): string | null {
  const patient = found?.patient as { readonly phone?: string | null } | null | undefined;
  return patient?.phone ?? null;
}

function slotOf(found: EventTicket | undefined): number | null {
  const appointment = found?.appointment as { readonly startsAt: number } | null | undefined;
  return appointment?.startsAt ?? null;
}

function patientNameOf(found: EventTicket | undefined): string | null {
  const patient = found?.patient as { readonly name?: string | null } | null | undefined;
  return patient?.name ?? null;
}

/** Names what is wrong by the promise it breaks, the plainest first. */
export function whatIsWrong(
  model: Model,
  verdict: Verdict,
  event: JournalEvent,
): { invariant: string; detail: string }[] {
  const wrong: { invariant: string; detail: string }[] = [];
  const call = event.changes.filter(({ kind }) => kind === 'ticket.called');
  for (const { ticket } of call) {
    const before = model.tickets.get(ticket?.id ?? '');
    if (before === undefined || before.waitsFor.length === 0) continue;
    wrong.push({ invariant: 'a gated ticket is never called', detail: `${before.id} waits for ${before.waitsFor}` });
  }
  wrong.push(...crowds(model, event.changes));
  const [issued] = event.changes;
  const [first] = verdict.effects;
  const number = first?.of === 'ticket' ? first.after.number : undefined;
  if (issued?.kind === 'ticket.issued' && number !== undefined && issued.ticket?.number !== number) {
    wrong.push({ invariant: 'numbers have no gap', detail: `${issued.ticket?.number} instead of ${number}` });
  }
  if (wrong.length > 0) return wrong;
  if (verdict.reasons.length > 0) {
    const detail = `was done although ${verdict.reasons.join(', ')}`;
    return [{ invariant: 'what is not allowed is refused', detail }];
  }
  if (isWhatHappened(verdict, event)) return [];
  const expected = verdict.effects.map(({ kind, id }) => `${kind} ${id}`).join(', ');
  const detail = `${event.changes.map(nameOf).join(', ')} instead of ${expected}`;
  return [{ invariant: call.length > 0 ? 'the first in order is called' : 'events follow from commands', detail }];
}

/** Points that hold more than they may once an event has called somebody to them, and tickets called to two. */
function crowds(model: Model, changes: readonly EventChange[]): { invariant: string; detail: string }[] {
  const invariant = 'a point holds its capacity';
  const wrong: { invariant: string; detail: string }[] = [];
  const left = changes.filter(({ kind }) => kind !== 'ticket.called').map(({ ticket }) => ticket?.id);
  const called = changes.filter(({ kind }) => kind === 'ticket.called').flatMap(({ ticket }) => ticket ?? []);
  for (const { id, pointId } of called) {
    const status = model.tickets.get(id)?.status;
    if (status === 'called' || status === 'serving') wrong.push({ invariant, detail: `${id} is at a point already` });
    const point = model.points.find((candidate) => candidate.id === pointId);
    const inside = model.inside(String(pointId)).filter((ticket) => !left.includes(ticket.id)).length;
    const count = inside + called.filter((ticket) => ticket.pointId === pointId).length;
    if (count > (point?.capacity ?? 0)) wrong.push({ invariant, detail: `${String(pointId)} holds ${count}` });
  }
  return wrong;
}

/** How an event's ticket differs from the model's. */
export function differences(found: EventTicket, ticket: ModelTicket): readonly string[] {
  const differing = SAME.filter((field) => found[field] !== ticket[field]).map(
    (field) => `${field} is ${String(found[field])} instead of ${String(ticket[field])}`,
  );
  const optional = (['pointId', 'calledAt', 'missedAt', 'endedAt'] as const).filter(
    (field) => found[field] !== undefined && found[field] !== ticket[field],
  );
  const isSameWait = String(found.waitsFor) === String(ticket.waitsFor);
  const { serviceDay } = found;
  return [
    ...differing,
    ...optional.map((field) => `${field} is ${String(found[field])} instead of ${String(ticket[field])}`),
    ...(isSameWait ? [] : [`waits for ${String(found.waitsFor)} instead of ${String(ticket.waitsFor)}`]),
    ...(patientNameOf(found) === ticket.name ? [] : ['has another name']),
    ...(phoneOf(found) === ticket.phone ? [] : ['has another phone']),
    ...(slotOf(found) === ticket.slotAt ? [] : ['has another slot']),
    ...(serviceDay === ticket.day ? [] : [`is of ${String(serviceDay)} instead of ${ticket.day}`]),
  ];
}
