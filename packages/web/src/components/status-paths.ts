import type { AuthorizationStatus } from '../graphql/generated/graphql.js';

/**
 * Five silhouettes on 20 by 20, each one path: a state is told apart without its colour. Knocked-out shapes take what
 * lies behind. status.css says which are drawn and which are filled.
 */
export const statusPaths = {
  NOT_AUTHORIZED: 'M18 10A8 8 0 1 1 2 10 8 8 0 1 1 18 10Z',
  AWAITING_SIGN_IN: 'M18 10A8 8 0 1 1 2 10 8 8 0 1 1 18 10ZM10 5.4V10l3 1.9',
  AUTHORIZED: 'M10 1a9 9 0 1 1 0 18 9 9 0 0 1 0-18Zm4.7 6.6-1.4-1.4L8.8 10.7 6.7 8.6 5.3 10l3.5 3.5Z',
  NEEDS_REAUTHORIZATION:
    'M8.5 2.2a1.7 1.7 0 0 1 3 0l7.3 13.1a1.7 1.7 0 0 1-1.5 2.5H2.7a1.7 1.7 0 0 1-1.5-2.5ZM9.1 7h1.8v5.2H9.1Zm0 6.6h1.8v1.9H9.1Z',
  FAILED:
    'M6.4 1h7.2L19 6.4v7.2L13.6 19H6.4L1 13.6V6.4Zm6 5.1L10 8.5 7.6 6.1 6.1 7.6 8.5 10l-2.4 2.4 1.5 1.5 2.4-2.4 2.4 2.4 1.5-1.5L11.5 10l2.4-2.4Z',
} as const satisfies Record<AuthorizationStatus, string>;

/** The exception is loud, the normal quiet: only what is not in order gets a tinted pill. */
export function isPill(status: AuthorizationStatus): boolean {
  return status !== 'AUTHORIZED' && status !== 'NOT_AUTHORIZED';
}
