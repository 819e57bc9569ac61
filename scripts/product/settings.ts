import path from 'node:path';

/** The folder of the repository. */
export const ROOT = path.resolve(import.meta.dirname, '../..');

/** A failure whose message is the whole sentence a person needs; no stack is shown for it. */
export class Explained extends Error {}

/** Where the product runs and keeps its state. */
export interface Settings {
  /** State folder, `.carequeue` unless CAREQUEUE_HOME names another. */
  readonly home: string;
  readonly port: number;
  readonly sitePort: number;
  /** Public address of the API, without a slash at its end. */
  readonly baseUrl: string;
  /** Address of the sample hospital's website; another site than the API's, as a stranger's page is. */
  readonly siteUrl: string;
  /** Nobody waits in the demo hospitals: what tests begin from. */
  readonly isDemoEmpty: boolean;
  /** IANA zone of the demo hospitals; null for each one's own. */
  readonly demoZone: string | null;
}

function readPort(env: NodeJS.ProcessEnv, name: string, fallback: number): number {
  const text = env[name];
  if (text === undefined || text === '') return fallback;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Explained(`${name} is "${text}": give a port number between 1 and 65535.`);
  }
  return port;
}

function readPublicUrl(env: NodeJS.ProcessEnv): string | null {
  const text = env.PUBLIC_URL;
  if (text === undefined || text === '') return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !['http:', 'https:'].includes(url.protocol) || url.pathname !== '/') {
    throw new Explained(`PUBLIC_URL is "${text}": give an address such as https://queue.example.org.`);
  }
  return url.origin;
}

function readZone(env: NodeJS.ProcessEnv): string | null {
  const zone = env.CAREQUEUE_DEMO_ZONE;
  if (zone === undefined || zone === '') return null;
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return zone;
  } catch {
    throw new Explained(`CAREQUEUE_DEMO_ZONE is "${zone}": give an IANA time zone such as Europe/Madrid.`);
  }
}

/**
 * Settings from the environment: PORT, SITE_PORT, PUBLIC_URL, CAREQUEUE_HOME, CAREQUEUE_DEMO=empty for a demo without
 * people, and CAREQUEUE_DEMO_ZONE for demo hospitals that live by another clock than their own.
 *
 * @throws {Explained} when one of them cannot be used.
 * @example
 * readSettings({ PORT: '9000' }).baseUrl; // http://localhost:9000
 */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const port = readPort(env, 'PORT', 8787);
  const sitePort = readPort(env, 'SITE_PORT', 8788);
  if (port === sitePort) throw new Explained(`PORT and SITE_PORT are both ${port}: give each its own.`);
  return {
    home: path.resolve(ROOT, env.CAREQUEUE_HOME || '.carequeue'),
    port,
    sitePort,
    baseUrl: readPublicUrl(env) ?? `http://localhost:${port}`,
    siteUrl: `http://127.0.0.1:${sitePort}`,
    isDemoEmpty: env.CAREQUEUE_DEMO === 'empty',
    demoZone: readZone(env),
  };
}

/**
 * Origins of pages that may use the demo's publishable keys: the sample site and the API's own pages, by each name
 * that a browser on this machine may know them by.
 */
export function demoOrigins(settings: Settings): string[] {
  const local = [settings.port, settings.sitePort].flatMap((port) => [
    `http://localhost:${port}`,
    `http://127.0.0.1:${port}`,
  ]);
  return [...new Set([settings.siteUrl, new URL(settings.baseUrl).origin, ...local])];
}
