import { defineConfig } from 'vitest/config';
import { PATIENCE } from './scripts/test/patience.ts';

const unit = {
  test: {
    ...PATIENCE,
    name: 'unit',
    environment: 'node',
    include: [
      'packages/{queue-core,sdk}/{src,test}/**/*.test.ts',
      'apps/api/src/**/*.test.ts',
      'apps/{docs,patient,sample-site}/**/*.test.ts',
      'scripts/**/*.test.ts',
      'tools/voices/src/**/*.test.ts',
      'bench/**/*.test.ts',
      'tests/simulation/**/*.test.ts',
    ],
    exclude: ['**/node_modules/**', '**/dist/**', 'apps/api/test/**'],
  },
  define: { CAREQUEUE_DEVELOPMENT: 'true' },
} as const;

const product = {
  test: {
    name: 'product',
    environment: 'node',
    include: ['tests/**/*.test.ts'],
    exclude: ['**/node_modules/**', 'tests/simulation/**'],
    // The product is started once; its proofs measure it one after the other.
    globalSetup: ['tests/support/global-setup.ts'],
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
} as const;

export default defineConfig({
  test: { projects: [unit, 'apps/api/vitest.config.ts', 'packages/widgets/vitest.config.ts', product] },
});
