import './styles/tokens.css';
import './styles/fonts.css';
import './styles/base.css';
import { DefaultApolloClient } from '@vue/apollo-composable';
import { createApp } from 'vue';
import App from './App.vue';
import { createGraphqlClient } from './graphql/client.js';
import { LastEventDocument } from './graphql/generated/graphql.js';
import { connectionChangesKey, createConnectionChangesFeed } from './graphql/connection-changes.js';
import {
  createSocket,
  reconnectDelayMs,
  reportReachable,
  reportUnreachable,
  socketKey,
} from './graphql/socket.js';
import { i18n } from './locales/i18n.js';
import { startLanguage } from './locales/language.js';
import { createLandbridgeRouter } from './router.js';
import { loadSession } from './session/session.js';

const socket = createSocket(`${window.location.origin.replace(/^http/, 'ws')}/graphql`);
const client = createGraphqlClient(socket);

const readPlace = async (): Promise<string> =>
  (await client.query({ query: LastEventDocument, fetchPolicy: 'no-cache' })).data.lastEventId;

// The window is drawn at once, so that its live regions exist and an unreachable hub is said to be so.
const sessionKnown = loadSession((attempt) => {
  reportUnreachable();
  return new Promise((resolve) => setTimeout(resolve, reconnectDelayMs(attempt)));
}).then(reportReachable);

// Not awaited at the top: texts that import from the file that this becomes part of would wait for it, and it for them.
void startLanguage().then(() => {
  createApp(App)
    .use(i18n)
    .use(createLandbridgeRouter(sessionKnown))
    .provide(DefaultApolloClient, client)
    .provide(socketKey, socket)
    .provide(connectionChangesKey, createConnectionChangesFeed({ socket, cache: client.cache, readPlace }))
    .mount('#app');
});
