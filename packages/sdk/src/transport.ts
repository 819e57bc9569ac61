import type { Credential } from './credential.ts';
import { bearerOf, checkedBearer } from './credential.ts';
import { AbortedError, ConnectionError, errorFrom, TimeoutError } from './errors.ts';
import type { WebSocketConstructor } from './live/web-socket.ts';
import type { FetchedResponse, FetchLike } from './request.ts';
import { parseRetryAfterMs, retryMs } from './retry.ts';

/** How calls are made; every field but `baseUrl` has a default. */
export interface TransportOptions {
  /** Where the API is, such as `https://queue.example.org`; a path before `/v1` is kept. */
  readonly baseUrl: string;
  /** In place of the platform's `fetch`. */
  readonly fetch?: FetchLike | undefined;
  /** In place of the platform's `WebSocket`; where there is neither, live state polls. */
  readonly WebSocket?: WebSocketConstructor | undefined;
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

/** Filters and paging; undefined ones are left out. */
export type Query = Readonly<Record<string, string | number | undefined>>;

/** A call before it becomes attempts; commands are made by `command`. */
export interface Call {
  /** Below the base URL, each part already encoded by {@link path}. */
  readonly path: string;
  readonly query?: Query | undefined;
  readonly options?: CallOptions | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** GET where absent. */
  readonly method?: 'GET' | 'POST' | 'PATCH';
  /** JSON text to send. */
  readonly body?: string;
}

const TIMEOUT_MS = 15_000;
const RETRIES_MAX = 3;

/** Carries calls to the API: credential, attempts, errors. Knows no resource. */
export class Transport {
  readonly baseUrl: string;
  readonly credential: string;
  readonly random: () => number;
  readonly now: () => number;
  readonly WebSocket: WebSocketConstructor | undefined;
  readonly #options: TransportOptions;

  /** @throws TypeError when the credential or the base URL cannot be used. */
  constructor(options: Credential & TransportOptions) {
    this.credential = checkedBearer(bearerOf(options));
    // Against a base: one whose scheme was left out, as in `localhost:8787`, is an address too, but none to ask below.
    this.baseUrl = new URL('?', options.baseUrl).href.replace(/\/*\?$/, '');
    this.random = options.random ?? Math.random;
    this.now = options.now ?? Date.now;
    this.WebSocket = options.WebSocket ?? globalThis.WebSocket;
    this.#options = options;
  }

  /**
   * Sends a call, again where that is of use, and gives its body.
   *
   * @throws CareQueueError of the kind that ended the last attempt.
   */
  async send<Body>(call: Call): Promise<Body> {
    const maxRetries = call.options?.maxRetries ?? this.#options.maxRetries ?? RETRIES_MAX;
    for (let count = 1; ; count += 1) {
      try {
        // The one place where an answer is taken at its word: the contract test holds the server to these shapes.
        return (await this.attempt(call)) as Body;
      } catch (error) {
        const delayMs = retryMs(error, count, this.random());
        if (count > maxRetries || delayMs === null) throw error;
        await pause(delayMs, call.options?.signal);
      }
    }
  }

  /**
   * Sends a call once.
   *
   * @returns the body: parsed JSON, text where it is not JSON, null when empty.
   * @throws CareQueueError where there is no answer, and for one with a status from 400.
   */
  async attempt({ path, query, headers, body, method = 'GET', options = {} }: Call): Promise<unknown> {
    const { fetch = globalThis.fetch, timeoutMs: usualMs = TIMEOUT_MS } = this.#options;
    const { credential = this.credential, timeoutMs = usualMs, signal } = options;
    const controller = new AbortController();
    const abort = () => controller.abort();
    const timer = setTimeout(abort, timeoutMs);
    signal?.addEventListener('abort', abort);
    if (signal?.aborted) abort();
    let response: FetchedResponse;
    let answer: unknown;
    try {
      response = await fetch(this.baseUrl + path + queryText(query), {
        method,
        headers: { Accept: 'application/json', Authorization: `Bearer ${checkedBearer(credential)}`, ...headers },
        ...(body !== undefined && { body }),
        signal: controller.signal,
      });
      answer = parsed(await response.text());
    } catch (cause) {
      const where = `${method} ${path}`;
      if (signal?.aborted) throw new AbortedError(`${where} was aborted.`, { cause: signal.reason });
      throw controller.signal.aborted
        ? new TimeoutError(`${where}: no answer within ${timeoutMs} ms.`, { cause })
        : new ConnectionError(`${where}: no answer.`, { cause });
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
    }
    const { status } = response;
    if (status < 400) return answer;
    const header = (name: string) => response.headers.get(name);
    throw errorFrom(status, answer, header('x-request-id'), parseRetryAfterMs(header('retry-after'), this.now()));
  }
}

function parsed(text: string): unknown {
  try {
    return text === '' ? null : JSON.parse(text);
  } catch {
    // Not ours (a proxy's page): kept as text, and reported by status.
    return text;
  }
}

/**
 * Builds a path, encoding what stands in it.
 *
 * @example
 * path`/v1/departments/${departmentId}/queue`;
 */
export function path(parts: TemplateStringsArray, ...values: readonly string[]): string {
  return String.raw(parts, ...values.map(encodeURIComponent));
}

/** Writes a query with its question mark; nothing for an empty one. */
export function queryText(query: Query = {}): string {
  // JSON leaves out what is undefined.
  const text = String(new URLSearchParams(JSON.parse(JSON.stringify(query))));
  return text && `?${text}`;
}

/** Ends early when the signal is aborted: the next attempt then says so. */
function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal?.addEventListener('abort', end);
  });
}
