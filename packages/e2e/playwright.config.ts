import { defineConfig } from '@playwright/test';
import { browserLaunch } from './chromium.js';

export default defineConfig({
  testDir: 'tests',
  outputDir: 'test-results',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  timeout: 60_000,
  forbidOnly: Boolean(process.env.CI),
  use: {
    actionTimeout: 10_000,
    launchOptions: await browserLaunch(),
    viewport: { width: 1280, height: 860 },
    trace: 'retain-on-failure',
  },
  projects: [
    { name: 'en', use: { locale: 'en-GB' } },
    { name: 'cs', use: { locale: 'cs-CZ' }, grep: /@both-languages/ },
  ],
});
