import type { DisplayState } from '@carequeue/queue-core';
import { z } from '@hono/zod-openapi';
import { plainText } from '../../kernel/text.ts';
import type { Same } from './schema-proof.ts';

/** A screen's name is read at a glance. */
const NAME_LENGTH_MAX = 60;
const SOUNDS = ['heard', 'chime', 'muted', 'unavailable', 'off'] as const;

/** How a screen names itself in a path. */
export const displayIdSchema = z
  .string()
  .regex(/^[0-9a-f]{32}$/)
  .openapi({ description: '128 random bits in hex, made anew when the screen starts.', example: '0f'.repeat(16) });

const sound = z.enum(SOUNDS).openapi({
  description:
    '`heard`; `chime` where no recording and no voice can be had; `muted` while the browser waits for somebody to touch the screen; `unavailable` where it can make no sound; `off` where none is wanted.',
});

/** What a screen says of itself. */
export const reportBody = z
  .strictObject({
    name: plainText(NAME_LENGTH_MAX)
      .refine((text) => /[\p{L}\p{N}]/u.test(text), 'must contain a letter or a digit')
      .nullable()
      .default(null)
      .openapi({ description: 'What the hospital calls the screen. Staff read it.', example: 'Waiting hall' }),
    sound,
  })
  .openapi('DisplayReport');

/** A screen as staff are told of it. */
export const displaySchema = z
  .object({
    id: z.string(),
    name: z.string().nullable(),
    sound,
    here: z.boolean().openapi({
      description: 'False where it fell silent without a farewell, as in a power cut, until the service day ends.',
    }),
    since: z.string().openapi({ description: 'Since when it is as it is told here.' }),
    seenAt: z.string().openapi({ description: 'When it was last heard of, to a few minutes.' }),
  })
  .readonly()
  .openapi('Display');

/** A screen as the reference shows it. */
export const displayExample: z.input<typeof displaySchema> = {
  ...{ id: '0f'.repeat(16), name: 'Waiting hall', sound: 'muted', here: true },
  ...{ since: '2026-11-21T04:12:00.000Z', seenAt: '2026-11-21T04:36:00.000Z' },
};

/** The schema stands for the type queue-core has written once. */
export const displaySchemaMatchesType: Same<z.output<typeof displaySchema>, DisplayState> = true;
