import { rmSync } from 'node:fs';
import path from 'node:path';
import { buildProduct } from './product/build.ts';
import { stateFolder } from './product/home.ts';
import { runScript } from './product/lifetime.ts';
import { reserveHosts } from './product/ports.ts';
import { startProduct } from './product/product.ts';
import { endLeftovers, refuseWhileRunning } from './product/running.ts';
import { readSettings } from './product/settings.ts';

await runScript(async () => {
  const settings = readSettings(process.env);
  await refuseWhileRunning(settings.home);
  await endLeftovers(settings.home);
  const hosts = await reserveHosts(settings);
  await buildProduct();
  rmSync(stateFolder(settings.home), { recursive: true, force: true });
  rmSync(path.join(settings.home, 'demo.json'), { force: true });
  const product = await startProduct(settings, hosts);
  await product.stop();
  process.stdout.write(`The demo data is new; its keys are in ${settings.home}/demo.json. "npm start" serves it.\n`);
});
