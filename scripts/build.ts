import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { buildProduct, buildWorker } from './product/build.ts';
import { runToEnd } from './product/child.ts';
import { runScript } from './product/lifetime.ts';
import { Explained, ROOT } from './product/settings.ts';

/** The Worker as it is deployed: none of the development-only routes. */
const PRODUCTION_FOLDER = path.join(ROOT, 'dist/production');

await runScript(async () => {
  await buildProduct();
  const { code } = await runToEnd('pnpm', ['-r', '--filter', './packages/*', 'run', 'build']);
  if (code !== 0) throw new Explained('Building the packages failed: the lines above say why.');
  mkdirSync(PRODUCTION_FOLDER, { recursive: true });
  await buildWorker(PRODUCTION_FOLDER, { development: false });
  process.stdout.write(`Built: packages/*/dist, dist/public, dist/worker (local) and dist/production (to deploy).\n`);
});
