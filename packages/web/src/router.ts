import type { Scope } from '@landbridge/server/scopes';
import { createRouter, createWebHistory, type Router } from 'vue-router';
import ConnectionsPage from './pages/connections/ConnectionsPage.vue';
import { noteLeftPlace } from './pages/connections/grid/useScrollRestoration.js';
import { placeAfterSignIn } from './pages/sign-in/place-after-sign-in.js';
import { useSession } from './session/session.js';

declare module 'vue-router' {
  interface RouteMeta {
    /** Shown to those who are not signed in, without the menu. */
    isPublic?: boolean;
    /** What somebody must be allowed to who opens it. */
    scope?: Scope;
  }
}

/**
 * The windows of Landbridge by address; what the list does not need is loaded when it is asked for. No window opens
 * before `sessionKnown`.
 */
export function createLandbridgeRouter(sessionKnown: Promise<void>): Router {
  const router = createRouter({
    history: createWebHistory(),
    routes: [
      { path: '/', redirect: '/connections' },
      { path: '/connections', name: 'connections', component: ConnectionsPage },
      {
        path: '/connections/new',
        name: 'new-connection',
        component: () => import('./pages/new-connection/NewConnectionPage.vue'),
        meta: { scope: 'connections:write' },
      },
      {
        path: '/connections/:id',
        name: 'connection',
        component: () => import('./pages/connection/ConnectionPage.vue'),
        // Another connection is another page.
        props: ({ params }) => ({ id: params['id'], key: params['id'] }),
      },
      {
        path: '/connections/:id/edit',
        name: 'edit-connection',
        component: () => import('./pages/edit-connection/EditConnectionPage.vue'),
        meta: { scope: 'connections:write' },
        props: true,
      },
      {
        path: '/app-registrations',
        name: 'app-registrations',
        component: () => import('./pages/app-registrations/AppRegistrationsPage.vue'),
      },
      {
        path: '/webhooks',
        name: 'webhooks',
        component: () => import('./pages/webhooks/WebhooksPage.vue'),
      },
      {
        path: '/webhooks/:id',
        name: 'webhook',
        component: () => import('./pages/webhooks/WebhookPage.vue'),
        props: true,
      },
      {
        path: '/access/people',
        name: 'people',
        component: () => import('./pages/people/PeoplePage.vue'),
        meta: { scope: 'access:manage' },
      },
      {
        path: '/access/api-keys',
        name: 'api-keys',
        component: () => import('./pages/api-keys/ApiKeysPage.vue'),
        meta: { scope: 'access:manage' },
      },
      {
        path: '/access/audit',
        name: 'audit',
        component: () => import('./pages/audit/AuditPage.vue'),
        meta: { scope: 'audit:read' },
      },
      {
        path: '/explorer',
        name: 'explorer',
        component: () => import('./pages/explorer/ExplorerPage.vue'),
      },
      { path: '/account', name: 'account', component: () => import('./pages/account/AccountPage.vue') },
      { path: '/help', name: 'help', component: () => import('./pages/help/HelpPage.vue') },
      {
        path: '/sign-in',
        name: 'sign-in',
        component: () => import('./pages/sign-in/SignInPage.vue'),
        meta: { isPublic: true },
      },
      {
        path: '/invitation',
        name: 'invitation',
        component: () => import('./pages/setup/SetupPage.vue'),
        meta: { isPublic: true },
      },
      {
        path: '/password-reset',
        name: 'password-reset',
        component: () => import('./pages/setup/SetupPage.vue'),
        meta: { isPublic: true },
      },
      {
        path: '/setup',
        name: 'setup',
        component: () => import('./pages/setup/SetupPage.vue'),
        meta: { isPublic: true },
      },
      {
        path: '/:anything(.*)*',
        name: 'not-found',
        component: () => import('./pages/not-found/NotFoundPage.vue'),
      },
    ],
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- What replaces it is still experimental.
    scrollBehavior: (to, from, savedPosition) => {
      // The list may have to read its rows before it is as long as it was.
      noteLeftPlace(to.name === 'connections' ? (savedPosition?.top ?? 0) : 0);
      if (savedPosition) return savedPosition;
      if (to.hash) return { el: to.hash };
      return to.path === from.path ? false : { top: 0 };
    },
  });

  router.beforeEach(async (to) => {
    await sessionKnown;
    const { isSignedIn } = useSession();
    if (to.name === 'sign-in' && isSignedIn.value) return placeAfterSignIn(to.query['next']);
    if (to.meta.isPublic === true || isSignedIn.value) return true;
    return { name: 'sign-in', query: { next: to.fullPath } };
  });
  return router;
}
