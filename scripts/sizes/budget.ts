/**
 * Something a browser loads: a module and all it imports, some exports of a package, an element's script in the syntax of
 * the oldest browsers as it is served, or a file as it is.
 */
export type Part =
  | string
  | { readonly from: string; readonly exports: readonly string[] }
  | { readonly element: string };

/** What a page may load at most. */
export interface Budget {
  readonly what: string;
  /** Added up. */
  readonly parts: readonly Part[];
  /** Bytes, brotli at its best. */
  readonly limit: number;
  /** Bytes that are allowed for now, above the limit. May be lowered or removed, never raised. */
  readonly ratchet?: number;
}

/** A budget and what is loaded, bytes. */
export interface Measured {
  readonly budget: Budget;
  readonly bytes: number;
}

/** What is wrong with a size, as a sentence; null where it is within what is allowed. */
export function excess({ budget, bytes }: Measured): string | null {
  const { what, limit, ratchet = limit } = budget;
  return bytes <= ratchet ? null : `${what} is ${bytes} bytes, ${bytes - ratchet} more than budgets.json allows.`;
}

/** The table a person reads. */
export function tableOf(sizes: readonly Measured[]): string {
  const width = Math.max(...sizes.map(({ budget }) => budget.what.length));
  const rows = sizes.map(({ budget, bytes }) => {
    const held = budget.ratchet === undefined ? '' : `  (held at ${budget.ratchet})`;
    const share = `${Math.round((100 * bytes) / budget.limit)} %`.padStart(5);
    const verdict = excess({ budget, bytes }) === null ? held : '  TOO LARGE';
    return `  ${budget.what.padEnd(width)}  ${String(bytes).padStart(6)} of ${budget.limit} bytes ${share}${verdict}`;
  });
  return ['Sizes, brotli:', ...rows, ''].join('\n');
}
