import { defineConfig } from 'vitest/config';

/** Against servers that we did not write and that npm does not have: CI alone installs them. */
export default defineConfig({
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    setupFiles: ['reflect-metadata'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    include: ['interoperability/**/*.test.ts'],
  },
});
