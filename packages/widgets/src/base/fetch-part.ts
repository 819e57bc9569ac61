const PAUSE_FIRST_MS = 1_000;
/** The longest that a network which is back goes unnoticed where the browser does not tell of it. */
const PAUSE_MAX_MS = 30_000;

let tries = 0;

/**
 * What is added to the address of a part that is asked for once more, another each time: some browsers remember that an
 * address could not be had, and never ask for it again. The build hands it on to the `import()`.
 *
 * @see https://github.com/whatwg/html/issues/6768
 */
export function retryQuery(): string {
  tries += 1;
  return `?retry=${tries}`;
}

/**
 * Fetches what may come later, such as a part of the script that stands in a file of its own, and asks again until it is
 * here: after a pause that grows, and at once when the network is back.
 *
 * @param load - for a part of the script `() => import('./part.ts')` and nothing else, so that the build finds it.
 * @param take - takes it into use; where this throws, it is fetched anew.
 * @param onMissing - told of each failure.
 */
export function fetchPart<Part>(
  load: (query: string) => Promise<Part>,
  take: (part: Part) => void,
  onMissing?: () => void,
  query = '',
  pauseMs = PAUSE_FIRST_MS,
): void {
  load(query)
    .then(take)
    .catch(() => {
      const again = (): void => {
        clearTimeout(timer);
        removeEventListener('online', again);
        fetchPart(load, take, onMissing, retryQuery(), Math.min(2 * pauseMs, PAUSE_MAX_MS));
      };
      const timer = setTimeout(again, pauseMs);
      addEventListener('online', again);
      onMissing?.();
    });
}
