import type { EventChange } from './events.ts';
import { jsonBytes } from './json-bytes.ts';

/** What one event may carry: it is one row, and a row has a limit of 2 MB. One ticket has 20 kB at most. */
const EVENT_BYTES_MAX = 500_000;
/** So few changes fit whatever they hold, and need no measuring. */
const CHANGES_FIT = 10;

/** Cuts the changes of a command into as many events as rows can hold: one, except where hundreds of tickets change. */
export function inParts(changes: readonly EventChange[]): readonly (readonly EventChange[])[] {
  if (changes.length === 0) return [];
  if (changes.length <= CHANGES_FIT) return [changes];
  const parts: EventChange[][] = [];
  let part: EventChange[] = [];
  let bytes = 0;
  for (const change of changes) {
    const size = jsonBytes(change);
    if (part.length > 0 && bytes + size > EVENT_BYTES_MAX) {
      parts.push(part);
      part = [];
      bytes = 0;
    }
    part.push(change);
    bytes += size;
  }
  return [...parts, part];
}
