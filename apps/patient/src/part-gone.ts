import type { PageFacts } from './renewal.ts';
import { isWorn, typedIn } from './renewal.ts';

/**
 * What a page of an earlier version is answered when it asks for a part that is gone: it runs in that page, and loads it
 * again as the present one. It knows nothing of the page's own script, whichever version that is.
 */

/** Written by the build: the address of the present page's script. */
declare const PAGE_SCRIPT: string;

const PAGE = '/t/';

function facts(): PageFacts {
  const [navigation] = performance.getEntriesByType('navigation');
  return {
    scripts: [...document.scripts].map(({ src }) => src),
    wasReloaded: navigation instanceof PerformanceNavigationTiming && navigation.type === 'reload',
    ageMs: performance.now(),
    hasTyped: typedIn(document),
  };
}

/** Fetches the worker of the present version, where there is one, with all that it keeps. */
async function fetchWorker(): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration(PAGE);
  await registration?.update();
  const worker = registration?.installing;
  if (worker == null) return;
  await new Promise<void>((resolve) => {
    const look = () => worker.state !== 'installing' && resolve();
    worker.addEventListener('statechange', look);
    look();
  });
}

/**
 * Sees to it that a reload shows the present page. An earlier worker may go on for minutes, for it ends what it has begun:
 * it is given the page that the present one keeps.
 *
 * @returns whether it does.
 */
async function bringPage(): Promise<boolean> {
  const isPresent = async (page: Response | undefined) => (await page?.clone().text())?.includes(PAGE_SCRIPT) === true;
  const names = (await caches.keys()).filter((name) => name.startsWith('carequeue-page-'));
  if (names.length === 0) return isPresent(await fetch(PAGE));
  const keepers = await Promise.all(names.map((name) => caches.open(name)));
  const pages = await Promise.all(keepers.map((keeper) => keeper.match(PAGE)));
  for (const page of pages) {
    if (page === undefined || !(await isPresent(page))) continue;
    await Promise.all(keepers.map((keeper) => keeper.put(PAGE, page.clone())));
    return true;
  }
  return false;
}

async function renew(): Promise<void> {
  if (!isWorn(facts(), PAGE_SCRIPT)) return;
  await fetchWorker();
  if ((await bringPage()) && isWorn(facts(), PAGE_SCRIPT)) location.reload();
}

// Whoever asked for the part asks again, and with that whether it is time.
void renew().catch(() => {});
throw new Error('This part is of a version that is gone.');
