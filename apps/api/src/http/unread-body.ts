import type { MiddlewareHandler } from 'hono';
import type { HttpEnvironment } from './auth-context.ts';

/** Past this the connection is ended; our own largest body is a hundred times smaller. */
const DISCARDED_BYTES_MAX = 8 * 1024 * 1024;

/** Reads the rest of a body and throws it away, up to a limit. */
export async function discardRest(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<void> {
  let length = 0;
  while (length <= DISCARDED_BYTES_MAX) {
    const { done, value } = await reader.read();
    if (done) return;
    length += value.byteLength;
  }
  await reader.cancel();
}

/**
 * Reads the body of a request that was refused before anybody looked at it: a sender that is still writing would
 * otherwise meet a broken connection and never read why.
 */
export function unreadBody(): MiddlewareHandler<HttpEnvironment> {
  return async (context, next) => {
    await next();
    const { raw } = context.req;
    if (context.res.status >= 400 && raw.body !== null && !raw.bodyUsed) await discardRest(raw.body.getReader());
  };
}
