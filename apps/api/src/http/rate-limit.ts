/** A token bucket: `tokens` now, refilled since `refilledAtMs`. */
export interface TokenBucket {
  readonly tokens: number;
  readonly refilledAtMs: number;
}

/** How a bucket fills: at most `capacity` tokens, `perSecond` new ones each second. */
export interface BucketRule {
  readonly capacity: number;
  readonly perSecond: number;
}

/** The bucket afterwards, and what a caller is told. */
export interface TakeResult {
  readonly bucket: TokenBucket;
  readonly allowed: boolean;
  /** Whole tokens that are left. */
  readonly remaining: number;
  /** Seconds until one token is there, at least 1 when refused and 0 when allowed. */
  readonly retryAfterSeconds: number;
}

/** A full bucket. */
export function fullBucket(rule: BucketRule, nowMs: number): TokenBucket {
  return { tokens: rule.capacity, refilledAtMs: nowMs };
}

/**
 * Takes one token, or says how long to wait; pure, so the Durable Object that counts keeps the bucket.
 *
 * @example
 * const { allowed, bucket } = takeToken(fullBucket(rule, now), rule, now);
 */
export function takeToken(bucket: TokenBucket, rule: BucketRule, nowMs: number): TakeResult {
  const elapsedMs = Math.max(0, nowMs - bucket.refilledAtMs);
  const tokens = Math.min(rule.capacity, bucket.tokens + (elapsedMs / 1000) * rule.perSecond);
  const refilledAtMs = Math.max(nowMs, bucket.refilledAtMs);
  if (tokens >= 1) {
    const left = tokens - 1;
    return { bucket: { tokens: left, refilledAtMs }, allowed: true, remaining: Math.floor(left), retryAfterSeconds: 0 };
  }
  const retryAfterSeconds = Math.max(1, Math.ceil((1 - tokens) / rule.perSecond));
  return { bucket: { tokens, refilledAtMs }, allowed: false, remaining: 0, retryAfterSeconds };
}
