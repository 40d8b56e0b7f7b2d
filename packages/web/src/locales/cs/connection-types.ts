import type { Messages } from '../en/index.js';

export const connectionTypes: Messages['connectionTypes'] = {
  ETOKEN: {
    label: 'eToken',
    short: 'eToken',
    purpose: 'Získává z něj token podepisovací aplikace.',
    use: 'Získává token, o který žádá podepisovací aplikace.',
  },
  MAIL_IMAP: {
    label: 'Mail (IMAP)',
    short: 'Mail (IMAP)',
    purpose: 'Nová pošta v jedné schránce spouští události.',
    use: 'Čte jednu schránku, aby nová pošta mohla spouštět události.',
  },
  MAIL_SMTP: {
    label: 'Mail (SMTP)',
    short: 'Mail (SMTP)',
    purpose: 'Pošta vašich aplikací odchází z jedné schránky.',
    use: 'Odesílá poštu vašich aplikací z jedné schránky.',
  },
  ENTRA_ID: {
    label: 'Microsoft Entra ID (Azure AD)',
    short: 'Entra ID',
    purpose: 'Načítá uživatele a skupiny z adresáře.',
    use: 'Čte uživatele a skupiny, aby je bylo možné synchronizovat.',
  },
  SSO: {
    label: 'Single Sign-On (SSO)',
    short: 'Single Sign-On',
    purpose: 'Lidé se přihlašují svým pracovním účtem.',
    use: 'Umožňuje přihlášení pracovním účtem, tady i ve vašich aplikacích.',
  },
  SHAREPOINT: {
    label: 'SharePoint',
    short: 'SharePoint',
    purpose: 'Přílohy se ukládají do knihovny dokumentů.',
    use: 'Ukládá přílohy událostí do knihovny dokumentů.',
  },
  signers: {
    MAILBOX_OWNER: 'Vlastník schránky',
    ADMINISTRATOR: 'Správce',
    GLOBAL_ADMINISTRATOR: 'Globální správce',
    SIGNERS_ADMINISTRATOR: 'Správce podepisující osoby',
  },
  signerDetails: {
    ETOKEN: ', za celou organizaci. Druhý faktor nevadí.',
    MAIL_IMAP: ', účtem, jehož pošta se má číst. Druhý faktor nevadí.',
    MAIL_SMTP: ', účtem, jehož pošta se má odesílat. Druhý faktor nevadí.',
    ENTRA_ID: ', který dá souhlas za celou organizaci. Druhý faktor nevadí.',
    SSO: ', který dá souhlas za celou organizaci. Druhý faktor nevadí.',
    SHAREPOINT:
      ', který může otevřít weby SharePointu a dát souhlas za celou organizaci. Druhý faktor nevadí.',
  },
  applicationSigner: ', který jednou dá souhlas za celou organizaci. Do schránky se nikdo nepřihlašuje.',
  permissions: {
    imap: 'číst, přesouvat a mazat poštu v této schránce přes IMAP',
    smtp: 'odesílat poštu z této schránky přes SMTP',
    imapApplication: 'číst, přesouvat a mazat poštu přes IMAP ve schránkách, které Exchange aplikaci otevře',
    smtpApplication: 'odesílat poštu přes SMTP ze schránek, které Exchange aplikaci otevře',
    stay: 'zachovat tento přístup, i když nikdo není přihlášený',
    account: 'vidět jméno a e-mailovou adresu účtu',
    profile: 'přihlásit účet a číst jeho profil',
    users: 'číst profily všech uživatelů',
    groups: 'číst všechny skupiny a jejich členy',
    organization: 'číst název a domény organizace',
    sites: 'číst weby, které účet může otevřít',
    files: 'číst a ukládat soubory, které účet může otevřít',
  },
};
