import { defineConfig } from '@playwright/test';
import { CHROMIUM_FLAGS, chromiumPath } from './scripts/test/chromium.ts';

/** Journeys through the started product in a real browser. */
export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'node_modules/.cache/playwright',
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  timeout: 60_000,
  globalSetup: './tests/support/playwright-setup.ts',
  reporter: [['list'], ['json', { outputFile: 'node_modules/.cache/test-results/playwright.json' }]],
  use: {
    trace: 'off',
    launchOptions: { executablePath: chromiumPath() ?? '', args: [...CHROMIUM_FLAGS] },
  },
});
