import { developmentSecrets } from './home.ts';
import type { Settings } from './settings.ts';

/** Who asks from this machine is its owner: a day played or a load measured here is no attack. */
const LOOPBACK_LIMITS = {
  LIMITS_SECRET_KEY_PER_SECOND: '100000',
  LIMITS_TICKETS_PER_MINUTE_PER_ADDRESS: '100000',
  LIMITS_OPEN_TICKETS_PER_PHONE: '100000',
  LIMITS_TICKETS_PER_JOIN_CODE: '100000',
};

/** Secrets and settings of the Worker on this machine, under `npm start` and `npm run dev` alike. */
export function localBindings(settings: Settings): Readonly<Record<string, string>> {
  const secrets = developmentSecrets(settings.home);
  return {
    DEVELOPMENT_TOKEN: secrets.token,
    TICKET_SECRETS: secrets.ticketSecrets,
    PUBLIC_URL: settings.baseUrl,
    ...LOOPBACK_LIMITS,
  };
}
