/**
 * Keeps the patient's page for times without a network: the page, its script, style and icons, and the languages that
 * were used. No answer of the API is kept here, nor anything of a patient: what was last known of a ticket is in the
 * page's own storage.
 */

/** Written by the build: names this version and lists what a page needs to start. */
declare const SHELL: { readonly version: string; readonly files: readonly string[] };
declare const self: ServiceWorkerGlobalScope;

const PAGE = '/t/';
const ASSETS = '/t/assets/';
const CACHE = `carequeue-page-${SHELL.version}`;

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(CACHE)
      .then((cache) => cache.addAll(SHELL.files.map((file) => new Request(file, { cache: 'no-cache' }))))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      // A page of the version before may be open still, and ask for what it has there.
      .then((names) =>
        Promise.all(
          names
            .filter(isOther)
            .slice(0, -1)
            .map((name) => caches.delete(name)),
        ),
      )
      .then(() => self.clients.claim()),
  );
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (request.mode === 'navigate' && pathname === PAGE) event.respondWith(pageFirst());
  else if (pathname.startsWith(ASSETS)) event.respondWith(keptFirst(request, {}));
  else if (SHELL.files.includes(pathname)) event.respondWith(keptFirst(request, { cacheName: CACHE }));
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(openPage());
});

function isOther(name: string): boolean {
  return name.startsWith('carequeue-page-') && name !== CACHE;
}

/** The page as it was kept: whole, and at once. A newer one comes with the worker of its version. */
async function pageFirst(): Promise<Response> {
  return (await caches.match(PAGE, { cacheName: CACHE })) ?? fetch(PAGE);
}

/** @param choice - where it may have been kept; what is named by its content, in any version's cache. */
async function keptFirst(request: Request, choice: MultiCacheQueryOptions): Promise<Response> {
  const kept = await caches.match(request.url, choice);
  if (kept !== undefined) return kept;
  const response = await fetch(request);
  // What stands in for a part that is gone is not kept as if it were the part.
  const mayBeKept = response.ok && response.headers.get('Cache-Control') !== 'no-store';
  if (mayBeKept) await keep(request.url, response.clone());
  return response;
}

async function keep(url: string, response: Response): Promise<void> {
  try {
    const cache = await caches.open(CACHE);
    await cache.put(url, response);
  } catch {
    // A phone without room shows the page all the same.
  }
}

async function openPage(): Promise<void> {
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const page = pages.find(({ url }) => new URL(url).pathname === PAGE);
  await (page === undefined ? self.clients.openWindow(PAGE) : page.focus());
}

// A module, so that its `self` is its own.
export {};
