import type { Messages } from '../en/index.js';

export const deleteConnection: Messages['deleteConnection'] = {
  title: 'Smazat připojení „{name}“? | Smazat {n} připojení? | Smazat {n} připojení?',
  stops: {
    AUTHORIZED: 'Je autorizované: aplikace, které ho používají, od té chvíle ztratí přístup.',
    other: 'Není autorizované; teď přes něj nemá přístup nic.',
    several:
      'Aplikace, které je používají, od té chvíle ztratí přístup. | 1 z nich je autorizované: aplikace, které ho používají, od té chvíle ztratí přístup. | {n} z nich jsou autorizovaná: aplikace, které je používají, od té chvíle ztratí přístup. | {n} z nich je autorizovaných: aplikace, které je používají, od té chvíle ztratí přístup.',
    none: 'Žádné z nich není autorizované; teď přes ně nemá přístup nic.',
  },
  lost: 'Jeho autorizace a tokeny se nenávratně smažou a otevřený autorizační odkaz přestane fungovat. | Jejich autorizace a tokeny se nenávratně smažou a otevřené autorizační odkazy přestanou fungovat. | Jejich autorizace a tokeny se nenávratně smažou a otevřené autorizační odkazy přestanou fungovat.',
  consent:
    'Souhlas u Microsoftu zůstává; žádné aplikaci ho Microsoft odvolat nedovolí. Kdo se přihlásil, odebere ho na stránce {myApps}; souhlas za organizaci odebere správce: {entra}, Podnikové aplikace. Přístupové tokeny, které už aplikace mají, doběhnou samy, zpravidla do 90 minut.',
  myApps: 'Moje aplikace',
  entra: 'centrum pro správu Microsoft Entra',
  more: 'a 1 další | a {n} další | a {n} dalších',
  dependents: 'Závisí na něm a přestane fungovat:',
  dependent: {
    SIGN_ON: 'Lidé se přes něj přihlašují do Landbridge. Kdo nemá heslo, už se nepřihlásí.',
    NOTICES:
      'Landbridge přes něj posílá e-maily správcům; žádné jiné připojení Mail (SMTP) není autorizované.',
  },
  confirmDependents: 'Přesto smazat; co na něm závisí, přestane fungovat',
  unanswered: 'Landbridge neodpověděl. Zkuste to znovu.',
  confirm: 'Smazat připojení | Smazat {n} připojení | Smazat {n} připojení',
  scheduled: 'Připojení „{name}“ se maže. | {n} připojení se mažou. | {n} připojení se maže.',
  running: 'Mazání připojení',
  kept: '1 připojení se nesmazalo. | {n} připojení se nesmazala. | {n} připojení se nesmazalo.',
  notDeleted:
    'Jedno připojení se nepodařilo smazat | {n} připojení se nepodařilo smazat | {n} připojení se nepodařilo smazat',
};
