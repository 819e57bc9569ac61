import type { ReactiveController, ReactiveControllerHost } from 'lit';

/**
 * The language tag that holds at an element: its own, or that of the nearest around it; empty where none is given.
 * Systems that write `hi_IN`, as POSIX does, mean `hi-IN`.
 */
export function languageTagAt(element: Element): string {
  for (let at: Element | null = element; at !== null; at = parentOf(at)) {
    const tag = at.getAttribute('lang');
    if (tag) return tag.trim().replace(/_/g, '-');
  }
  return '';
}

function parentOf(element: Element): Element | null {
  if (element.parentElement !== null) return element.parentElement;
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root.host : null;
}

/** Redraws its host when a `lang` around it changes; the host asks {@link languageTagAt} then. */
export class PageLanguage implements ReactiveController {
  private observer: MutationObserver | null = null;
  private readonly host: ReactiveControllerHost & Element;

  constructor(host: ReactiveControllerHost & Element) {
    this.host = host;
  }

  hostConnected(): void {
    this.observer = new MutationObserver(() => this.host.requestUpdate());
    const watched = { attributes: true, attributeFilter: ['lang'], subtree: true };
    // The root may be the document itself, which is watched once then.
    for (const root of [document, this.host.getRootNode()]) this.observer.observe(root, watched);
    // Its words were chosen before it stood here.
    this.host.requestUpdate();
  }

  hostDisconnected(): void {
    this.observer?.disconnect();
    this.observer = null;
  }
}
