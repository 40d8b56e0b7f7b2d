import { defineConfig } from 'vitest/config';
import { chosenGroup } from './groups.mjs';

/** The tests of one part, on SQLite. */
export default defineConfig({
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    setupFiles: ['reflect-metadata'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    include: chosenGroup().tests,
    provide: { databaseKinds: ['sqlite'] },
  },
});
