import type { ServerFrame } from '@carequeue/queue-core';
import type { Fields } from '../fields.ts';
import type { Ticket } from '../resources/ticket.ts';

/**
 * Reads a frame that is parsed already, as a socket brings it and `GET …/queue` answers it.
 *
 * @returns null for a type of a later version: it is passed over.
 * @throws TypeError for what is no frame: the connection is made anew.
 */
export function readFrame(value: unknown): ServerFrame<Ticket> | null {
  if (isServerFrame(value)) return value;
  const { type }: Fields = Object(value);
  if (typeof type === 'string' && !['snapshot', 'events', 'ticket'].includes(type)) return null;
  throw new TypeError('That is no frame.');
}

/** Looks at what the protocol needs to go on; the rest is the server's word, held by its contract test. */
function isServerFrame(value: unknown): value is ServerFrame<Ticket> {
  const { type, seq, epoch, after, changes, ticket, ...lists }: Fields = Object(value);
  if (typeof seq !== 'number') return false;
  if (type === 'snapshot') {
    const areThere = ['points', 'waiting', 'recent', 'missed'].every((name) => Array.isArray(lists[name]));
    return areThere && typeof epoch === 'string';
  }
  if (type === 'events') return Array.isArray(changes) && typeof after === 'number';
  return type === 'ticket' && typeof ticket === 'object';
}
