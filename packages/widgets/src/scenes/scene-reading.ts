import type { SceneReading } from './contact-protocol.ts';

// A slip is a picture that its element drew.
const FOREIGN =
  'script, iframe, object, embed, link, base, meta, img:not(.picture[src^="blob:"]), form[action], a[href^="javascript:" i], [onerror], [onload], [onclick]';

/** Reads what stands in a page, inside the elements too. */
export function readScene(body: HTMLElement): SceneReading {
  const roots = shadowRootsIn(body);
  const parts = roots
    .flatMap((root) => [...root.querySelectorAll<HTMLElement>('*:not(style, .root)')])
    .filter((part) => part.getClientRects().length > 0);
  return {
    text: roots.map((root) => root.textContent ?? '').join('\n'),
    foreign: roots.flatMap((root) => [...root.querySelectorAll(FOREIGN)].map((element) => element.outerHTML)),
    boxes: parts.map((part) => boxOf(part, originOf(part))),
    cut: parts.filter(isCut).map((part) => `${part.className}: ${part.textContent?.replace(/\s+/g, ' ').trim()}`),
  };
}

function shadowRootsIn(node: ParentNode): ShadowRoot[] {
  return [...node.querySelectorAll('*')].flatMap(({ shadowRoot }) =>
    shadowRoot === null ? [] : [shadowRoot, ...shadowRootsIn(shadowRoot)],
  );
}

/** Where the element that a part belongs to has its content. */
function originOf(part: HTMLElement): { x: number; y: number } {
  const root = part.getRootNode();
  const first = root instanceof ShadowRoot ? root.querySelector('.root > :not(.unseen)') : null;
  return first?.getBoundingClientRect() ?? { x: 0, y: 0 };
}

function boxOf(part: HTMLElement, origin: { x: number; y: number }): string {
  const { x: left, y: top, width, height } = part.getBoundingClientRect();
  const [x, y] = [left - origin.x, top - origin.y];
  const { fontSize, fontWeight, color, backgroundColor } = getComputedStyle(part);
  const place = [x, y, width, height].map((length) => Math.round(length)).join(' ');
  return `${part.tagName.toLowerCase()} ${place} ${fontSize} ${fontWeight} ${color} ${backgroundColor}`;
}

function isCut(part: HTMLElement): boolean {
  const { overflowX, overflowY, position, clip, fontSize } = getComputedStyle(part);
  // A line set tight is higher than its box by the room its letters do not use.
  const tightPx = Number.parseFloat(fontSize) / 2;
  const isUnseen = position === 'absolute' && clip !== 'auto';
  if (isUnseen) return false;
  const isWide = overflowX !== 'visible' && part.scrollWidth > part.clientWidth + 1;
  const isHigh = overflowY !== 'visible' && part.scrollHeight > part.clientHeight + tightPx;
  return isWide || isHigh;
}
