/** What a slip is told that tells its token from others; empty where it is not told. */
export interface SlipToken {
  readonly code: string;
  readonly departmentName: string;
  /** ISO 8601. */
  readonly issuedAt: string;
  readonly link: string;
}

/**
 * Whether two slips are of one token. A code alone does not tell: departments may give plain numbers, and a number comes again
 * another day. Each token has a link of its own; a department's name is another one in another language.
 */
export function isSameToken(one: SlipToken | null, other: SlipToken): boolean {
  if (one === null || one.code !== other.code) return false;
  if (one.link !== '' && other.link !== '') return one.link === other.link;
  // What is told later than the rest makes no other token of it.
  return (['departmentName', 'issuedAt'] as const).every(
    (part) => !one[part] || !other[part] || one[part] === other[part],
  );
}
