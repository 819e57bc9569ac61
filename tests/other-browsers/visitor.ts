import type { OtherBrowser, OtherPage } from '../../scripts/other-browsers/browser.ts';
import { waitUntil } from '../../scripts/trial/wait-until.ts';

/** Leaves a picture of a page to be looked at. */
export type TakePicture = (name: string, picture: Buffer) => void;

/** Reconnecting is spread over seconds, so that a restart is not met by everybody at once. */
export const HEALED_MS = 40_000;

/** All that a page shows in words, its elements' own trees included; runs in the page. */
export function wordsShown(): string {
  const isShown = (element: Element): boolean => {
    const { display, visibility } = getComputedStyle(element);
    return display !== 'none' && visibility === 'visible' && !/^(script|style|template)$/.test(element.localName);
  };
  const read = (node: Node): string => {
    if (node instanceof Text) return node.data;
    if (!(node instanceof Element) || !isShown(node)) return '';
    const slotted = node instanceof HTMLSlotElement ? node.assignedNodes() : [];
    const inside = slotted.length > 0 ? slotted : [...(node.shadowRoot ?? node).childNodes];
    const text = inside.map(read).join('');
    return getComputedStyle(node).display.startsWith('inline') ? text : `\n${text}\n`;
  };
  return read(document.body).replaceAll(/[^\S\n]+/g, ' ');
}

/** Where something to press stands that has these words, scrolled to; null where there is none. Runs in the page. */
export function placeOf(words: string): { x: number; y: number } | null {
  const everything = (root: Document | ShadowRoot): Element[] =>
    [...root.querySelectorAll('*')].flatMap((one) => [
      one,
      ...(one.shadowRoot === null ? [] : everything(one.shadowRoot)),
    ]);
  const pressable = everything(document).filter((one) => one.matches('button, label, summary, a[href]'));
  const found = pressable.find((one) => one.textContent?.includes(words) === true && one.getClientRects().length > 0);
  if (found === undefined) return null;
  found.scrollIntoView({ block: 'center', behavior: 'instant' });
  const { left, top, width, height } = found.getBoundingClientRect();
  return { x: left + Math.min(width / 2, 40), y: top + height / 2 };
}

/** Waits until a page shows words, and returns what of them matched. */
export function sees(page: OtherPage, words: RegExp | string, timeoutMs = 20_000): Promise<string> {
  return waitUntil(
    async () => {
      const shown = await page.evaluate(wordsShown, null);
      return typeof words === 'string' ? (shown.includes(words) ? words : null) : (words.exec(shown)?.[0] ?? null);
    },
    { what: `${page.engine} to show ${words}`, timeoutMs, everyMs: 200 },
  );
}

/** Waits until a page no longer shows words. */
export async function seesNoMore(page: OtherPage, words: RegExp, timeoutMs = HEALED_MS): Promise<void> {
  await waitUntil(async () => (words.test(await page.evaluate(wordsShown, null)) ? null : true), {
    what: `${page.engine} to show ${words} no more`,
    timeoutMs,
    everyMs: 200,
  });
}

/** Presses what has these words, once it is there and stands still. */
export async function presses(page: OtherPage, words: string): Promise<void> {
  let before = '';
  const place = await waitUntil(
    async () => {
      const now = await page.evaluate(placeOf, words);
      const isStill = JSON.stringify(now) === before;
      before = JSON.stringify(now);
      return isStill ? now : null;
    },
    { what: `something to press in ${page.engine}: ${words}`, timeoutMs: 20_000, everyMs: 200 },
  );
  await page.press(place);
}

/** Everything the page's origin keeps. */
export function kept(): { readonly local: Record<string, string>; readonly session: number; readonly cookie: string } {
  return { local: { ...localStorage }, session: sessionStorage.length, cookie: document.cookie };
}

const IS_LOST =
  /establish a connection|was interrupted|WebSocket|Failed to load resource|NetworkError|Could not connect|Cross-Origin Request Blocked|access control checks|Load failed|dynamically imported module|Importing a module script failed/i;

// Safari before 26 knows no Trusted Types.
const IS_NEWER = /Unrecognized Content-Security-Policy directive/;
// Safari before 16.4 styles elements by `<style>` alone.
const IS_UNSTYLED = /style-src|Refused to apply a stylesheet/;

/**
 * What went wrong on a page, without what a server that is away, or an old browser under a policy, has to lead to.
 *
 * @param isStyled - whether elements have their style there; by default where the browser can style under any policy.
 */
export function errorsIn(
  trouble: readonly string[],
  { canStyleUnderAnyPolicy }: OtherBrowser,
  isStyled: boolean = canStyleUnderAnyPolicy,
): readonly string[] {
  return trouble.filter(
    (line) =>
      !IS_LOST.test(line) && (canStyleUnderAnyPolicy || !IS_NEWER.test(line)) && (isStyled || !IS_UNSTYLED.test(line)),
  );
}

/** Whether each CareQueue element on the page has its own style; runs in the page. */
export function areStyled(): readonly boolean[] {
  return [...document.querySelectorAll('*')].flatMap(({ localName, shadowRoot }) => {
    const root = localName.startsWith('carequeue-') ? shadowRoot?.querySelector('.root') : null;
    return root ? [getComputedStyle(root).fontFamily.includes('system-ui')] : [];
  });
}
