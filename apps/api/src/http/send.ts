import type { StatusCode } from 'hono/utils/http-status';
import type { HttpContext } from './auth-context.ts';

/**
 * Answers with the headers the middleware prepared and these; a null body has no content.
 *
 * @throws RangeError for a status that is none.
 */
export function send(
  context: HttpContext,
  status: number,
  body: string | null,
  headers: Readonly<Record<string, string>>,
): Response {
  // Hono types each status by its number; which one it is, is only known at run time here.
  return context.newResponse(body, status as StatusCode, headers);
}
