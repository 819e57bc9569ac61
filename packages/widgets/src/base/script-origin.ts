/**
 * Where the script that registered the elements came from: their API, unless an element names another. Only a script
 * bundle knows it; a page that imports from the package gives `base-url`.
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

/**
 * Finds the address of the script with every element, by where CareQueue serves it: in the page's script tags, else (it
 * was imported) in the place where this is called from. Empty where it came from elsewhere, such as a file that an
 * optimiser of pages made of several scripts.
 *
 * @param stack - the stack of an error made in that script.
 * @param folder - `v1`, or a version.
 */
export function findScriptAddress(
  page: Pick<Document, 'currentScript' | 'scripts'>,
  stack: string,
  folder: string,
): string {
  const path = `/widgets/${folder}/carequeue.js`;
  const isOurs = (script: Element | null): script is HTMLScriptElement =>
    script instanceof HTMLScriptElement && script.src !== '' && new URL(script.src).pathname === path;
  const { currentScript } = page;
  if (isOurs(currentScript)) return currentScript.src;
  const at = stack.split(path)[0] ?? '';
  const fromStack = at === stack ? '' : (/https?:\/\/[^\s/@(]+$/.exec(at)?.[0] ?? '');
  if (fromStack !== '') return fromStack;
  return [...page.scripts].find(isOurs)?.src ?? '';
}
