import type { PresentCredential, PresentResult } from '../http/auth-context.ts';
import { httpRefusals } from '../http/refusals.ts';
import { refused } from '../kernel/decision.ts';
import { readKey } from './keys.ts';
import type { TicketSecrets } from './ticket-credential.ts';
import { verifyFollowerCredential, verifyTicketCredential } from './ticket-credential.ts';

/** The subprotocol of live sockets; a browser's second offer is the credential. */
export const LIVE_SUBPROTOCOL = 'carequeue.v1';

const BEARER = /^Bearer ([\x21-\x7e]+)$/i;
/** Our longest credential has 107 characters. */
const CREDENTIAL_LENGTH_MAX = 128;

function fromSubprotocols(header: string): string | null {
  const [first, second, ...others] = header.split(',').map((text) => text.trim());
  return first === LIVE_SUBPROTOCOL && second !== undefined && others.length === 0 ? second : null;
}

/** The credential's text: null when none was sent, '' when it could not be read. */
function credentialText(headers: Headers): string | null {
  const authorization = headers.get('Authorization');
  if (authorization !== null) return BEARER.exec(authorization.trim())?.[1] ?? '';
  const protocols = headers.get('Sec-WebSocket-Protocol');
  return protocols === null ? null : fromSubprotocols(protocols);
}

/**
 * Gives the function that reads a request's credential: a key's checksum and a ticket credential's signature are
 * checked here, all else by `authenticate`. Refuses with `unauthenticated`.
 */
export function presentWith(secrets: () => TicketSecrets): PresentCredential {
  return ({ headers }): PresentResult => {
    const text = credentialText(headers);
    if (text === null) return refused(httpRefusals.refuse('unauthenticated', { reason: 'missing' }));
    const malformed = refused(httpRefusals.refuse('unauthenticated', { reason: 'malformed' }));
    if (text.length > CREDENTIAL_LENGTH_MAX) return malformed;
    const origin = headers.get('Origin');
    if (text.startsWith('cq_tk_')) {
      const ticketId = verifyTicketCredential(text, secrets());
      if (ticketId !== null) return { ok: true, presented: { kind: 'ticket', ticketId } };
      const follower = verifyFollowerCredential(text, secrets());
      return follower === null ? malformed : { ok: true, presented: follower };
    }
    const key = readKey(text);
    if (key === null) return malformed;
    if (key.kind === 'secret') {
      return { ok: true, presented: { kind: 'secret', hash: key.hash, fromBrowser: origin !== null } };
    }
    const sameOrigin = headers.get('Sec-Fetch-Site') === 'same-origin';
    return { ok: true, presented: { kind: 'publishable', hash: key.hash, origin, sameOrigin } };
  };
}
