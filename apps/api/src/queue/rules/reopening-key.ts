/** At least 128 bits, and a beginning that nobody's own numbering has by chance: a hash of a token's number is hex too. */
const REOPENING_KEY = /^reopen_[0-9a-f]{32,}$/;

/**
 * Whether an `Idempotency-Key` opens alone, without the first body, what was taken under it: `reopen_` and at least 32
 * hex digits, which whoever makes it draws at random. By this form the first request has agreed to it.
 *
 * Every visitor of a page shares the publishable key that idempotency keys are scoped to; of these only such a key is
 * hard to guess by its form.
 *
 * @example
 * isReopeningKey('reopen_5f0c7a9e3b1d48620f7e6c5d4b3a2918'); // true
 * isReopeningKey('kiosk-2026-11-21-0017'); // false
 */
export function isReopeningKey(key: string): boolean {
  return REOPENING_KEY.test(key);
}
