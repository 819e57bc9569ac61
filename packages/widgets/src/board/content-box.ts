/**
 * The room inside an element's padding, CSS pixels, as a ResizeObserver will tell it: a page may pad what it embeds.
 *
 * @example
 * contentBoxOf(board); // { widthPx: 1920, heightPx: 1080 }
 */
export function contentBoxOf(element: HTMLElement): { readonly widthPx: number; readonly heightPx: number } {
  const { paddingLeft, paddingRight, paddingTop, paddingBottom } = getComputedStyle(element);
  return {
    widthPx: element.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight),
    heightPx: element.clientHeight - Number.parseFloat(paddingTop) - Number.parseFloat(paddingBottom),
  };
}
