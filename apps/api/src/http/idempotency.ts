import { z } from 'zod';
import type { CallerKind } from './auth-context.ts';
import { httpRefusals } from './refusals.ts';

/** Longest key that is kept; a UUID has 36. */
export const KEY_LENGTH_MAX = 255;
/** A visitor's key must be hard to guess, because every visitor of a page shares the credential it is scoped to; no form shows that it is. */
export const VISITOR_KEY_LENGTH_MIN = 16;

const VISIBLE_ASCII = /^[\x21-\x7e]+$/;

/** The header in the reference. */
export const idempotencyKeySchema = z
  .string()
  .min(1)
  .max(KEY_LENGTH_MAX)
  .regex(VISIBLE_ASCII)
  .meta({ example: '6f1a2f0e-9a8c-4f0b-8f6e-0f1c2d3e4a5b' });

/**
 * Reads an `Idempotency-Key`; null when none was sent. Refuses with `idempotency_key_invalid`.
 *
 * @example
 * readIdempotencyKey(request.headers.get('Idempotency-Key'), 'server');
 */
export function readIdempotencyKey(header: string | null, caller: CallerKind | null) {
  if (header === null) return { ok: true, key: null } as const;
  const lengthMin = caller === 'visitor' ? VISITOR_KEY_LENGTH_MIN : 1;
  if (header.length >= lengthMin && header.length <= KEY_LENGTH_MAX && VISIBLE_ASCII.test(header)) {
    return { ok: true, key: header } as const;
  }
  const refusal = httpRefusals.refuse('idempotency_key_invalid', { lengthMin, lengthMax: KEY_LENGTH_MAX });
  return { ok: false, refusal } as const;
}
