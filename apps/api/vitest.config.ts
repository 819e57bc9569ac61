import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-plugin';
import { defineConfig } from 'vitest/config';
import { PATIENCE } from '../../scripts/test/patience.ts';

const here = import.meta.dirname;
const publicFolder = path.join(here, '../../dist/public');

/** Tests that need the whole Worker, in workerd, with the bindings of wrangler.toml. */
export default defineConfig(async () => {
  // The assets binding wants its folder; these tests need none of what a build puts there.
  mkdirSync(publicFolder, { recursive: true });
  const folder = path.join(here, 'src/db/migrations');
  const migrations = existsSync(folder) ? await readD1Migrations(folder) : [];
  return {
    root: here,
    define: { CAREQUEUE_DEVELOPMENT: 'true' },
    plugins: [
      cloudflareTest({
        wrangler: { configPath: '../../wrangler.toml' },
        miniflare: {
          bindings: {
            TEST_MIGRATIONS: migrations,
            DEVELOPMENT_TOKEN: 'test-development-token',
            TICKET_SECRETS: `k1:${Buffer.alloc(32, 1).toString('base64')}`,
            PUBLIC_URL: 'http://localhost:8787',
            // How many random sequences the real object runs; `npm run sequences` asks for more.
            SEQUENCES: process.env.SEQUENCES ?? '40',
          },
        },
      }),
    ],
    test: { ...PATIENCE, name: 'worker', include: ['test/**/*.test.ts'], setupFiles: ['test/setup.ts'] },
  };
});
