import { defineConfig } from '@playwright/test';
import { looks } from './looks.js';
import base from './playwright.config.js';

/** `npm run screenshots`: a picture of every window in every look, into `screenshots/`; some of them into docs/. */
export default defineConfig({
  ...base,
  testDir: 'walk',
  projects: looks.map(({ name, ...use }) => ({ name, use })),
});
