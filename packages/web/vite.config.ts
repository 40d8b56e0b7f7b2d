import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';
import { letters } from './build/letters.js';

/** Where a hub under development listens; the window's own server passes everything of its on. */
const hub = process.env['LANDBRIDGE_DEV_HUB'] ?? 'http://localhost:4000';

export default defineConfig({
  plugins: [vue(), letters()],
  define: {
    __VUE_OPTIONS_API__: false,
    __VUE_PROD_DEVTOOLS__: false,
    __VUE_I18N_LEGACY_API__: false,
    __VUE_I18N_FULL_INSTALL__: false,
    __INTLIFY_PROD_DEVTOOLS__: false,
    'globalThis.__DEV__': JSON.stringify(process.env['NODE_ENV'] !== 'production'),
  },
  build: {
    target: 'es2022',
    // The content security policy knows no data: addresses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: {
    proxy: {
      '/graphql': { target: hub, ws: true },
      '/session': hub,
      '/auth': hub,
      // The address is the window's, what is posted there is the hub's.
      '/setup': { target: hub, bypass: ({ method, url }) => (method === 'GET' ? url : undefined) },
    },
  },
});
