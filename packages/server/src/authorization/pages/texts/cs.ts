import type { PageTexts } from './texts.js';

export const cs: PageTexts = {
  link: {
    titleMailbox: 'Připojte svou schránku',
    titleOrganization: 'Připojte svou organizaci',
    lead: '{requestedBy} vás žádá, abyste se pro toto připojení přihlásili k Microsoft 365.',
    keyHolder: 'Správce Landbridge',
    what: 'Co se připojí',
    account: 'Účet',
    whose: {
      SHARED_MAILBOX: 'účet, který smí otevřít schránku {mailbox}, v tenantovi {tenant}',
      MAILBOX_OWNER: 'váš účet v tenantovi {tenant}',
      ADMINISTRATOR: 'správce tenanta {tenant}',
      SIGNERS_ADMINISTRATOR: 'správce tenanta {tenant}',
      GLOBAL_ADMINISTRATOR: 'globální správce tenanta {tenant}',
    },
    asks: 'Microsoft požádá o svolení',
    go: 'Pokračovat k Microsoft 365',
    privacy:
      'Přihlašujete se u Microsoftu. Landbridge vaše heslo nikdy neuvidí a přístup můžete u Microsoftu kdykoli odvolat.',
    until: 'Odkaz funguje jednou, a to do {time}.',
    unexpected: 'Nečekali jste ho? Zavřete stránku; nic se nestane.',
    purposes: {
      ETOKEN: 'Získává z něj token podepisovací aplikace.',
      MAIL_IMAP: 'Nová pošta v jedné schránce spouští události.',
      MAIL_SMTP: 'Pošta vašich aplikací odchází z jedné schránky.',
      ENTRA_ID: 'Načítá uživatele a skupiny z adresáře.',
      SSO: 'Lidé se přihlašují svým pracovním účtem.',
      SHAREPOINT: 'Přílohy se ukládají do knihovny dokumentů.',
    },
    permissions: {
      'IMAP.AccessAsUser.All': 'číst, přesouvat a mazat poštu v této schránce přes IMAP',
      'IMAP.AccessAsApp':
        'číst, přesouvat a mazat poštu přes IMAP ve schránkách, které Exchange aplikaci otevře',
      'SMTP.SendAsApp': 'odesílat poštu přes SMTP ze schránek, které Exchange aplikaci otevře',
      'SMTP.Send': 'odesílat poštu z této schránky přes SMTP',
      offline_access: 'zachovat tento přístup, i když nikdo není přihlášený',
      'openid profile email': 'vidět jméno a e-mailovou adresu účtu',
      'User.Read': 'přihlásit účet a číst jeho profil',
      'User.Read.All': 'číst profily všech uživatelů',
      'Group.Read.All': 'číst všechny skupiny a jejich členy',
      'Organization.Read.All': 'číst název a domény organizace',
      'Sites.Read.All': 'číst weby, které účet může otevřít',
      'Files.ReadWrite.All': 'číst a ukládat soubory, které účet může otevřít',
    },
  },
  result: {
    connectedTitle: 'Připojeno',
    connected: 'Připojení bylo úspěšně autorizováno.',
    connectedBody:
      'Připojení {connection} funguje. Kdo vás o ně požádal, to už vidí. Tuto stránku můžete zavřít.',
    almostDone: 'Už to skoro je',
    almostDoneBody:
      'Microsoft přijal váš souhlas a potřebuje až 90 sekund, než podle něj začne jednat. Tuto stránku můžete zavřít.',
    notFinished: 'Toto přihlášení není dokončené',
    notFinishedBody: 'Microsoft ještě neodpověděl.',
    over: 'Toto přihlášení už skončilo',
    replacedBody:
      'Nahradilo ho jiné přihlášení, nebo byla zrušena platnost odkazu. Co jste udělali u Microsoftu, tady nic nezměnilo.',
    overBody: 'Nebylo dokončeno.',
    tryAgainRemedy: 'Pokud máte stále co připojit, zkuste to znovu.',
    newLinkRemedy: 'Pokud máte stále co připojit, požádejte odesílatele odkazu o nový.',
    tryAgain: 'Zkusit znovu',
    support: 'Podrobnosti pro podporu Microsoftu',
    code: 'Kód',
    message: 'Zpráva Microsoftu',
    time: 'Čas',
  },
  help: '{requestedBy} vám s tímto odkazem poradí.',
  toWindow: 'Přejít do okna Připojení',
};
