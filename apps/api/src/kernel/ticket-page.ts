/** A slip's QR code holds 287 bytes: the page, `#` and a claim code of up to 86. */
export const TICKET_PAGE_LENGTH_MAX = 200;

const LOOPBACK_HOSTS: readonly string[] = ['localhost', '127.0.0.1', '[::1]'];

/** The page, or what is wrong with its address. */
export type TicketPageReading =
  | { readonly ok: true; readonly url: string }
  | { readonly ok: false; readonly detail: string };

/**
 * Reads the address of a hospital's own page for the links of its tickets, as browsers write it: the host in Punycode and
 * lower case. `https` only, but for a developer's own machine; a query is kept. A code is put behind `#` later, so there may
 * be no fragment, and nothing in it may be a secret of the hospital's.
 *
 * @example
 * readTicketPage('https://Münster.example/token?from=slip'); // url: 'https://xn--mnster-3ya.example/token?from=slip'
 */
export function readTicketPage(text: string): TicketPageReading {
  const wrong = (detail: string): TicketPageReading => ({ ok: false, detail });
  // URL parsers drop line breaks and turn backslashes: what is stored has to be what was meant.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is the purpose.
  if (/[\s\\\u0000-\u001f\u007f]/.test(text))
    return wrong('must not contain spaces, control characters or backslashes');
  const url = URL.parse(text);
  if (url === null) return wrong('must be an address, such as https://www.example.org/token');
  const isSecure = url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK_HOSTS.includes(url.hostname));
  if (!isSecure) return wrong('must begin with https://');
  if (url.username !== '' || url.password !== '' || authorityOf(text).includes('@')) {
    return wrong('must not contain a user name or password');
  }
  if (text.includes('#')) return wrong('must not contain "#": the code of the ticket stands behind it');
  if (url.href.length > TICKET_PAGE_LENGTH_MAX) {
    return wrong(`must be at most ${TICKET_PAGE_LENGTH_MAX} characters, so that a slip's QR code holds it`);
  }
  return { ok: true, url: url.href };
}

/** What stands before the path: an empty user name is dropped by the parser, and still meant to look like another host. */
function authorityOf(text: string): string {
  return /^[a-z]+:\/*([^/?#]*)/i.exec(text)?.[1] ?? '';
}
