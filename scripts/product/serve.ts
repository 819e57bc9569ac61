import path from 'node:path';
import type { V4WorkerOptions } from 'miniflare';
import { convertV4MiniflareOptions, Log, LogLevel, Miniflare } from 'miniflare';
import { stateFolder } from './home.ts';
import { localWorkers } from './local-worker.ts';
import type { Settings } from './settings.ts';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Takes back the signal handlers that `make` adds: Miniflare's would end the process at once, before ours. */
function withoutItsSignals<T>(make: () => T): T {
  const before = SIGNALS.map((signal) => new Set(process.listeners(signal)));
  const made = make();
  SIGNALS.forEach((signal, index) => {
    for (const listener of process.listeners(signal)) {
      if (before[index]?.has(listener) !== true) process.off(signal, listener);
    }
  });
  return made;
}

/** The served Worker. */
export interface Served {
  /** Runs the Worker's scheduled handler once, as the platform does each minute. */
  runCron(cron: string): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Serves the built Worker through Miniflare with sockets of its own (several times the speed of the development
 * server), on the state folder that `wrangler dev --persist-to` would use.
 *
 * @param beside - other Workers for the same runtime, such as one to measure against.
 */
export async function serveWorker(
  settings: Settings,
  hosts: readonly string[],
  beside: readonly V4WorkerOptions[] = [],
): Promise<Served> {
  const options = convertV4MiniflareOptions({
    host: '127.0.0.1',
    port: 0,
    logRequests: false,
    log: new Log(LogLevel.WARN),
    cf: false,
    unsafeTriggerHandlers: true,
    resourcePersistencePath: path.join(stateFolder(settings.home), 'v3'),
    telemetry: { enabled: false },
    workers: [...localWorkers(settings, hosts), ...beside],
  });
  const miniflare = withoutItsSignals(() => new Miniflare(options));
  await miniflare.ready;
  return {
    runCron: async (cron) => {
      const worker = await miniflare.getWorker();
      await worker.scheduled({ cron, scheduledTime: new Date() });
    },
    stop: () => miniflare.dispose(),
  };
}
