/** More than this many sites on one key is a list nobody looks after. */
export const ORIGIN_COUNT_MAX = 100;

const PATTERN = /^https?:\/\/(\*\.)?([a-z0-9-]+(\.[a-z0-9-]+)*|\[[0-9a-f:]+\])(:\d{1,5})?$/;

/**
 * Reads an allowed origin: `https://www.example.org`, or `https://*.example.org` for all subdomains; null when it is
 * none. The host is given in lower case and a default port is left out, as browsers write `Origin`.
 */
export function parseAllowedOrigin(text: string): string | null {
  const lower = text.toLowerCase();
  if (!PATTERN.test(lower)) return null;
  const isWildcard = lower.includes('://*.');
  const url = URL.parse(lower.replace('://*.', '://'));
  if (url === null) return null;
  // A wildcard over a whole top-level domain would let in every site of it.
  if (isWildcard && (!url.hostname.includes('.') || /^[\d.]+$/.test(url.hostname))) return null;
  return isWildcard ? url.origin.replace('://', '://*.') : url.origin;
}

/**
 * Says whether a page's origin is among the allowed ones; `https://*.example.org` lets in every depth of subdomain,
 * but not `https://example.org` itself, and never another scheme or port.
 *
 * @example
 * isOriginAllowed('https://a.b.example.org', ['https://*.example.org']) // true
 */
export function isOriginAllowed(origin: string, allowed: readonly string[]): boolean {
  return allowed.some((entry) => {
    if (!entry.includes('://*.')) return entry === origin;
    const [scheme = '', host = ''] = entry.split('://*.');
    const start = `${scheme}://`;
    return origin.startsWith(start) && origin.endsWith(`.${host}`) && origin.length > start.length + host.length + 1;
  });
}

/** What says of a key from which pages it may be used. */
export interface KeyOrigins {
  readonly kind: 'publishable' | 'secret';
  readonly revoked: boolean;
  readonly origins: readonly string[];
}

/** Says whether a page's origin is one that a publishable key of a hospital allows. */
export function isOriginOfKeys(origin: string, keys: readonly KeyOrigins[]): boolean {
  return keys.some((key) => key.kind === 'publishable' && !key.revoked && isOriginAllowed(origin, key.origins));
}
