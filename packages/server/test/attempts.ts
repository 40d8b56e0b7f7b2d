import type { AttemptPlanner } from '../src/connections/index.js';

/** Sign-ins that nobody comes back from, for connections that get their tokens otherwise. */
export const nobodysAttempts: AttemptPlanner = {
  plan: () => ({
    authorizationUrl: 'http://localhost:4000/auth/start/none',
    expiresAt: '2100-01-01T00:00:00.000Z',
    storeFirst: async () => undefined,
    store: async () => undefined,
  }),
};
