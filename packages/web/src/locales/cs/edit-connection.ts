import type { Messages } from '../en/index.js';

export const editConnection: Messages['editConnection'] = {
  title: 'Upravit připojení',
  intro: 'Název a poznámku lze kdykoli změnit. | Název, poznámku a schránku lze kdykoli změnit.',
  fixed: {
    title: 'Co změnit nelze',
    why: 'Identifikátor, tenanta, typ a přístup změnit nelze. Potřebujete-li jiné, toto připojení smažte a přidejte nové.',
    identifier: 'Identifikátor',
    type: 'Typ',
    tenant: 'Tenant',
    tenantId: 'ID tenanta',
    state: 'Autorizováno',
  },
  mailboxHint:
    'Jen pro sdílenou schránku: její adresa. Když pole necháte prázdné, použije se schránka účtu, který se přihlásil.',
  mailboxApplicationHint: 'Adresa schránky, kterou Landbridge otevírá. Novou mu napřed otevřete v Exchangi.',
  appRegistrationHint:
    'Platí od příští autorizace: do té doby připojení pokračuje s aplikací, pro kterou bylo autorizováno.',
  save: 'Uložit změny',
  saving: 'Ukládání…',
  unanswered: 'Landbridge neodpověděl. Uložte znovu.',
  gone: {
    title: 'Toto připojení už tu není',
    unknown: 'Někdo ho smazal, nebo adresa není úplná.',
    notStored: 'Co jste napsali, nelze uložit.',
    back: 'Přejít na připojení',
  },
  conflict: {
    by: {
      ADMINISTRATOR: 'V {time} to změnil/a {name}.',
      API_KEY: 'V {time} to změnila aplikace s klíčem API „{name}“.',
      AUTHORIZATION_LINK: 'V {time} to někdo změnil.',
      SYSTEM: 'V {time} to změnil Landbridge.',
      nobody: 'V {time} to někdo změnil.',
    },
    body: 'Vaše změny ještě nejsou uložené. Ponechte, co jste napsali, nebo převezměte, co je uložené teď.',
    mine: 'Vaše',
    theirs: 'Teď uložené',
    empty: '(prázdné)',
    keepMine: 'Ponechat moje',
    takeTheirs: 'Převzít uložené',
  },
};
