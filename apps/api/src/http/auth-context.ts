import type { Context } from 'hono';
import type { Refused } from '../kernel/decision.ts';
import type { HospitalId, KeyId, TicketId } from '../kernel/ids.ts';
import type { HttpRefusal } from './refusals.ts';

/**
 * Who may call: a page's visitor (publishable key), a ticket's holder, whoever follows a ticket by its link, a hospital's
 * server (secret key).
 */
export type CallerKind = 'visitor' | 'ticket' | 'follower' | 'server';

/** Every kind of caller, for documents and tests that walk them. */
export const CALLER_KINDS: readonly CallerKind[] = ['visitor', 'ticket', 'follower', 'server'];

/** Whoever came by a ticket's link: he may look and say that he is there, and no more. */
export interface Follower {
  readonly kind: 'follower';
  readonly ticketId: TicketId;
  /** Which of the ticket's links he came by; a replaced one opens nothing. */
  readonly generation: number;
}

/** An authenticated caller. */
export type Caller =
  | {
      readonly kind: 'visitor';
      readonly hospitalId: HospitalId;
      readonly keyId: KeyId;
      /** The page's origin; null for a page on our own origin that sent none. */
      readonly origin: string | null;
    }
  | { readonly kind: 'ticket'; readonly ticketId: TicketId }
  | Follower
  | { readonly kind: 'server'; readonly hospitalId: HospitalId; readonly keyId: KeyId };

/**
 * What a request showed, checked as far as that needs no look-up (a key's checksum, a ticket credential's signature).
 * It holds no credential, so it may cross an RPC: of a key only its SHA-256 in hex.
 */
export type PresentedCredential =
  | {
      readonly kind: 'publishable';
      readonly hash: string;
      readonly origin: string | null;
      readonly sameOrigin: boolean;
    }
  | { readonly kind: 'secret'; readonly hash: string; readonly fromBrowser: boolean }
  | { readonly kind: 'ticket'; readonly ticketId: TicketId }
  | Follower;

/** The answer to "what did this request show?". */
export type PresentResult = { readonly ok: true; readonly presented: PresentedCredential } | Refused<HttpRefusal>;

/** Reads the credential of a request; identity implements it. */
export type PresentCredential = (request: Request) => PresentResult;

/** Values every handler of ours finds in its context. */
export interface HttpVariables {
  requestId: string;
  /** Base of public links, without a slash at its end. */
  publicUrl: string;
  presentCredential: PresentCredential;
}

/** Hono's environment for our routes. */
export interface HttpEnvironment {
  Variables: HttpVariables;
}

/** The context of a request. */
export type HttpContext = Context<HttpEnvironment>;

/** The kind of caller a credential stands for. */
export function callerKindOf(presented: PresentedCredential): CallerKind {
  switch (presented.kind) {
    case 'publishable':
      return 'visitor';
    case 'secret':
      return 'server';
    case 'ticket':
    case 'follower':
      return presented.kind;
  }
}

/**
 * Reads `Authorization: Bearer …`, or for a socket the second of `Sec-WebSocket-Protocol: carequeue.v1, …`.
 * `defineRoute` has called it already; a handler takes `presented` from its input.
 */
export function presentCredential(context: HttpContext): PresentResult {
  return context.var.presentCredential(context.req.raw);
}
