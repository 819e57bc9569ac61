import path from 'node:path';
import { build } from 'esbuild';

/** The compatibility date of wrangler.toml: what is measured runs as the product does. */
export const COMPATIBILITY_DATE = '2026-10-01';

/** Bundles one of this folder's Workers into one module's text. */
export async function bundleWorker(name: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [path.resolve(import.meta.dirname, '../worker', name)],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2024',
    conditions: ['workerd', 'worker', 'browser'],
    external: ['cloudflare:*', 'node:*'],
    define: { CAREQUEUE_DEVELOPMENT: 'false' },
    logLevel: 'error',
  });
  const [file] = outputFiles;
  if (file === undefined) throw new Error(`bundling ${name} gave nothing`);
  return file.text;
}
