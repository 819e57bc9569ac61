import { z } from 'zod';
import type { Caller } from '../../http/auth-context.ts';
import type { BucketRule, TokenBucket } from '../../http/rate-limit.ts';
import { fullBucket, takeToken } from '../../http/rate-limit.ts';
import type { JoinProof } from '../rules/join-code.ts';
import { JOIN_CODE_WINDOW_MS } from '../rules/join-code.ts';

/** How much one caller may ask of a department. */
export interface Limits {
  readonly secretKeyPerSecond: number;
  readonly ticketsPerMinutePerAddress: number;
  readonly openTicketsPerPhone: number;
  /** Tickets taken with one code of the site, in place of the address's limit. */
  readonly ticketsPerJoinCode: number;
  /** Wrong codes in five minutes before an address is asked to wait. */
  readonly wrongJoinCodesPerAddress: number;
  /** Wrong codes in five minutes, of all addresses together. */
  readonly wrongJoinCodes: number;
  /** Links that are opened. */
  readonly claimsPerMinutePerAddress: number;
  /** Codes of links that are none, in five minutes. */
  readonly wrongClaimsPerAddress: number;
  /** What screens say of themselves. */
  readonly displaysPerMinutePerAddress: number;
  /** What all screens of a department say of themselves. */
  readonly displaysPerMinute: number;
}

/** Who asks for a ticket, and from which address; null when it is not known. */
export interface Visitor {
  readonly caller: Caller;
  readonly address: string | null;
}

/** Buckets kept at once; past it the fullest-forgotten is simply the oldest. */
const BUCKETS_MAX = 10_000;

const limit = (figure: number) => z.coerce.number().int().positive().default(figure);

const limitsSchema = z.object({
  LIMITS_SECRET_KEY_PER_SECOND: limit(600),
  LIMITS_TICKETS_PER_MINUTE_PER_ADDRESS: limit(30),
  LIMITS_OPEN_TICKETS_PER_PHONE: limit(3),
  // More than the busiest hall takes in five minutes; a code that was sent around gives no more.
  LIMITS_TICKETS_PER_JOIN_CODE: limit(200),
  // A hall behind one address mistypes now and then.
  LIMITS_WRONG_JOIN_CODES_PER_ADDRESS: limit(30),
  // Two of a hundred million codes are right: guessing at this rate for a whole day hits once in three hundred days.
  LIMITS_WRONG_JOIN_CODES: limit(600),
  // A hall behind one address, each with a slip.
  LIMITS_CLAIMS_PER_MINUTE_PER_ADDRESS: limit(300),
  // Nobody types these codes; a link may be cut by the program it was sent with.
  LIMITS_WRONG_CLAIMS_PER_ADDRESS: limit(30),
  // Fifty screens behind one address tell of themselves every four minutes, and some of them are touched.
  LIMITS_DISPLAYS_PER_MINUTE_PER_ADDRESS: limit(60),
  LIMITS_DISPLAYS_PER_MINUTE: limit(300),
});

/** Limits as the environment gives them; those that are not set have their documented figures. */
export type LimitSettings = { readonly [Name in keyof z.input<typeof limitsSchema>]?: string };

/**
 * Reads limits from the environment's text, with the documented figures where none is set.
 *
 * @throws ZodError naming the setting that is no whole number above 0.
 */
export function readLimits(environment: LimitSettings): Limits {
  const settings = limitsSchema.parse(environment);
  return {
    secretKeyPerSecond: settings.LIMITS_SECRET_KEY_PER_SECOND,
    ticketsPerMinutePerAddress: settings.LIMITS_TICKETS_PER_MINUTE_PER_ADDRESS,
    openTicketsPerPhone: settings.LIMITS_OPEN_TICKETS_PER_PHONE,
    ticketsPerJoinCode: settings.LIMITS_TICKETS_PER_JOIN_CODE,
    wrongJoinCodesPerAddress: settings.LIMITS_WRONG_JOIN_CODES_PER_ADDRESS,
    wrongJoinCodes: settings.LIMITS_WRONG_JOIN_CODES,
    claimsPerMinutePerAddress: settings.LIMITS_CLAIMS_PER_MINUTE_PER_ADDRESS,
    wrongClaimsPerAddress: settings.LIMITS_WRONG_CLAIMS_PER_ADDRESS,
    displaysPerMinutePerAddress: settings.LIMITS_DISPLAYS_PER_MINUTE_PER_ADDRESS,
    displaysPerMinute: settings.LIMITS_DISPLAYS_PER_MINUTE,
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

  /**
   * Takes one new ticket's worth: of the code that shows that the visitor is at the site, else of his address.
   * Returns the seconds to wait, or null when it is allowed.
   */
  takeTicket(visitor: Visitor, proof: JoinProof, nowMs: number): number | null {
    const { caller, address } = visitor;
    if (caller.kind !== 'visitor') return null;
    if (proof.kind === 'right') {
      const capacity = this.#limits.ticketsPerJoinCode;
      // A code gives no more than its allowance; with the next one there is a new one.
      const perSecond = 1000 / JOIN_CODE_WINDOW_MS;
      return this.#take(`code ${proof.windowStartsAt}`, { capacity, perSecond }, nowMs);
    }
    if (address === null) return null;
    const capacity = this.#limits.ticketsPerMinutePerAddress;
    return this.#take(`address ${networkOf(address)}`, { capacity, perSecond: capacity / 60 }, nowMs);
  }

  /** The seconds until another code may be tried, right or wrong, or null when it may be now. */
  guessWait({ address }: Visitor, nowMs: number): number | null {
    const waits = this.#guessBuckets(address).map(({ name, rule }) => {
      const taken = takeToken(this.#buckets.get(name) ?? fullBucket(rule, nowMs), rule, nowMs);
      return taken.allowed ? 0 : taken.retryAfterSeconds;
    });
    const longest = Math.max(...waits);
    return longest === 0 ? null : longest;
  }

  /** Counts a wrong code. */
  takeGuess({ address }: Visitor, nowMs: number): void {
    for (const { name, rule } of this.#guessBuckets(address)) this.#take(name, rule, nowMs);
  }

  /**
   * Takes one link's worth of an address. Returns the seconds to wait, or null when it may be opened; who has tried too
   * many wrong ones has to wait with any.
   */
  takeClaim(address: string | null, nowMs: number): number | null {
    if (address === null) return null;
    const { name, rule } = this.#wrongClaims(address);
    const guess = takeToken(this.#buckets.get(name) ?? fullBucket(rule, nowMs), rule, nowMs);
    if (!guess.allowed) return guess.retryAfterSeconds;
    const capacity = this.#limits.claimsPerMinutePerAddress;
    return this.#take(`claims ${networkOf(address)}`, { capacity, perSecond: capacity / 60 }, nowMs);
  }

  /** Counts a code that is none of ours. */
  takeWrongClaim(address: string | null, nowMs: number): void {
    if (address === null) return;
    const { name, rule } = this.#wrongClaims(address);
    this.#take(name, rule, nowMs);
  }

  /** Takes what one word of a screen is worth. Returns the seconds to wait, or null when it is allowed. */
  takeDisplay(address: string | null, nowMs: number): number | null {
    const perMinute = (capacity: number) => ({ capacity, perSecond: capacity / 60 });
    const { displaysPerMinutePerAddress, displaysPerMinute } = this.#limits;
    const name = `displays ${address === null ? '' : networkOf(address)}`;
    return (
      this.#take(name, perMinute(displaysPerMinutePerAddress), nowMs) ??
      this.#take('displays', perMinute(displaysPerMinute), nowMs)
    );
  }

  #wrongClaims(address: string): { readonly name: string; readonly rule: BucketRule } {
    const capacity = this.#limits.wrongClaimsPerAddress;
    return {
      name: `wrong claims ${networkOf(address)}`,
      rule: { capacity, perSecond: (capacity / JOIN_CODE_WINDOW_MS) * 1000 },
    };
  }

  #guessBuckets(address: string | null): readonly { readonly name: string; readonly rule: BucketRule }[] {
    const bucket = (name: string, capacity: number) => ({
      name,
      rule: { capacity, perSecond: (capacity / JOIN_CODE_WINDOW_MS) * 1000 },
    });
    const ofAll = bucket('guesses', this.#limits.wrongJoinCodes);
    if (address === null) return [ofAll];
    return [ofAll, bucket(`guesses ${networkOf(address)}`, this.#limits.wrongJoinCodesPerAddress)];
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

const HEXTETS_OF_A_NETWORK = 4;

/** What one household or hall is counted as: an IPv4 address, or the /64 of an IPv6 one, in which everybody has millions. */
export function networkOf(address: string): string {
  if (!address.includes(':') || address.includes('.')) return address;
  const [head = '', tail] = address.split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const gap = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  const hextets = [...before, ...Array.from({ length: gap }, () => '0'), ...after];
  return hextets
    .slice(0, HEXTETS_OF_A_NETWORK)
    .map((hextet) => Number.parseInt(hextet, 16).toString(16))
    .join(':');
}
