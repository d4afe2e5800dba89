import { defineConfig } from '@playwright/test';
import type { PluginOptions } from '@grafana/plugin-e2e';

const { CHROMIUM_PATH: executablePath, GRAFANA_URL: baseURL, E2E_MEASURED } = process.env;
if (!baseURL) throw new Error('GRAFANA_URL says in which Grafana the tests run; "npm run e2e" finds or starts one');

/** One browser at a time against one Grafana: tests see what they wrote themselves, and nothing else changes under them. */
export default defineConfig<PluginOptions>({
  testDir: './e2e',
  workers: 1,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: 'list',
  use: {
    baseURL,
    viewport: { width: 1280, height: 800 },
    // Days are UTC everywhere; amounts are read back from the screen.
    contextOptions: { reducedMotion: 'reduce' },
    timezoneId: 'UTC',
    locale: 'en-US',
    trace: 'off',
    video: 'off',
    screenshot: 'only-on-failure',
    launchOptions: { ...(executablePath && { executablePath }) },
  },
  projects: [
    { name: 'people', testMatch: '**/people.setup.ts' },
    E2E_MEASURED
      ? { name: 'measurements', testMatch: '**/*.measure.ts', dependencies: ['people'] }
      : { name: 'tests', testMatch: '**/*.spec.ts', dependencies: ['people'] },
  ],
});
