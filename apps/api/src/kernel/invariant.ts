/** A broken invariant: always a bug of ours, never something a caller did. */
export class InvariantError extends Error {
  override readonly name = 'InvariantError';
}

/**
 * States what must hold here; a failure is a bug and is answered with 500.
 *
 * @throws InvariantError when the condition is false.
 * @example
 * invariant(tickets.length <= capacity, 'a point never holds more than its capacity');
 */
export function invariant(condition: boolean, message: string): asserts condition {
  if (!condition) throw new InvariantError(message);
}

/**
 * Closes a `switch` over a union: adding a member without a case no longer compiles.
 *
 * @throws InvariantError when it is reached all the same.
 * @example
 * default: return unreachable(ticket.status);
 */
export function unreachable(value: never): never {
  throw new InvariantError(`unreachable value ${JSON.stringify(value)}`);
}
