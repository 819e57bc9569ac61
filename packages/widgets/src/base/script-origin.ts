/**
 * Where the script that registered the elements came from: their API, unless an element names another. Only the
 * script bundle knows it; a page that imports from the package gives `base-url`.
 */
let origin: string | null = null;

/** Remembers the address of the script bundle. */
export function rememberScriptAddress(address: string): void {
  origin = /^https?:/.test(address) ? new URL(address).origin : null;
}

/** The origin of the script bundle; null where there is none. */
export function scriptOrigin(): string | null {
  return origin;
}
