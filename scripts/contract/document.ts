import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Plugin } from 'esbuild';
import { ROOT } from '../product/settings.ts';

/** The API's description, as data. */
export interface Contract {
  /** The OpenAPI 3.1 document. */
  readonly document: unknown;
  /** Every error code a route may answer, sorted. */
  readonly codes: readonly { readonly code: string; readonly status: number; readonly title: string }[];
}

// The document needs the app's declarations only; the platform's modules never run for it.
const platformStub: Plugin = {
  name: 'platform-stub',
  setup(bundler) {
    bundler.onResolve({ filter: /^cloudflare:/ }, ({ path: name }) => ({ path: name, namespace: 'platform' }));
    bundler.onLoad({ filter: /.*/, namespace: 'platform' }, () => ({
      contents: 'export class DurableObject {} export class WorkerEntrypoint {} export const env = {};',
    }));
  },
};

const ENTRY = `
import { createApp, openApiDocument } from './apps/api/src/app.ts';
import { createServices } from './apps/api/src/services.ts';
import { refusalCatalogue } from './apps/api/src/kernel/decision.ts';
const services = createServices(() => { throw new Error('no bindings while a document is written'); });
export const document = openApiDocument(createApp(services));
export const codes = [...refusalCatalogue.values()].map(({ code, status, title }) => ({ code, status, title }));
`;

/** Reads the API's description from its route declarations, without running a Worker. */
export async function readContract(): Promise<Contract> {
  const outfile = path.join(ROOT, 'node_modules/.cache/contract', `app-${process.pid}-${Date.now()}.mjs`);
  mkdirSync(path.dirname(outfile), { recursive: true });
  await build({
    stdin: { contents: ENTRY, resolveDir: ROOT, loader: 'ts' },
    bundle: true,
    format: 'esm',
    platform: 'node',
    conditions: ['workerd', 'worker'],
    define: { CAREQUEUE_DEVELOPMENT: 'false' },
    outfile,
    logLevel: 'error',
    plugins: [platformStub],
  });
  const { document, codes }: Contract = await import(pathToFileURL(outfile).href);
  return { document, codes: codes.toSorted((one, other) => one.code.localeCompare(other.code, 'en')) };
}
