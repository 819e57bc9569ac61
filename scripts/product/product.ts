import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { createSiteServer } from '@carequeue/sample-site';
import { startCrons } from './crons.ts';
import { type Demo, ensureDemo, wasLoadInterrupted } from './demo.ts';
import { stateFolder } from './home.ts';
import { migrate } from './migrate.ts';
import { PLAYGROUND_FOLDER } from './playground.ts';
import { markRunning, ownRuntimePids, watchRuntime } from './running.ts';
import { serveWorker } from './serve.ts';
import type { Settings } from './settings.ts';
import { frozenScript } from './site-script.ts';

/** The product, answering. */
export interface Product {
  readonly demo: Demo;
  /** Resolves when the runtime ended by itself: nothing is served any more. */
  readonly runtimeEnded: Promise<void>;
  stop(): Promise<void>;
}

async function serveSite(demo: Demo, hosts: readonly string[], port: number): Promise<() => void> {
  const script = frozenScript(demo.baseUrl);
  const playground = PLAYGROUND_FOLDER;
  const servers = hosts.map((host) => createSiteServer({ demo, host, port, script, playground }));
  for (const server of servers) if (!server.listening) await once(server, 'listening');
  return () => {
    for (const server of servers) {
      server.close();
      server.closeAllConnections();
    }
  };
}

/** Starts the built product on its state: migrates, serves, loads the demo data once, serves the sample site. */
export async function startProduct(settings: Settings, hosts: { api: string[]; site: string[] }): Promise<Product> {
  const { home } = settings;
  if (wasLoadInterrupted(home)) rmSync(stateFolder(home), { recursive: true, force: true });
  await migrate(home);
  const served = await serveWorker(settings, hosts.api);
  const unmark = markRunning(home, `http://127.0.0.1:${settings.port}`);
  try {
    const demo = await ensureDemo(settings);
    const closeSite = await serveSite(demo, hosts.site, settings.sitePort);
    const stopCrons = startCrons(served, (error) => process.stderr.write(`The cron failed: ${String(error)}\n`));
    const { promise: runtimeEnded, resolve } = Promise.withResolvers<void>();
    const stopWatching = watchRuntime(ownRuntimePids(), resolve);
    return {
      demo,
      runtimeEnded,
      stop: async () => {
        stopWatching();
        stopCrons();
        closeSite();
        await served.stop();
        unmark();
      },
    };
  } catch (error) {
    await served.stop();
    unmark();
    throw error;
  }
}
