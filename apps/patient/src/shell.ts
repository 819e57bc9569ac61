/** The one address a script of this page may be started from by name. */
const SERVICE_WORKER = '/t/service-worker.js';

interface ScriptUrls {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string };
}

/**
 * Keeps the page for times without a network, and brings a newer one in: at once where nobody looks, else when the reader
 * looks away. The tickets are in the page's storage, and a link that is not opened yet in the tab's.
 */
export async function keepPage(page: Pick<Location, 'reload'>): Promise<void> {
  const { serviceWorker } = navigator;
  if (serviceWorker === undefined) return;
  const hadOne = serviceWorker.controller !== null;
  serviceWorker.addEventListener('controllerchange', () => {
    if (hadOne) whenHidden(() => page.reload());
  });
  const registration = await serviceWorker.register(trusted(SERVICE_WORKER), { scope: '/t/' });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void registration.update().catch(() => {});
  });
  await serviceWorker.ready;
  // What this page loaded before it had a worker: fetched again from the browser's own cache, for the worker to keep.
  for (const { name } of performance.getEntriesByType('resource')) {
    if (new URL(name).pathname.startsWith('/t/assets/')) void fetch(name).catch(() => {});
  }
}

function trusted(url: string): string {
  const { trustedTypes }: { trustedTypes?: ScriptUrls } = window as { trustedTypes?: ScriptUrls };
  const allowed = { createScriptURL: (wanted: string) => (wanted === SERVICE_WORKER ? wanted : '') };
  return trustedTypes?.createPolicy('carequeue-page', allowed).createScriptURL(url) ?? url;
}

function whenHidden(act: () => void): void {
  if (document.visibilityState === 'hidden') act();
  else document.addEventListener('visibilitychange', act, { once: true });
}
