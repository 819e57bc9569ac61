import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Instant } from '../../kernel/time.ts';
import { instantOf, toIso } from '../../kernel/time.ts';

/** A code is shown for this long, and accepted for as long again: whoever reads it still has to type it. */
export const JOIN_CODE_WINDOW_MS = 5 * 60_000;

/** Two codes are right at a time: a guess hits one of fifty million. */
const DIGITS = 8;
/** Longer than the code with whatever is typed between its digits. */
export const JOIN_CODE_LENGTH_MAX = 40;
/** The zeros of the digits people in our hospitals type, beside ASCII's. */
const ZEROS = '٠۰०০੦૦୦௦౦೦൦０';

/** The code of the moment. */
export interface JoinCode {
  /** Eight digits in two groups, `4821 7390`. */
  readonly code: string;
  /** When the next one is shown, ISO 8601. */
  readonly expiresAt: string;
}

/** What a visitor's code shows: nothing was given, it is of no current window, or the window it is of. */
export type JoinProof =
  | { readonly kind: 'none' | 'wrong' }
  | { readonly kind: 'right'; readonly windowStartsAt: Instant };

/** Nothing was given. */
export const NO_PROOF: JoinProof = { kind: 'none' };

/**
 * The codes that show that somebody is at the site: made of a secret that never leaves the department's object, so that
 * knowing one tells nothing of the next. Pure: the same secret and instant give the same code.
 */
export class JoinCodes {
  readonly #secret: Uint8Array;

  constructor(secret: Uint8Array) {
    this.#secret = secret;
  }

  /** The code to show at an instant. */
  at(now: Instant): JoinCode {
    const window = windowAt(now);
    const digits = this.#digits(window);
    return {
      code: `${digits.slice(0, DIGITS / 2)} ${digits.slice(DIGITS / 2)}`,
      expiresAt: toIso(instantOf((window + 1) * JOIN_CODE_WINDOW_MS)),
    };
  }

  /** Holds what was typed against the code of the moment and the one before; the time it takes tells nothing. */
  check(text: string | undefined, now: Instant): JoinProof {
    if (text === undefined) return NO_PROOF;
    const typed = Buffer.from(digitsOf(text));
    let proof: JoinProof = { kind: 'wrong' };
    for (const window of [windowAt(now) - 1, windowAt(now)]) {
      const right = Buffer.from(this.#digits(window));
      if (typed.length === right.length && timingSafeEqual(typed, right)) {
        proof = { kind: 'right', windowStartsAt: instantOf(window * JOIN_CODE_WINDOW_MS) };
      }
    }
    return proof;
  }

  #digits(window: number): string {
    const digest = createHmac('sha256', this.#secret).update(`join code ${window}`).digest();
    return String(digest.readBigUInt64BE() % 10n ** BigInt(DIGITS)).padStart(DIGITS, '0');
  }
}

function windowAt(now: Instant): number {
  return Math.floor(now / JOIN_CODE_WINDOW_MS);
}

/** The digits that were typed, in whatever script, without what stands between them. */
function digitsOf(text: string): string {
  return [...text]
    .map((character) => {
      const value = [...ZEROS].map((zero) => (character.codePointAt(0) ?? 0) - (zero.codePointAt(0) ?? 0));
      return String(value.find((digit) => digit >= 0 && digit <= 9) ?? character);
    })
    .join('')
    .replace(/[\s\p{Dash}.]/gu, '');
}
