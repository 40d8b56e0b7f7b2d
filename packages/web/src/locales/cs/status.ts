import type { Messages } from '../en/index.js';

export const status: Messages['status'] = {
  NOT_AUTHORIZED: 'Neautorizováno',
  AWAITING_SIGN_IN: 'Čeká na přihlášení',
  AUTHORIZED: 'Autorizováno',
  NEEDS_REAUTHORIZATION: 'Nutná nová autorizace',
  FAILED: 'Selhalo',
  awaitingUntil: 'Čeká do {time}',
  until: 'Do {time}',
  linkUntil: 'Odkaz do {time} · {name}',
  awaitingLink: 'Do {time} čeká na toho, kdo dostal autorizační odkaz (odkaz vytvořil/a: {name})',
  verified: 'Ověřeno',
  noNewTokens: 'Bez nových přístupových tokenů',
  notVerified: 'Neověřeno',
};
