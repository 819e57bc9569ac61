import type { HttpContext } from './auth-context.ts';
import { problem } from './problem.ts';
import { httpRefusals } from './refusals.ts';
import { send } from './send.ts';

/** Names that a build gives by content, so that each version has others: `hi-5TQ2XK7M.js`, `voice-index-0a1b2c3d4e.js`. */
const NAMED_BY_CONTENT = /-(?:[0-9A-Z]{8}|[0-9a-f]{10})\.js$/;

/** Serves static files, as the platform's binding does. */
export type StaticFiles = () => { fetch(address: URL): Promise<Response> };

/**
 * Answers who asks for a part of a version that a deployment took away with a script of the present one: it runs in that
 * older page, brings it to the present version where that harms nobody, and ends in an error, so that the older script goes
 * on as without a network. docs/decisions/0033-parts-of-earlier-versions.md says why.
 *
 * @param script - the address of that script.
 */
export function partGone(staticFiles: StaticFiles, script: string): (context: HttpContext) => Promise<Response> {
  return async (context) => {
    const { pathname } = new URL(context.req.url);
    const notFound = (): Response => problem(context, httpRefusals.refuse('not_found', {}));
    if (!NAMED_BY_CONTENT.test(pathname)) return notFound();
    const answer = await staticFiles().fetch(new URL(script, context.req.url));
    if (!answer.ok) return notFound();
    // A module runs only where its answer is a success. Nobody keeps it: the part may be there again after a moment.
    return send(context, 200, await answer.text(), { 'Content-Type': 'text/javascript; charset=utf-8' });
  };
}
