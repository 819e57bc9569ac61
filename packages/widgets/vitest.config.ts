import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { CHROMIUM_FLAGS, chromiumPath } from '../../scripts/test/chromium.ts';
import { PATIENCE } from '../../scripts/test/patience.ts';

/** Elements are tested in the real browser they are for. */
export default defineConfig({
  root: import.meta.dirname,
  resolve: { conditions: ['production', 'browser', 'module', 'import', 'default'] },
  optimizeDeps: { include: ['lit', 'lit/decorators.js', 'axe-core', 'react', 'react-dom', 'react-dom/client'] },
  test: {
    ...PATIENCE,
    name: 'widgets',
    include: ['src/**/*.test.ts'],
    globalSetup: ['../../tools/voices/src/test-setup.ts'],
    api: { host: '127.0.0.1' },
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      provider: playwright({ launchOptions: { executablePath: chromiumPath() ?? '', args: [...CHROMIUM_FLAGS] } }),
      instances: [{ browser: 'chromium' }],
    },
  },
});
