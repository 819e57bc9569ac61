import { z } from 'zod';
import type { LogLevel } from './http/log.ts';
import type { TicketSecrets } from './identity/index.ts';
import { parseTicketSecrets } from './identity/index.ts';
import type { Department, ExternalIds, LimitSettings } from './queue/index.ts';

/** Replaced at build time: only a development build has the routes under /development. */
declare const CAREQUEUE_DEVELOPMENT: boolean;

/** What wrangler.toml and the secrets give the Worker. */
export interface Bindings extends LimitSettings {
  readonly DB: D1Database;
  readonly FILES: R2Bucket;
  readonly ASSETS: Fetcher;
  readonly DEPARTMENT: DurableObjectNamespace<Department>;
  /** One object for each hospital. */
  readonly EXTERNAL_IDS: DurableObjectNamespace<ExternalIds>;
  /** `kid:base64,kid2:base64`; the first signs ticket credentials, all verify. */
  readonly TICKET_SECRETS?: string;
  /** Base of public links; without it the request's own origin. */
  readonly PUBLIC_URL?: string;
  readonly LOG_LEVEL?: string;
  /** Opens the development-only routes of a development build. */
  readonly DEVELOPMENT_TOKEN?: string;
}

/** A setting that is missing or malformed; its message names it and never holds its value. */
export class SettingError extends Error {
  override readonly name = 'SettingError';
}

/** The settings, read. */
export interface Settings {
  readonly ticketSecrets: TicketSecrets;
  /** Without a slash at its end; null for the request's own origin. */
  readonly publicUrl: string | null;
  readonly logLevel: LogLevel;
  readonly developmentToken: string | null;
}

const settingsSchema = z.object({
  TICKET_SECRETS: z.string().min(1),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error']).optional(),
  DEVELOPMENT_TOKEN: z.string().min(16).optional(),
});

/**
 * Reads the settings.
 *
 * @throws SettingError that names the first setting that is missing or malformed.
 */
export function readSettings(
  bindings: Omit<Bindings, 'DB' | 'FILES' | 'ASSETS' | 'DEPARTMENT' | 'EXTERNAL_IDS'>,
): Settings {
  const parsed = settingsSchema.safeParse(bindings);
  if (!parsed.success) {
    const name = String(parsed.error.issues[0]?.path[0] ?? 'a setting');
    throw new SettingError(
      `${name} is missing or malformed; set it with \`wrangler secret put ${name}\` or as a variable`,
    );
  }
  const { TICKET_SECRETS, PUBLIC_URL, LOG_LEVEL, DEVELOPMENT_TOKEN } = parsed.data;
  return {
    ticketSecrets: readTicketSecrets(TICKET_SECRETS),
    publicUrl: PUBLIC_URL?.replace(/\/+$/, '') ?? null,
    // A line per request costs a local load test a third of its speed and tells a developer little.
    logLevel: LOG_LEVEL ?? (CAREQUEUE_DEVELOPMENT ? 'warn' : 'info'),
    developmentToken: DEVELOPMENT_TOKEN ?? null,
  };
}

function readTicketSecrets(text: string): TicketSecrets {
  try {
    return parseTicketSecrets(text);
  } catch (error) {
    throw new SettingError(`TICKET_SECRETS is malformed: ${error instanceof Error ? error.message : ''}`);
  }
}
