/**
 * The value below which a share of all values lies; 0 of none.
 *
 * @example
 * quantile([4, 1, 3, 2], 0.5) // 3
 */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}

/** The middle one of all values. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}
