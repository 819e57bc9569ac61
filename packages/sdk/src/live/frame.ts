import type { ServerFrame } from '@carequeue/queue-core';
import type { Fields } from '../fields.ts';
import type { Ticket } from '../resources/ticket.ts';

/** The lists each frame has. */
const LISTS: ReadonlyMap<unknown, readonly string[]> = new Map([
  ['snapshot', ['points', 'waiting', 'recent', 'missed']],
  ['events', ['changes']],
  ['ticket', []],
]);

/**
 * Reads a frame that is parsed already, as a socket brings it and `GET …/queue` answers it.
 *
 * @returns null for a type of a later version: it is passed over.
 * @throws TypeError for what is no frame: the connection is made anew.
 */
export function readFrame(value: unknown): ServerFrame<Ticket> | null {
  if (isServerFrame(value)) return value;
  const { type }: Fields = Object(value);
  if (typeof type === 'string' && !LISTS.has(type)) return null;
  throw new TypeError('That is no frame.');
}

/** Looks at what the protocol needs to go on; the rest is the server's word, held by its contract test. */
function isServerFrame(value: unknown): value is ServerFrame<Ticket> {
  const fields: Fields = Object(value);
  const lists = LISTS.get(fields.type);
  return typeof fields.seq === 'number' && lists?.every((name) => Array.isArray(fields[name])) === true;
}
