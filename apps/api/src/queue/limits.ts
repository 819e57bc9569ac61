import { z } from 'zod';
import type { Caller } from '../http/auth-context.ts';
import type { BucketRule, TokenBucket } from '../http/rate-limit.ts';
import { fullBucket, takeToken } from '../http/rate-limit.ts';

/** How much one caller may ask of a department. */
export interface Limits {
  readonly secretKeyPerSecond: number;
  readonly ticketsPerMinutePerAddress: number;
  readonly openTicketsPerPhone: number;
}

/** Buckets kept at once; past it the fullest-forgotten is simply the oldest. */
const BUCKETS_MAX = 10_000;

const limit = (figure: number) => z.coerce.number().int().positive().default(figure);

const limitsSchema = z.object({
  LIMITS_SECRET_KEY_PER_SECOND: limit(600),
  LIMITS_TICKETS_PER_MINUTE_PER_ADDRESS: limit(30),
  LIMITS_OPEN_TICKETS_PER_PHONE: limit(3),
});

/**
 * Reads limits from the environment's text, with the documented figures where none is set.
 *
 * @throws ZodError naming the setting that is no whole number above 0.
 */
export function readLimits(environment: { readonly [Name in keyof z.input<typeof limitsSchema>]?: unknown }): Limits {
  const settings = limitsSchema.parse(environment);
  return {
    secretKeyPerSecond: settings.LIMITS_SECRET_KEY_PER_SECOND,
    ticketsPerMinutePerAddress: settings.LIMITS_TICKETS_PER_MINUTE_PER_ADDRESS,
    openTicketsPerPhone: settings.LIMITS_OPEN_TICKETS_PER_PHONE,
  };
}

/**
 * Counts what callers take. Kept in memory only: an object that sleeps forgets, which is always in the caller's favour
 * and costs no row.
 */
export class Allowances {
  readonly #limits: Limits;
  readonly #buckets = new Map<string, TokenBucket>();

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  /** Takes one command's worth. Returns the seconds to wait, or null when it is allowed. */
  takeCommand(caller: Caller, nowMs: number): number | null {
    if (caller.kind !== 'server') return null;
    const perSecond = this.#limits.secretKeyPerSecond;
    return this.#take(`key ${caller.keyId}`, { capacity: perSecond, perSecond }, nowMs);
  }

  /** Takes one new ticket's worth. Returns the seconds to wait, or null when it is allowed. */
  takeTicket(caller: Caller, address: string | null, nowMs: number): number | null {
    if (caller.kind !== 'visitor' || address === null) return null;
    const capacity = this.#limits.ticketsPerMinutePerAddress;
    return this.#take(`address ${address}`, { capacity, perSecond: capacity / 60 }, nowMs);
  }

  #take(name: string, rule: BucketRule, nowMs: number): number | null {
    const taken = takeToken(this.#buckets.get(name) ?? fullBucket(rule, nowMs), rule, nowMs);
    this.#buckets.delete(name);
    this.#buckets.set(name, taken.bucket);
    const oldest = this.#buckets.size > BUCKETS_MAX ? this.#buckets.keys().next().value : undefined;
    if (oldest !== undefined) this.#buckets.delete(oldest);
    return taken.allowed ? null : taken.retryAfterSeconds;
  }
}
