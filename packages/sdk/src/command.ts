import type { Call, CallOptions } from './transport.ts';

/** What one command may set for itself. */
export interface CommandOptions extends CallOptions {
  /**
   * Names the command, so that it happens once however often it is sent: 16 to 255 visible ASCII characters. Made
   * for each call where absent; set it to repeat a command after a restart of your own program. Draw it at random: for
   * 24 hours it is a secret, which brings the command's answer again, of `tickets.issue` the ticket's credential.
   */
  readonly idempotencyKey?: string | undefined;
}

/** 18 random bytes are 24 characters: more than a publishable key must send, and beyond guessing. */
const IDEMPOTENCY_KEY_BYTES = 18;

/** A POST, named once however often it is sent. `path` is already encoded. */
export function command(path: string, body: unknown = {}, options: CommandOptions = {}): Call {
  const key = options.idempotencyKey ?? newIdempotencyKey();
  return {
    path,
    method: 'POST',
    body: JSON.stringify(body, asItIs),
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key },
    options,
  };
}

/** Old libraries give lists a `toJSON` that writes them as text; what a replacer returns is written without it. */
function asItIs(this: Readonly<Record<string, unknown>>, key: string): unknown {
  return this[key];
}

/** `randomUUID` is missing on pages without https, `getRandomValues` is not. */
function newIdempotencyKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(IDEMPOTENCY_KEY_BYTES));
  return btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, '-')
    .replace(/\//g, '_');
}
