import type { Messages } from '../en/index.js';

const anyField: Messages['connectionForm']['errors']['any'] = {
  REQUIRED: 'Tento údaj je nutný.',
  TOO_LONG: 'Tento text je příliš dlouhý.',
  INVALID_CHARACTERS: 'Text obsahuje neviditelné znaky. Místo vložení ho napište znovu.',
  IDENTIFIER_MALFORMED:
    'Identifikátor tvoří písmena a–z, číslice 0–9 a jednotlivé spojovníky mezi slovy, nejvýše 64 znaků.',
  IDENTIFIER_TAKEN:
    'Tento identifikátor má už jiné připojení. Změňte ho, nebo ho nechte vytvořit podle názvu.',
  TENANT_ID_MALFORMED:
    'ID tenanta má 36 znaků, například b410305f-3ebe-474a-a83f-4add9acd47d1. Stačí i doména.',
  TENANT_NOT_FOUND: 'Microsoft žádného takového tenanta nezná.',
  TENANT_IN_OTHER_CLOUD:
    'Tento tenant je v národním cloudu, pro který tu není nastavená žádná registrace aplikace.',
  TENANT_LOOKUP_UNAVAILABLE:
    'Microsoft neodpověděl, a proto tenanta nešlo ověřit. Nic se neuložilo; zkuste to za minutu znovu.',
  APP_REGISTRATION_MISSING: 'Pro připojení tohoto typu není nastavená žádná registrace aplikace.',
  APP_REGISTRATION_NOT_FOUND: 'Tato registrace aplikace už neexistuje.',
  APP_REGISTRATION_READ_ONLY: 'Tato registrace aplikace je nastavená v prostředí. Změňte ji tam.',
  APP_REGISTRATION_IN_USE: 'Tuto registraci aplikace používají připojení. Nejdřív je autorizujte s jinou.',
  CLIENT_ID_MALFORMED: 'ID aplikace (klienta) má 36 znaků, například 6f1a0c1e-0000-4000-8000-000000000001.',
  CLIENT_ID_TAKEN: 'Toto ID klienta má už jiná registrace aplikace. Přidejte tajný klíč k ní.',
  CLOUD_UNKNOWN: 'Takový cloud není.',
  CREDENTIAL_AMBIGUOUS: 'Zadejte tajný klíč, nebo certifikát, ne obojí.',
  CREDENTIAL_NOT_FOUND: 'Tento tajný klíč nebo certifikát tu už není.',
  LAST_CREDENTIAL: 'Jiný tu není. Nejdřív přidejte jeho nástupce, ať se nic nezastaví.',
  SECRET_LOOKS_LIKE_ID: 'Tohle vypadá jako ID tajného klíče. Zkopírujte hodnotu vedle něj.',
  CERTIFICATE_MALFORMED: 'Tohle není certifikát ve formátu PEM. Začíná -----BEGIN CERTIFICATE-----.',
  CERTIFICATE_NOT_RSA: 'Microsoft přijímá jen certifikáty s klíčem RSA; tento má klíč jiného druhu.',
  PRIVATE_KEY_MALFORMED: 'Tohle není privátní klíč ve formátu PEM bez hesla.',
  PRIVATE_KEY_MISMATCH: 'Tento klíč k certifikátu nepatří.',
  TOO_MANY: 'Víc jich být nemůže. Nejdřív jednu položku odeberte.',
  ENTRA_ID_CONNECTION_EXISTS:
    'Tento tenant už připojení Microsoft Entra ID má. Každý tenant může mít nejvýše jedno.',
  MAILBOX_MALFORMED: 'Adresa schránky se skládá ze jména, zavináče a domény.',
  MAILBOX_NOT_APPLICABLE: 'Schránku mají jen poštovní typy.',
  ACCESS_NOT_APPLICABLE: 'Připojení tohoto typu takovou volbu nemá.',
  IDEMPOTENCY_KEY_REUSED:
    'Tento formulář už byl uložen s jiným obsahem. Než připojení přidáte znovu, podívejte se, jestli už není v seznamu.',
  CONNECTION_NOT_FOUND: 'Toto připojení mezitím někdo smazal.',
  CHANGED_MEANWHILE: 'Toto připojení mezitím někdo změnil.',
  HAS_DEPENDENTS: 'Na tomto připojení něco závisí.',
  NOT_AUTHORIZED: 'Toto připojení ještě není autorizované.',
  NEEDS_REAUTHORIZATION: 'Toto připojení je třeba znovu autorizovat.',
  TEMPORARILY_UNAVAILABLE: 'Microsoft neodpověděl. Zkuste to za minutu znovu.',
  MICROSOFT_REFUSED: 'Microsoft odmítá registraci aplikace této instalace. Napravit to musí provozovatel.',
  SCOPES_NOT_ALLOWED: 'Tato oprávnění nebyla připojení udělena.',
  LINK_NOT_FOUND: 'Toto připojení nemá žádný otevřený autorizační odkaz.',
  API_KEY_NOT_FOUND: 'Tento klíč API už se nepoužívá.',
  SCOPE_UNKNOWN: 'Tato verze takové oprávnění klíče nezná.',
  SCOPE_RESERVED: 'Toto oprávnění takový klíč dostat nemůže.',
  EXPIRY_IN_THE_PAST: 'Tento okamžik už uplynul. Zvolte pozdější.',
  WEBHOOK_ENDPOINT_NOT_FOUND: 'Tento webhook byl smazán.',
  WEBHOOK_ENDPOINT_DISABLED: 'Tento webhook je vypnutý. Nejdříve ho zapněte.',
  WEBHOOK_DELIVERY_NOT_FOUND: 'Toto doručení už neexistuje.',
  WEBHOOK_URL_MALFORMED: 'Tohle není adresa, která začíná https:// a neobsahuje jméno ani heslo.',
  WEBHOOK_URL_NOT_ALLOWED: 'Na tuto adresu se webhooky neposílají: je soukromá, nebo není šifrovaná.',
  WEBHOOK_HOST_NOT_FOUND: 'Server tohoto jména neexistuje.',
  EVENT_TYPE_UNKNOWN: 'Tato verze takovou událost nezná.',
  DOMAIN_MALFORMED: 'Doména vypadá jako contoso.com.',
  GROUP_ID_MALFORMED:
    'Object ID skupiny je GUID. Najdete ho na stránce skupiny v centru pro správu Microsoft Entra.',
  EMAIL_MALFORMED: "E-mailová adresa vypadá třeba takto: hana{'@'}contoso.com.",
  PERSON_EXISTS: 'Účet s touto adresou už někdo má.',
  PERSON_NOT_FOUND: 'Tato osoba už byla odebrána.',
  INVITATION_NOT_FOUND: 'Tuto pozvánku mezitím někdo přijal nebo stáhl.',
  LAST_ADMINISTRATOR: 'Jiný správce tu není. Nejdřív jím udělejte někoho dalšího.',
};

export const connectionForm: Messages['connectionForm'] = {
  title: 'Nové připojení',
  intro: 'Vyplňte všechna pole, u kterých není uvedeno „nepovinné“.',
  path: 'Připojení',
  name: 'Název',
  identifier: {
    label: 'Identifikátor',
    hint: 'Pod ním připojení najdou integrátoři v API. Později ho nelze změnit.',
    follows: 'Řídí se názvem',
    followAgain: 'Znovu podle názvu',
  },
  note: 'Poznámka',
  access: {
    label: 'Přístup',
    DELEGATED: {
      label: 'Přihlásí se člověk',
      hint: 'Vlastník schránky, nebo někdo, kdo smí otevřít sdílenou schránku.',
    },
    APPLICATION: {
      label: 'Přístup aplikace: nikdo se nepřihlašuje',
      hint: 'Globální správce jednou dá souhlas; potom správce Exchange otevře Landbridge schránku příkazy, které se zobrazí ke zkopírování.',
    },
  },
  mailbox: {
    label: 'Schránka',
    hintApplication: 'Adresa schránky, kterou má Landbridge otevírat.',
    hintRead:
      'Jen pro sdílenou schránku: její adresa. Když pole necháte prázdné, čte se schránka účtu, který se přihlásí.',
    hintSend:
      'Jen pro sdílenou schránku: její adresa. Když pole necháte prázdné, pošta odchází z účtu, který se přihlásí.',
  },
  appRegistration: {
    label: 'Registrace aplikace',
    hint: 'Aplikace, jejímž jménem se Landbridge u Microsoftu pro toto připojení přihlašuje.',
    usual: 'Obvyklá: {name}',
    none: 'Pro tento typ není žádná nastavená: vyberte ji',
  },
  tenant: {
    label: 'ID tenanta',
    hint: 'GUID, nebo ověřená doména, například contoso.com.',
    help: 'Jak ho zjistím?',
    checking: 'Dotaz na Microsoft…',
    found: 'Nalezeno:',
    foundWithoutName: 'Nalezeno.',
    cloud: 'cloud {cloud}',
    takenFrom: 'zjištěno z „{domain}“',
    otherCloud: 'Tento tenant je v cloudu {cloud}, pro který tu není nastavená žádná registrace aplikace.',
    setUp: 'Nastavit',
    unavailable:
      'Microsoft neodpověděl, a proto tenanta teď nejde ověřit. S uložením je třeba počkat, až to půjde.',
    checkAgain: 'Ověřit znovu',
    clouds: {
      global: 'Global',
      usgov: 'US Government (GCC High)',
      'usgov-dod': 'US Government (DoD)',
      china: 'China (21Vianet)',
    },
  },
  tenantHelp: {
    title: 'Jak zjistím ID tenanta?',
    simulated: 'Microsoft 365 je tu simulovaný: napište contoso.com.',
    domain:
      'Stačí doména e-mailových adres organizace: ID k ní Landbridge dohledá sám. Chcete-li přímo ID, postupujte takto:',
    open: 'Otevřete {center} a přihlaste se pracovním účtem organizace.',
    overview: 'Zvolte Entra ID a potom Přehled.',
    copy: 'Zkopírujte hodnotu u položky ID tenanta a vložte ji sem.',
  },
  type: {
    label: 'Typ',
    exists: '{tenant} už takové má: {connection}. Každý tenant může mít nejvýše jedno.',
    thisTenant: 'Tento tenant',
    purpose: 'K čemu slouží',
    signer: 'Kdo se přihlašuje',
    asks: 'Microsoft požádá o svolení',
    kinds: {
      delegated: { name: 'Delegovaná oprávnění', meaning: ': jen to, co smí ten, kdo se přihlásí.' },
      application: { name: 'Oprávnění aplikace', meaning: ': Landbridge jedná sám, jako aplikace.' },
    },
    technical: 'Technické názvy oprávnění',
  },
  next: {
    title: 'Co bude následovat',
    save: '{action}: připojení se uloží a na této kartě se otevře přihlášení k Microsoft 365.',
    signs: '{signer} se přihlásí a zkontroluje, o co Microsoft žádá.',
    accept: {
      sentence: 'Na stránce {page} zaškrtne {consent}, pokud se nabízí, a zvolí {accept}.',
      page: 'Požadovaná oprávnění',
      consent: 'Souhlas jménem organizace',
      accept: 'Přijmout',
    },
    back: 'Vrátíte se sem a nahoře se objeví zelený pruh. Připojení se samo otestuje.',
    exchange: 'Správce Exchange otevře Landbridge schránku příkazy, které tam zkopírujete.',
    anybody: 'Vlastník schránky nebo správce (podle typu)',
    elseTitle: {
      MAILBOX_OWNER: 'Schránka patří někomu jinému?',
      other: 'Správcem je někdo jiný?',
    },
    else: 'Uložte připojení a zkopírujte autorizační odkaz. Funguje jednou, po dobu 24 hodin, a není k němu potřeba účet v Landbridge.',
  },
  actions: {
    save: 'Uložit připojení',
    saving: 'Ukládání…',
    saveAndCopy: 'Uložit a zkopírovat autorizační odkaz',
    hint: 'Po uložení se na této kartě otevře přihlášení k Microsoft 365.',
  },
  leave: {
    title: 'Odejít bez uložení?',
    body: 'O to, co jste napsali, přijdete. Nic se neuložilo.',
    stay: 'Pokračovat v psaní',
    discard: 'Zahodit',
  },
  unanswered: 'Landbridge neodpověděl. Uložte znovu: připojení se nepřidá dvakrát.',
  errors: {
    any: anyField,
    name: {
      REQUIRED: 'Napište název.',
      TOO_LONG: 'Název může mít nejvýše 200 znaků.',
      INVALID_CHARACTERS:
        'Název obsahuje neviditelné znaky nebo znaky, které obracejí směr čtení. Místo vložení ho napište znovu.',
    },
    note: { TOO_LONG: 'Poznámka může mít nejvýše 2 000 znaků.' },
    tenantId: { REQUIRED: 'Napište ID tenanta nebo doménu.' },
    type: { REQUIRED: 'Vyberte typ.' },
    mailbox: {
      REQUIRED: 'Napište adresu schránky.',
      TOO_LONG: 'Adresa může mít nejvýše 254 znaků.',
    },
  },
};
