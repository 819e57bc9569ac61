/** A page is not loaded again so soon after it was: servers of two versions side by side must not make a loop. */
const PAUSE_MS = 5 * 60_000;

/** A part of a script that is named by its content. */
const PART = /-[0-9a-f]{10}\.js$/;

/** Says whether a page that asked for a part that is gone holds an untended screen, and may be loaded again now. */
export function isStuck(page: {
  readonly hasKiosk: boolean;
  readonly wasReloaded: boolean;
  /** Ms since the page was loaded. */
  readonly ageMs: number;
}): boolean {
  return page.hasKiosk && !(page.wasReloaded && page.ageMs < PAUSE_MS);
}

/**
 * Finds the scripts that ask for parts: those of the part's own folder that a page has loaded.
 *
 * @param loaded - addresses of all that the page has loaded.
 */
export function scriptsBeside(part: URL, loaded: readonly string[]): string[] {
  const folder = new URL('.', part).href;
  const beside = loaded.filter((address) => {
    const { href, pathname } = new URL(address);
    return href.startsWith(folder) && pathname.endsWith('.js') && !PART.test(pathname);
  });
  return [...new Set(beside)];
}
