import { defineConfig } from '@playwright/test';
import { furtherLooks, looks } from './looks.js';
import base from './playwright.config.js';

/** `npm run screenshots`: a picture of every window in every look, into `screenshots/`; some of them into docs/. */
export default defineConfig({
  ...base,
  testDir: 'walk',
  projects: [...looks, ...furtherLooks].map(({ name, ...use }) => ({
    name,
    use: { locale: 'en-GB', ...use },
  })),
});
