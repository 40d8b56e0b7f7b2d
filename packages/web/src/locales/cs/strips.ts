import type { Messages } from '../en/index.js';

export const strips: Messages['strips'] = {
  authorized: {
    title: 'Připojení bylo úspěšně autorizováno.',
    signedInAs: 'K připojení {connection} se přihlásil účet {account}.',
    wholeOrganization: 'Připojení {connection} smí jednat za celou organizaci.',
    application: 'Připojení {connection} jedná jako aplikace; nikdo se nemusí přihlašovat.',
    exchange: 'Zbývá jeden krok: otevřete schránku v Exchangi',
    verified: 'Ověřeno.',
    verifiedDetail: 'Ověřeno: {detail}',
    testing: 'Právě se testuje…',
    notVerified: 'Neověřeno.',
    open: 'Otevřít připojení',
  },
  waiting: {
    title: 'Microsoft zavádí udělený souhlas.',
    body: 'Připojení {connection} ještě není autorizované. Trvá to nejvýše 90 sekund a pokračuje to samo.',
  },
  again: {
    title: 'Jedno připojení je třeba znovu autorizovat.',
    body: 'Připojení {connection} nelze používat, dokud se někdo nepřihlásí.',
  },
  notices: {
    CALLBACK_REPLAYED: {
      title: 'Toto přihlášení už skončilo.',
      body: '{connection}: odpověď Microsoftu patřila k přihlášení, které skončilo už dříve; nic se nezměnilo. Stav připojení: {state}',
    },
    CALLBACK_REPLACED: {
      title: 'Toto přihlášení nahradilo novější.',
      body: '{connection}: dokončete to novější, nebo začněte znovu; nic se nezměnilo. Stav připojení: {state}',
    },
  },
  close: 'Zavřít zprávu o připojení {name}',
  more: '1 další | {n} další | {n} dalších',
  fewer: 'Zobrazit méně',
  closeAll: 'Zavřít vše',
  actions: {
    copyLink: 'Kopírovat autorizační odkaz',
    authorize: 'Autorizovat připojení',
    tryAgain: 'Zkusit znovu',
    allowOtherAccount: 'Autorizovat jiným účtem',
    unanswered: 'Landbridge neodpověděl. Zkuste to znovu.',
  },
  responsible: {
    sentence: 'Kdo to může napravit: {who}',
    ADMINISTRATOR: 'vy',
    ACCOUNT_OWNER: 'majitel účtu',
    MAILBOX_OWNER: 'vlastník schránky',
    TENANT_ADMINISTRATOR: 'správce tenanta {tenant}',
    OPERATOR: 'provozovatel Landbridge',
  },
  support: {
    title: 'Podrobnosti pro podporu Microsoftu',
    copyAll: 'Kopírovat vše',
    code: 'Kód',
    message: 'Zpráva Microsoftu',
    correlationId: 'Correlation ID',
    traceId: 'Trace ID',
    time: 'Čas',
  },
};
