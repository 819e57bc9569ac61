/** A page that was just loaded again is not loaded a third time: servers of two versions side by side would make a loop. */
const PAUSE_MS = 60_000;

/** What is known of a page that asked for a part of a version that is gone. */
export interface PageFacts {
  /** The addresses of its scripts. */
  readonly scripts: readonly string[];
  readonly wasReloaded: boolean;
  /** Ms since it was loaded. */
  readonly ageMs: number;
  readonly hasTyped: boolean;
}

/** Says whether a page is of an earlier version, and may be loaded again now without harm. */
export function isWorn({ scripts, wasReloaded, ageMs, hasTyped }: PageFacts, presentScript: string): boolean {
  const isPresent = scripts.some((address) => address.endsWith(presentScript));
  const isJustLoaded = wasReloaded && ageMs < PAUSE_MS;
  return !isPresent && !isJustLoaded && !hasTyped;
}

/** Says whether somebody has written into a field that stands below `root`, inside elements too. */
export function typedIn(root: Document | ShadowRoot): boolean {
  return [...root.querySelectorAll('*')].some((element) => {
    if (element.shadowRoot !== null && typedIn(element.shadowRoot)) return true;
    const isField = element.matches('textarea, input:not([type=checkbox], [type=radio], [type=hidden], [readonly])');
    return isField && 'value' in element && element.value !== '';
  });
}
