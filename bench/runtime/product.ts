import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildProduct } from '../../scripts/product/build.ts';
import { developmentSecrets } from '../../scripts/product/home.ts';
import { migrate } from '../../scripts/product/migrate.ts';
import { ownRuntimePids } from '../../scripts/product/running.ts';
import { serveWorker } from '../../scripts/product/serve.ts';
import { readSettings } from '../../scripts/product/settings.ts';
import type { DevelopmentAccess } from '../../scripts/trial/development.ts';
import { freePorts } from '../../scripts/trial/free-ports.ts';
import { bundleWorker, COMPATIBILITY_DATE } from './bundle.ts';

/** The whole product and the bare Worker beside it, in one runtime. */
export interface ServedProduct extends DevelopmentAccess {
  readonly port: number;
  readonly barePort: number;
  readonly pid: number;
}

/** Serves the product as `npm start` does, with the bare Worker beside it, while `work` runs. */
export async function withServedProduct<T>(work: (served: ServedProduct) => Promise<T>): Promise<T> {
  await buildProduct();
  const [port = 0, sitePort, barePort = 0] = await freePorts(3);
  const home = mkdtempSync(path.join(tmpdir(), 'carequeue-bench-'));
  const settings = readSettings({ PORT: String(port), SITE_PORT: String(sitePort), CAREQUEUE_HOME: home });
  try {
    await migrate(home);
    const bare = await bundleWorker('bare.ts');
    const served = await serveWorker(
      settings,
      ['127.0.0.1'],
      [
        {
          name: 'bare',
          compatibilityDate: COMPATIBILITY_DATE,
          modules: [{ type: 'ESModule', path: 'bare.js', contents: bare }],
          durableObjects: { BARE: { className: 'BareObject', useSQLite: true } },
          unsafeDirectSockets: [{ host: '127.0.0.1', port: barePort }],
        },
      ],
    );
    const [pid = 0] = ownRuntimePids();
    const developmentToken = developmentSecrets(home).token;
    try {
      return await work({ baseUrl: `http://127.0.0.1:${port}`, developmentToken, port, barePort, pid });
    } finally {
      await served.stop();
    }
  } finally {
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  }
}
