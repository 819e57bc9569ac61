import { isDeepStrictEqual } from 'node:util';
import type { Audit } from '../../scripts/trial/development.ts';
import type { Journal } from './journal.ts';

/**
 * Judges a load by what its clients were told and by what object and D1 hold afterwards.
 *
 * @returns a sentence for each thing that is wrong; none when all is well.
 */
export function checkLoad(journal: Journal, audit: Audit, expected: { readonly tickets: number }): readonly string[] {
  return [
    ...journal.faults,
    ...checkNumbers(journal, expected.tickets),
    ...checkCalls(journal),
    ...checkKept(journal, audit),
    ...checkCopy(audit),
  ];
}

function checkNumbers({ issued }: Journal, expected: number): readonly string[] {
  const wrong: string[] = [];
  if (issued.length !== expected) wrong.push(`${issued.length} tickets were acknowledged, ${expected} asked for`);
  const numbers = issued.map(({ number }) => number).sort((a, b) => a - b);
  const gap = numbers.findIndex((number, index) => number !== index + 1);
  if (gap >= 0) wrong.push(`number ${gap + 1} is missing or twice: ${numbers.slice(Math.max(0, gap - 2), gap + 3)}`);
  if (new Set(issued.map(({ id }) => id)).size !== issued.length) wrong.push('an id was given twice');
  return wrong;
}

function checkCalls({ calls }: Journal): readonly string[] {
  const pointOf = new Map<string, string>();
  const wrong: string[] = [];
  for (const { ticketId, pointId } of calls) {
    const other = pointOf.get(ticketId);
    if (other !== undefined) wrong.push(`${ticketId} was called by ${other} and by ${pointId}`);
    pointOf.set(ticketId, pointId);
  }
  return wrong;
}

function checkKept(journal: Journal, audit: Audit): readonly string[] {
  const wrong: string[] = [];
  if (audit.tickets.length !== journal.issued.length) {
    wrong.push(`the object holds ${audit.tickets.length} tickets, ${journal.issued.length} were acknowledged`);
  }
  const kept = new Map(audit.tickets.map((ticket) => [ticket.id, ticket]));
  for (const { id, number, externalId } of journal.issued) {
    const ticket = kept.get(id);
    if (ticket === undefined) {
      wrong.push(`${id} was acknowledged and is lost`);
      continue;
    }
    const status = journal.statuses.get(id);
    if (ticket.number !== number || ticket.externalId !== externalId || ticket.status !== status) {
      wrong.push(`${id} was acknowledged as ${number} ${externalId} ${status}, kept as ${JSON.stringify(ticket)}`);
    }
  }
  for (const { ticketId, pointId } of journal.calls) {
    const at = kept.get(ticketId)?.pointId;
    if (at !== pointId) wrong.push(`${ticketId} was called to ${pointId}, kept at ${String(at)}`);
  }
  return wrong;
}

/** Compares D1's copy with the object's rows, each ticket whole. */
function checkCopy({ tickets, visits }: Audit): readonly string[] {
  const wrong: string[] = [];
  if (visits.length !== tickets.length) wrong.push(`D1 holds ${visits.length} tickets, the object ${tickets.length}`);
  const copies = new Map(visits.map((visit) => [visit.id, visit.data]));
  for (const ticket of tickets) {
    const data = copies.get(ticket.id);
    const copy: unknown = typeof data === 'string' ? JSON.parse(data) : data;
    if (!isDeepStrictEqual(copy, ticket)) wrong.push(`D1 holds ${JSON.stringify(copy)} for ${JSON.stringify(ticket)}`);
  }
  return wrong;
}
