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
  /** JSON text; null for none. */
  readonly body: string | null;
  /** Until the whole answer is read, ms. */
  readonly timeoutMs: number;
  readonly signal: AbortSignal | undefined;
}

/** An answer, whatever its status. */
export interface Answer {
  readonly kind: 'answered';
  readonly status: number;
  readonly header: (name: string) => string | null;
  /** Parsed JSON; text where it is not JSON; null when empty. */
  readonly body: unknown;
}

/** No answer. */
export interface Failure {
  readonly kind: 'failed';
  readonly end: 'connection' | 'timeout' | 'aborted';
  readonly error: ConnectionError | TimeoutError | AbortedError;
}

/** Makes one attempt. Never throws: what went wrong is the value. */
export async function attempt(fetch: FetchLike, request: AttemptRequest): Promise<Answer | Failure> {
  const { signal } = request;
  if (signal?.aborted) return aborted(signal);

  const controller = new AbortController();
  let isLate = false;
  const onAbort = () => controller.abort();
  signal?.addEventListener('abort', onAbort, { once: true });
  const timer = setTimeout(() => {
    isLate = true;
    controller.abort();
  }, request.timeoutMs);

  try {
    const response = await fetch(request.url, {
      method: request.method,
      headers: { ...request.headers },
      ...(request.body === null ? {} : { body: request.body }),
      signal: controller.signal,
    });
    const text = await response.text();
    return {
      kind: 'answered',
      status: response.status,
      header: (name) => response.headers.get(name),
      body: parseBody(text),
    };
  } catch (cause) {
    if (signal?.aborted) return aborted(signal);
    const where = `${request.method} ${new URL(request.url).pathname}`;
    if (isLate) {
      const error = new TimeoutError(`${where} was not answered within ${request.timeoutMs} ms.`, { cause });
      return { kind: 'failed', end: 'timeout', error };
    }
    const error = new ConnectionError(`${where} got no answer: the server could not be reached.`, { cause });
    return { kind: 'failed', end: 'connection', error };
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', onAbort);
  }
}

function aborted(signal: AbortSignal): Failure {
  const error = new AbortedError('The call was aborted by its signal.', { cause: signal.reason });
  return { kind: 'failed', end: 'aborted', error };
}

function parseBody(text: string): unknown {
  if (text === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    // Not ours (a proxy's page): kept as text, and reported by status.
    return text;
  }
}
