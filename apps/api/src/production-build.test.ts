import path from 'node:path';
import { build } from 'esbuild';
import { describe, expect, test } from 'vitest';

/** Bundles the Worker as wrangler does, and gives the text. */
async function bundle(isDevelopment: boolean): Promise<string> {
  const result = await build({
    entryPoints: [path.join(import.meta.dirname, 'index.ts')],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2024',
    conditions: ['workerd', 'worker', 'browser'],
    external: ['cloudflare:*', 'node:*'],
    define: { CAREQUEUE_DEVELOPMENT: String(isDevelopment) },
    logLevel: 'error',
  });
  return result.outputFiles.map((file) => file.text).join('');
}

describe('the deployed Worker', () => {
  test('holds nothing of the development-only code', async () => {
    const deployed = await bundle(false);
    for (const trace of ['/development', 'CareQueue-Development', 'demo-asha', 'Asha Hospital']) {
      expect(deployed).not.toContain(trace);
    }
    // Without this the test would also pass for an empty bundle, or after a rename of the paths.
    expect(deployed).toContain('/v1/departments');
    const local = await bundle(true);
    for (const trace of ['/development/demo', 'CareQueue-Development-Now']) expect(local).toContain(trace);
  });
});
