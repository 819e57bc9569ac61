import path from 'node:path';
import type { V4WorkerOptions } from 'miniflare';
import { unstable_getMiniflareWorkerOptions, unstable_readConfig } from 'wrangler';
import { PUBLIC_FOLDER, WORKER_FOLDER } from './build.ts';
import { localBindings } from './local-bindings.ts';
import { ROOT, type Settings } from './settings.ts';

const PAGES = 'pages';

/**
 * The entry of the local Worker: pages and scripts come from the assets, all else from the built Worker, by the very
 * paths that wrangler.toml lists. The platform decides that before a Worker runs and charges nothing for it; Miniflare
 * does it in two Workers of its own, which cost each request as much as the product does.
 */
function entryText(workerFirst: readonly string[]): string {
  return `
import worker from './index.js';
export * from './index.js';
const workerFirst = ${JSON.stringify(workerFirst)};
const isWorkerFirst = (pathname) =>
  workerFirst.some((rule) => (rule.endsWith('*') ? pathname.startsWith(rule.slice(0, -1)) : pathname === rule));
export default {
  ...worker,
  async fetch(request, bindings, context) {
    const isPage = ['GET', 'HEAD'].includes(request.method) && !isWorkerFirst(new URL(request.url).pathname);
    const page = isPage ? await bindings.ASSETS.fetch(request) : null;
    return page === null || page.status === 404 ? worker.fetch(request, bindings, context) : page;
  },
};
`;
}

/** The built Worker as Miniflare runs it, and the assets beside it. */
export function localWorkers(settings: Settings, hosts: readonly string[]): readonly V4WorkerOptions[] {
  const config = path.join(ROOT, 'wrangler.toml');
  const { assets: _assets, ...options } = unstable_getMiniflareWorkerOptions(config).workerOptions;
  const { assets, compatibility_date: compatibilityDate = '' } = unstable_readConfig({ config });
  const workerFirst = Array.isArray(assets?.run_worker_first) ? assets.run_worker_first : [];
  const worker: V4WorkerOptions = {
    ...options,
    name: 'carequeue',
    bindings: Object.assign({}, options.bindings, localBindings(settings)),
    serviceBindings: { ASSETS: PAGES },
    unsafeDirectSockets: hosts.map((host) => ({ host, port: settings.port })),
    modulesRoot: WORKER_FOLDER,
    modules: [
      { type: 'ESModule', path: path.join(WORKER_FOLDER, 'local.js'), contents: entryText(workerFirst) },
      { type: 'ESModule', path: path.join(WORKER_FOLDER, 'index.js') },
    ],
  };
  const pages: V4WorkerOptions = {
    name: PAGES,
    compatibilityDate,
    modules: [{ type: 'ESModule', path: 'pages.js', contents: 'export default {};' }],
    assets: {
      directory: PUBLIC_FOLDER,
      routerConfig: { has_user_worker: false },
      assetConfig: { compatibility_date: compatibilityDate },
    },
  };
  return [worker, pages];
}
