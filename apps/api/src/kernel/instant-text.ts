import { z } from 'zod';
import type { Instant } from './time.ts';
import { parseInstant } from './time.ts';

/** ISO 8601 with nine digits of a second and an offset is 35 characters. */
const LENGTH_MAX = 40;

/** A zod schema of an ISO 8601 instant with `Z` or an offset; gives the instant. */
export function instantText() {
  return z
    .string()
    .max(LENGTH_MAX)
    .meta({ format: 'date-time', example: '2026-11-21T05:41:00.000Z' })
    .transform((text, context): Instant => {
      const instant = parseInstant(text);
      if (instant !== null) return instant;
      context.addIssue({ code: 'custom', message: 'must be an ISO 8601 instant, such as "2026-11-21T09:30:00+05:30"' });
      return z.NEVER;
    });
}
