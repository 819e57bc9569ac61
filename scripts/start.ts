import { kioskSetUpPath } from '@carequeue/sample-site/kiosk';
import { playDemoMornings } from './morning/index.ts';
import { buildProduct } from './product/build.ts';
import { runScript, toldToEnd } from './product/lifetime.ts';
import { buildPlayground } from './product/playground.ts';
import { reserveHosts } from './product/ports.ts';
import { type Product, startProduct } from './product/product.ts';
import { endLeftovers, refuseWhileRunning } from './product/running.ts';
import { Explained, readSettings, type Settings } from './product/settings.ts';

function announcement(product: Product, settings: Settings): string {
  const { baseUrl, siteUrl, departments } = product.demo;
  const code = departments[0]?.code.toLowerCase() ?? '';
  return `
CareQueue is ready.

  A hospital's website, on another site   ${siteUrl}
    take a token                          ${siteUrl}/departments/${code}
    the waiting room's screen             ${siteUrl}/board/${code}
    the kiosk, set up in this browser     ${siteUrl}${kioskSetUpPath(product.demo)}
    another hospital, in Spanish          ${siteUrl}/lago/
  The elements, to play with              ${siteUrl}/playground/
  The API, to read and to try             ${baseUrl}/reference/
    as an OpenAPI document                ${baseUrl}/openapi.json
  Keys and ids of the demo hospitals      ${settings.home}/demo.json

Ctrl-C ends it; the data stays. "npm run demo:reset" makes it new.
`;
}

await runScript(async () => {
  const end = toldToEnd();
  const settings = readSettings(process.env);
  await refuseWhileRunning(settings.home);
  await endLeftovers(settings.home);
  const hosts = await reserveHosts(settings);
  process.stdout.write('Building (skipped when nothing changed) ...\n');
  await Promise.all([buildProduct(), buildPlayground()]);
  const product = await startProduct(settings, hosts);
  if (!settings.isDemoEmpty) await playDemoMornings(product.demo, settings);
  process.stdout.write(announcement(product, settings));
  const why = await Promise.race([end.then(() => 'told' as const), product.runtimeEnded.then(() => 'lost' as const)]);
  await product.stop();
  if (why === 'lost') throw new Explained('The runtime (workerd) ended by itself. Start again; the data is kept.');
});
