import type { ServerFrame } from '@carequeue/queue-core';
import type { Ticket } from '../resources/ticket.ts';

/** What a message of the server turned out to be. `other` is a type of a later version: passed over. */
export type Message =
  | { readonly kind: 'frame'; readonly frame: ServerFrame<Ticket> }
  | { readonly kind: 'pong' }
  | { readonly kind: 'other' }
  | { readonly kind: 'broken' };

/** Reads a socket message. */
export function readMessage(data: unknown): Message {
  if (data === 'pong') return { kind: 'pong' };
  if (typeof data !== 'string') return { kind: 'broken' };
  try {
    return readFrame(JSON.parse(data));
  } catch {
    // No JSON: the connection is made anew.
    return { kind: 'broken' };
  }
}

/** Reads a frame that is parsed already, as `GET …/queue` answers it. */
export function readFrame(value: unknown): Message {
  if (isServerFrame(value)) return { kind: 'frame', frame: value };
  const type = typeof value === 'object' && value !== null && 'type' in value ? value.type : undefined;
  const isKnown = type === 'snapshot' || type === 'events' || type === 'ticket';
  return { kind: typeof type === 'string' && !isKnown ? 'other' : 'broken' };
}

/** Looks at what the protocol needs to go on; the rest is the server's word, held by its contract test. */
function isServerFrame(value: unknown): value is ServerFrame<Ticket> {
  if (typeof value !== 'object' || value === null || !('type' in value)) return false;
  if (!('seq' in value) || typeof value.seq !== 'number') return false;
  switch (value.type) {
    case 'snapshot':
      return (
        'epoch' in value &&
        typeof value.epoch === 'string' &&
        ['points', 'waiting', 'recent', 'missed'].every((name) => Array.isArray(Reflect.get(value, name)))
      );
    case 'events':
      return 'after' in value && typeof value.after === 'number' && 'changes' in value && Array.isArray(value.changes);
    case 'ticket':
      return 'ticket' in value && typeof value.ticket === 'object' && value.ticket !== null;
    default:
      return false;
  }
}
