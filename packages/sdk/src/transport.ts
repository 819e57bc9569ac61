import { checkedBearer } from './credential.ts';
import { AbortedError, errorFrom } from './errors.ts';
import type { Answer, AttemptRequest, Failure, FetchLike } from './request.ts';
import { attempt } from './request.ts';
import { delayMs, parseRetryAfterMs, shouldRetry } from './retry.ts';

/** How calls are made; every field but `baseUrl` has a default. */
export interface TransportOptions {
  /** Where the API is, such as `https://queue.example.org`; a path before `/v1` is kept. */
  readonly baseUrl: string;
  /** In place of the platform's `fetch`. */
  readonly fetch?: FetchLike | undefined;
  /** For one attempt, ms; default 15,000. */
  readonly timeoutMs?: number | undefined;
  /** After the first attempt; default 3. */
  readonly maxRetries?: number | undefined;
  /** From 0 to 1; spreads retries. Default `Math.random`. */
  readonly random?: (() => number) | undefined;
  /** Local time, ms since 1970. Default `Date.now`. */
  readonly now?: (() => number) | undefined;
}

/** What one call may set for itself. */
export interface CallOptions {
  /** Ends the call with an `AbortedError`. */
  readonly signal?: AbortSignal | undefined;
  /** For each attempt of this call, ms. */
  readonly timeoutMs?: number | undefined;
  readonly maxRetries?: number | undefined;
  /** In place of the client's own credential: a ticket's `secret`, for what only its holder may do. */
  readonly credential?: string | undefined;
}

/** What one command may set for itself. */
export interface CommandOptions extends CallOptions {
  /**
   * Names the command, so that it happens once however often it is sent: 16 to 255 visible ASCII characters. Made
   * for each call where absent; set it to repeat a command after a restart of your own program.
   */
  readonly idempotencyKey?: string | undefined;
}

/** Filters and paging; undefined ones are left out. */
export type Query = Readonly<Record<string, string | number | undefined>>;

/** A call before it becomes attempts. */
export interface Call {
  readonly method: 'GET' | 'POST';
  /** Below the base URL, each part already encoded by {@link path}. */
  readonly path: string;
  readonly query?: Query | undefined;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly options?: CommandOptions | undefined;
}

const TIMEOUT_MS = 15_000;
const RETRIES_MAX = 3;

/** 18 random bytes are 24 characters: more than a publishable key must send, and beyond guessing. */
const IDEMPOTENCY_KEY_BYTES = 18;

/** Carries calls to the API: credential, attempts, errors. Knows no resource. */
export class Transport {
  readonly baseUrl: string;
  readonly credential: string;
  readonly random: () => number;
  readonly now: () => number;
  readonly #fetch: FetchLike;
  readonly #timeoutMs: number;
  readonly #maxRetries: number;

  constructor(credential: string, options: TransportOptions) {
    this.credential = checkedBearer(credential);
    this.baseUrl = new URL(options.baseUrl).href.replace(/[?#].*$/, '').replace(/\/+$/, '');
    this.#fetch = options.fetch ?? ((url, init) => globalThis.fetch(url, init));
    this.#timeoutMs = options.timeoutMs ?? TIMEOUT_MS;
    this.#maxRetries = options.maxRetries ?? RETRIES_MAX;
    this.random = options.random ?? Math.random;
    this.now = options.now ?? Date.now;
  }

  /**
   * Sends a call, again where that is safe and of use, and gives its body.
   *
   * @throws CareQueueError of the kind that ended the last attempt.
   */
  async send<Body>(call: Call): Promise<Body> {
    const request = this.#prepare(call);
    const maxRetries = call.options?.maxRetries ?? this.#maxRetries;
    for (let count = 1; ; count += 1) {
      const outcome = await attempt(this.#fetch, request);
      // The one place where an answer is taken at its word: the contract test holds the server to these shapes.
      if (outcome.kind === 'answered' && outcome.status < 400) return outcome.body as Body;
      const retryAfterMs = this.retryAfterMs(outcome);
      const end = outcome.kind === 'answered' ? { status: outcome.status } : outcome.end;
      // Every POST carries a key and every GET only reads: all calls of this package are repeatable.
      if (!shouldRetry({ attempt: count, maxRetries, end, isRepeatable: true, retryAfterMs })) {
        throw this.errorOf(outcome);
      }
      await pause(delayMs({ attempt: count, random: this.random(), retryAfterMs }), request.signal);
    }
  }

  /** Sends a call once and gives what came of it, whatever it was. */
  attempt(call: Call): Promise<Answer | Failure> {
    return attempt(this.#fetch, this.#prepare(call));
  }

  /** What the server asked to wait, ms. */
  retryAfterMs(outcome: Answer | Failure): number | null {
    return outcome.kind === 'answered' ? parseRetryAfterMs(outcome.header('retry-after'), this.now()) : null;
  }

  /** The error that an unwanted outcome is. */
  errorOf(outcome: Answer | Failure) {
    if (outcome.kind === 'failed') return outcome.error;
    return errorFrom({
      status: outcome.status,
      body: outcome.body,
      requestId: outcome.header('x-request-id'),
      retryAfterMs: this.retryAfterMs(outcome),
    });
  }

  #prepare(call: Call): AttemptRequest {
    const { options } = call;
    const credential = options?.credential === undefined ? this.credential : checkedBearer(options.credential);
    const isCommand = call.method === 'POST';
    return {
      method: call.method,
      url: this.baseUrl + call.path + queryText(call.query),
      headers: {
        Accept: 'application/json',
        Authorization: `Bearer ${credential}`,
        ...(isCommand && {
          'Content-Type': 'application/json',
          'Idempotency-Key': options?.idempotencyKey ?? newIdempotencyKey(),
        }),
        ...call.headers,
      },
      body: isCommand ? JSON.stringify(call.body ?? {}) : null,
      timeoutMs: options?.timeoutMs ?? this.#timeoutMs,
      signal: options?.signal,
    };
  }
}

/**
 * Builds a path, encoding what stands in it.
 *
 * @example
 * path`/v1/departments/${departmentId}/queue`;
 */
export function path(parts: TemplateStringsArray, ...values: readonly string[]): string {
  return parts.reduce((text, part, index) => text + encodeURIComponent(values[index - 1] ?? '') + part);
}

/** Writes a query with its question mark; nothing for an empty one. */
export function queryText(query: Query | undefined): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value !== undefined) search.set(name, String(value));
  }
  const text = search.toString();
  return text === '' ? '' : `?${text}`;
}

/** `randomUUID` is missing on pages without https, `getRandomValues` is not. */
function newIdempotencyKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(IDEMPOTENCY_KEY_BYTES));
  return btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, '-')
    .replace(/\//g, '_');
}

function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const onAbort = () => {
      clearTimeout(timer);
      reject(new AbortedError('The call was aborted by its signal.', { cause: signal?.reason }));
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', onAbort);
      resolve();
    }, ms);
    signal?.addEventListener('abort', onAbort, { once: true });
  });
}
