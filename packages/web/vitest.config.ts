import { defineConfig, mergeConfig } from 'vitest/config';
import viteConfig from './vite.config.js';

export default mergeConfig(
  viteConfig,
  defineConfig({
    // vue-i18n keeps its own reader of messages, to compare ours with.
    define: { 'globalThis.__DEV__': 'true', __INTLIFY_DROP_MESSAGE_COMPILER__: 'false' },
    test: { environment: 'happy-dom', include: ['src/**/*.test.ts'], setupFiles: ['src/testing/setup.ts'] },
  }),
);
