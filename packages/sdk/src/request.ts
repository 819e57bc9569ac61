import { AbortedError, ConnectionError, TimeoutError } from './errors.ts';

/** What this package asks of a `fetch`: any platform's satisfies it. */
export type FetchLike = (
  url: string,
  init: { method: string; headers: Record<string, string>; body?: string; signal: AbortSignal },
) => Promise<FetchedResponse>;

/** What this package reads of a response. */
export interface FetchedResponse {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  text(): Promise<string>;
}

/** One attempt, ready to go on the wire. */
export interface AttemptRequest {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON text, where there is any. */
  readonly body: string | undefined;
  /** Until the whole answer is read, ms. */
  readonly timeoutMs: number;
  readonly signal: AbortSignal | undefined;
}

/** An answer, whatever its status. */
export interface Answer {
  readonly status: number;
  readonly header: (name: string) => string | null;
  /** Parsed JSON; text where it is not JSON; null when empty. */
  readonly body: unknown;
}

/**
 * Makes one attempt.
 *
 * @throws ConnectionError, TimeoutError, AbortedError when there is no answer.
 */
export async function attempt(fetch: FetchLike, request: AttemptRequest): Promise<Answer> {
  const { method, url, headers, body, timeoutMs, signal } = request;
  const controller = new AbortController();
  let isLate = false;
  const onAbort = () => controller.abort();
  signal?.addEventListener('abort', onAbort);
  const timer = setTimeout(() => {
    isLate = true;
    onAbort();
  }, timeoutMs);

  try {
    if (signal?.aborted) onAbort();
    const response = await fetch(url, {
      method,
      headers: { ...headers },
      ...(body !== undefined && { body }),
      signal: controller.signal,
    });
    const text = await response.text();
    return { status: response.status, header: (name) => response.headers.get(name), body: parseBody(text) };
  } catch (cause) {
    if (signal?.aborted) throw new AbortedError('The call was aborted by its signal.', { cause: signal.reason });
    const where = `${method} ${new URL(url).pathname}`;
    throw isLate
      ? new TimeoutError(`${where} was not answered within ${timeoutMs} ms.`, { cause })
      : new ConnectionError(`${where} got no answer: the server could not be reached.`, { cause });
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', onAbort);
  }
}

function parseBody(text: string): unknown {
  try {
    return text === '' ? null : JSON.parse(text);
  } catch {
    // Not ours (a proxy's page): kept as text, and reported by status.
    return text;
  }
}
