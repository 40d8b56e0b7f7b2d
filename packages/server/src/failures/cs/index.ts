import type { FailureTexts } from '../texts.js';
import { failures } from './failures.js';
import { refusals } from './refusals.js';
import { stepRemedies } from './step-remedies.js';

/** What is said of failures in Czech. */
export const cs: FailureTexts = {
  failures,
  frames: {
    notAuthorized: 'Připojení {connection} je uložené, ale není autorizované: {reason}',
    stillAuthorized:
      'Připojení {connection} zůstává autorizované a toto přihlášení na něm nic nezměnilo: {reason}',
    notRefreshed:
      'Připojení {connection} zůstává autorizované, ale Landbridge pro něj teď nedostává nové přístupové tokeny: {reason}',
    needsReauthorization: 'Připojení {connection} je třeba znovu autorizovat: {reason}',
    past: 'S připojením {connection} se stalo toto: {reason}',
  },
  unknown: {
    application: 'tato aplikace',
    account: 'přihlášený účet',
    expectedAccount: 'jiný účet',
    cloud: 'Microsoft neuvedl který',
    scopes: 'další oprávnění',
    message: '(beze slov)',
    mailbox: 'tato schránka',
    host: 'poštovní server',
    port: 'jeho vlastní',
  },
  refusals,
  stepRemedies,
};
