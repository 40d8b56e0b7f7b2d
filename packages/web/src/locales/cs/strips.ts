import type { Messages } from '../en/index.js';

export const strips: Messages['strips'] = {
  authorized: {
    title: 'Připojení bylo úspěšně autorizováno.',
    signedInAs: 'K připojení {connection} se přihlásil účet {account}.',
    wholeOrganization: 'Připojení {connection} smí jednat za celou organizaci.',
    application: 'Připojení {connection} jedná jako aplikace; nikdo se nemusí přihlašovat.',
    exchange: 'Zbývá jeden krok: otevřete schránku v Exchangi',
    verified: 'Ověřeno.',
    seen: {
      IMAP_INBOX:
        'Schránka odpovídá: složka INBOX je prázdná. | Schránka odpovídá: ve složce INBOX je {n} zpráva. | Schránka odpovídá: ve složce INBOX jsou {n} zprávy. | Schránka odpovídá: ve složce INBOX je {n} zpráv.',
      SMTP_SEND_AS: 'Poštovní server odpovídá: odesílat lze jako {detail}.',
      GRAPH_ORGANIZATION: 'Microsoft odpovídá za organizaci {detail}.',
      ID_TOKEN_VERIFIED: 'Je prokázáno, že přihlášení účtu {detail} je od Microsoftu.',
      GRAPH_SITES_ROOT: 'SharePoint odpovídá: web {detail} lze číst.',
      GRAPH_ME: 'Microsoft odpovídá: účet {detail} lze číst.',
      SIGNING_SCOPE_GRANTED: 'Microsoft odpovídá: oprávnění podepisovat je uděleno.',
    },
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
