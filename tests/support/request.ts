/** What a trial sends; `key` becomes the bearer credential. */
export interface TrialRequest {
  readonly method?: string;
  readonly path: string;
  readonly key?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly json?: unknown;
  /** Sent as it stands. */
  readonly text?: string | undefined;
}

/** What came back, its body read. */
export interface TrialResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body parsed, or undefined where it is no JSON. */
  readonly json: unknown;
}

/** Sends one request, past the SDK: what a stranger with a terminal can send. */
export async function send(baseUrl: string, request: TrialRequest): Promise<TrialResponse> {
  const body = request.json === undefined ? request.text : JSON.stringify(request.json);
  const headers = new Headers(body === undefined ? {} : { 'content-type': 'application/json' });
  if (request.key !== undefined) headers.set('authorization', `Bearer ${request.key}`);
  for (const [name, value] of Object.entries(request.headers ?? {})) headers.set(name, value);
  const method = request.method ?? (body === undefined ? 'GET' : 'POST');
  const response = await fetch(baseUrl + request.path, {
    method,
    headers,
    ...(body === undefined ? {} : { body }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, json: parse(text) };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Reads a field of a JSON value that may be anything: `at(body, 'ticket', 'id')`. */
export function at(value: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((inner, key) => {
    if (typeof inner !== 'object' || inner === null) return undefined;
    return Object.entries(inner).find(([name]) => name === String(key))?.[1];
  }, value);
}

/** Reads a field that must be text. */
export function textAt(value: unknown, ...path: readonly (string | number)[]): string {
  const found = at(value, ...path);
  if (typeof found !== 'string') throw new Error(`no text at ${path.join('.')} of ${JSON.stringify(value)}`);
  return found;
}

/** Reads a field that must be a number. */
export function numberAt(value: unknown, ...path: readonly (string | number)[]): number {
  const found = at(value, ...path);
  if (typeof found !== 'number') throw new Error(`no number at ${path.join('.')} of ${JSON.stringify(value)}`);
  return found;
}
