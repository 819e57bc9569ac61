import { z } from 'zod';
import { invalidRequest } from './refusals.ts';

/** Rows of a page when the caller names no limit. */
export const PAGE_LIMIT_DEFAULT = 50;
/** A page stays below D1's and our own comfortable answer size. */
export const PAGE_LIMIT_MAX = 200;

/** `?limit=&cursor=` of a list. */
export const pageQuery = {
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(PAGE_LIMIT_MAX)
    .default(PAGE_LIMIT_DEFAULT)
    .meta({ description: `Rows of a page, 1 to ${PAGE_LIMIT_MAX}.` }),
  cursor: z.string().min(1).max(500).optional().meta({ description: '`nextCursor` of the page before.' }),
};

/** A page of a list: `nextCursor` is null at its end. */
export function pageSchema<Item extends z.ZodType>(item: Item) {
  return z.object({ data: z.array(item), nextCursor: z.string().nullable() });
}

/**
 * Writes an opaque cursor for the list `list`, standing after a row with these sort values.
 *
 * @example
 * encodeCursor('departments', [last.id]);
 */
export function encodeCursor(list: string, after: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify([list, ...after]), 'utf8').toString('base64url');
}

/**
 * Reads a cursor made for the same list; refuses any other text with 422 `invalid_request`.
 *
 * @example
 * const after = decodeCursor('departments', query.cursor, z.tuple([z.string()]));
 */
export function decodeCursor<Values>(list: string, cursor: string, schema: z.ZodType<Values>) {
  try {
    const content: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(content) && content[0] === list) {
      const after = schema.safeParse(content.slice(1));
      // Base64 has several texts for the same bytes; only the one that was given out is ours.
      const isOurs = encodeCursor(list, z.array(z.union([z.string(), z.number()])).parse(content.slice(1))) === cursor;
      if (after.success && isOurs) return { ok: true, after: after.data } as const;
    }
  } catch {
    // Not JSON: not a cursor of ours, refused below as any other.
  }
  const refusal = invalidRequest({ in: 'query', pointer: '/cursor', detail: 'is not a cursor of this list' });
  return { ok: false, refusal } as const;
}
