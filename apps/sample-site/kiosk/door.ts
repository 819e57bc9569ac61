import { createHmac, timingSafeEqual } from 'node:crypto';

const COOKIE = 'kiosk';
const YEAR_SECONDS = 365 * 24 * 60 * 60;

/** Widths of paper that a kiosk's printer may take, in millimetres. */
export type KioskPaper = '58' | '80';

/** A device that stands at the hospital's entrance, and was let in once. */
export interface KioskDevice {
  readonly paper: KioskPaper;
  /** The code of the one department it stands at; null for one that gives tokens of all. */
  readonly only: string | null;
}

/**
 * The key that lets a device in: whoever takes tokens without one limit for his address must stand at the site. It is
 * made of the hospital's secret key, and tells nothing of it.
 */
export function deviceKey(secretKey: string): string {
  return createHmac('sha256', secretKey).update('kiosk of the sample site').digest('base64url').slice(0, 24);
}

/** The device that a request comes from, or null for one that was not let in. */
export function deviceOf(cookies: string | undefined, secretKey: string): KioskDevice | null {
  const said = new RegExp(`(?:^|; )${COOKIE}=([\\w-]+)\\.(58|80)(?:\\.([\\w-]+))?(?:;|$)`).exec(cookies ?? '');
  const [, key = '', paper, only = null] = said ?? [];
  if (!isDeviceKey(key, secretKey)) return null;
  return { paper: paper === '58' ? '58' : '80', only };
}

/** The cookie that lets a device in from now on, when the key it shows is right; else null. */
export function letIn(
  asked: URLSearchParams,
  { secretKey, path, only }: { secretKey: string; path: string; only: string | null },
): string | null {
  const key = asked.get('device') ?? '';
  if (!isDeviceKey(key, secretKey)) return null;
  const paper: KioskPaper = asked.get('paper') === '58' ? '58' : '80';
  return `${COOKIE}=${key}.${paper}${only === null ? '' : `.${only}`}; Path=${path}; Max-Age=${YEAR_SECONDS}; HttpOnly; SameSite=Strict`;
}

function isDeviceKey(given: string, secretKey: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(deviceKey(secretKey))];
  return one.length === other.length && timingSafeEqual(one, other);
}
