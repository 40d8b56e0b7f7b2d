import type { FailureTexts } from '../texts.js';
import { failures } from './failures.js';
import { refusals } from './refusals.js';
import { stepRemedies } from './step-remedies.js';

/** What is said of failures in English. */
export const en: FailureTexts = {
  failures,
  frames: {
    notAuthorized: '{connection} is saved but not authorized: {reason}',
    stillAuthorized: '{connection} stays authorized as it was, and this sign-in changed nothing: {reason}',
    notRefreshed:
      '{connection} stays authorized, but Landbridge gets no new access tokens for it at the moment: {reason}',
    needsReauthorization: '{connection} needs to be authorized again: {reason}',
    past: 'This happened to {connection}: {reason}',
  },
  unknown: {
    application: 'this application',
    account: 'the account that signed in',
    expectedAccount: 'another account',
    cloud: 'which one, Microsoft did not say',
    scopes: 'more permissions',
    message: '(no words)',
    mailbox: 'the mailbox',
    host: 'the mail server',
    port: 'its own',
  },
  refusals,
  stepRemedies,
};
