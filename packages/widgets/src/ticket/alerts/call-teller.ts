/** Where the elements of a page find it, also those of scripts of different versions. */
const TELLERS: unique symbol = Symbol.for('carequeue-called');

declare global {
  interface Document {
    /** Which element said a call, by ticket and call. */
    [TELLERS]?: Record<string, Element>;
  }
}

/** Whether it is for an element to say a call: not where another one, which stands in the page still, has said it. */
export function isTeller(element: Element, call: string): boolean {
  document[TELLERS] ??= {};
  const tellers = document[TELLERS];
  // What is not drawn is not read out, and leaves that to another.
  if (tellers[call]?.isConnected || !element.getClientRects().length) return false;
  tellers[call] = element;
  return true;
}
