import type { SceneReading } from './contact-protocol.ts';

const FOREIGN =
  'script, iframe, object, embed, link, base, meta, img, form[action], a[href^="javascript:" i], [onerror], [onload], [onclick]';

/** Reads what stands in a page, inside the elements too. */
export function readScene(body: HTMLElement): SceneReading {
  const roots = shadowRootsIn(body);
  const parts = roots.flatMap((root) => [...root.querySelectorAll<HTMLElement>('*:not(style)')]);
  return {
    text: roots.map((root) => root.textContent ?? '').join('\n'),
    foreign: roots.flatMap((root) => [...root.querySelectorAll(FOREIGN)].map((element) => element.outerHTML)),
    boxes: parts.map(boxOf),
    cut: parts.filter(isCut).map((part) => `${part.className}: ${part.textContent?.replace(/\s+/g, ' ').trim()}`),
  };
}

function shadowRootsIn(node: ParentNode): ShadowRoot[] {
  return [...node.querySelectorAll('*')].flatMap(({ shadowRoot }) =>
    shadowRoot === null ? [] : [shadowRoot, ...shadowRootsIn(shadowRoot)],
  );
}

function boxOf(part: HTMLElement): string {
  const { x, y, width, height } = part.getBoundingClientRect();
  const { fontSize, fontWeight, color, backgroundColor } = getComputedStyle(part);
  const place = [x, y, width, height].map((length) => Math.round(length)).join(' ');
  return `${part.tagName.toLowerCase()} ${place} ${fontSize} ${fontWeight} ${color} ${backgroundColor}`;
}

function isCut(part: HTMLElement): boolean {
  const { overflowX, overflowY, position, clip } = getComputedStyle(part);
  const isUnseen = position === 'absolute' && clip !== 'auto';
  if (isUnseen) return false;
  const isWide = overflowX !== 'visible' && part.scrollWidth > part.clientWidth + 1;
  const isHigh = overflowY !== 'visible' && part.scrollHeight > part.clientHeight + 1;
  return isWide || isHigh;
}
