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
    // Our own reader of messages takes its place (src/locales/message-format.ts).
    __INTLIFY_DROP_MESSAGE_COMPILER__: true,
    'globalThis.__DEV__': JSON.stringify(process.env['NODE_ENV'] !== 'production'),
  },
  build: {
    target: 'es2022',
    // The content security policy knows no data: addresses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // Many small files compress worse than few: what is used together lies together, where nobody loads it in vain.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'vue', priority: 3, test: /node_modules\/(?:@vue\/|vue\/|vue-i18n|@intlify|vue-router)/ },
            {
              name: 'menus-and-dialogs',
              priority: 2,
              test: /node_modules\/(?:reka-ui|@floating-ui|@vueuse|aria-hidden|defu|ohash)/,
            },
            { name: 'first-page', priority: 1, tags: ['$initial'] },
          ],
        },
      },
    },
  },
  server: {
    proxy: {
      '/graphql': { target: hub, ws: true },
      '/session': hub,
      '/auth': hub,
      // The address is the window's, what is posted there is the hub's.
      '^/(setup|invitation|password-reset)': {
        target: hub,
        bypass: ({ method, url }) => (method === 'GET' ? url : undefined),
      },
    },
  },
});
