/** A platform that did not answer as it should: not the caller's mistake, and worth another attempt. */
export class PlatformFault extends Error {
  override readonly name = 'PlatformFault';
  /** How long a caller should wait, in seconds. */
  readonly retryAfterSeconds: number;

  /** `what` names the platform's part (never a query or a parameter); the cause is for logs. */
  constructor(what: string, options: { cause?: unknown; retryAfterSeconds?: number } = {}) {
    super(what, { cause: options.cause });
    this.retryAfterSeconds = options.retryAfterSeconds ?? 1;
  }
}

/** Reads the two marks workerd puts on an error of a Durable Object stub. */
export function stubFault(error: unknown): { overloaded: boolean; retryable: boolean } {
  if (!(error instanceof Error)) return { overloaded: false, retryable: false };
  return {
    overloaded: 'overloaded' in error && error.overloaded === true,
    retryable: 'retryable' in error && error.retryable === true,
  };
}
