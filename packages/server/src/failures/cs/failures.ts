import type { FailureTexts } from '../texts.js';

export const failures: FailureTexts['failures'] = {
  CANCELLED: {
    title: 'Přihlášení bylo zrušeno.',
    reason: 'stránka Microsoftu byla opuštěna dřív, než se přihlášení dokončilo.',
    remedy: 'Až budete připraveni, autorizujte připojení znovu.',
  },
  ATTEMPT_EXPIRED: {
    title: 'Přihlášení trvalo příliš dlouho.',
    reason: 'přihlášení je třeba dokončit do 15 minut.',
    remedy: 'Začněte znovu tlačítkem Autorizovat připojení.',
  },
  CONSENT_DECLINED: {
    title: 'Oprávnění nebyla přijata.',
    reason: 'kdo se přihlásil, nepřijal to, o co Microsoft žádal.',
    remedy: 'Autorizujte připojení znovu a na stránce Požadovaná oprávnění zvolte Přijmout.',
  },
  ADMIN_APPROVAL_REQUIRED: {
    title: '{tenant}: Landbridge musí nejdřív schválit správce.',
    reason: 'toto oprávnění smí udělit jen správce, a ne {account}.',
    remedy:
      'Globální správce tenanta {tenant} se musí jednou přihlásit. Pošlete mu autorizační odkaz; nic dalšího od vás není potřeba.',
  },
  CONSENT_NOT_EFFECTIVE: {
    title: 'Microsoft zatím souhlas neuplatňuje.',
    reason: 'Microsoft stále odpovídal, že tenant {tenant} souhlas nedal.',
    remedy:
      'Počkejte několik minut a autorizujte připojení znovu. Pokud to nepomůže, musí globální správce tenanta {tenant} přijmout oprávnění za celou organizaci.',
  },
  CONSENT_WITHDRAWN: {
    title: 'Souhlas tenanta {tenant} byl odvolán.',
    reason: 'podle Microsoftu už tenant {tenant} s oprávněními Landbridge nesouhlasí.',
    remedy:
      'Autorizujte připojení znovu a oprávnění přijměte. Pokud je Microsoft nenabídne, musí je za celou organizaci přijmout globální správce tenanta {tenant}: pošlete mu autorizační odkaz.',
  },
  WRONG_TENANT: {
    title: 'Tento účet patří jinému tenantovi.',
    reason: '{account} se nepřihlásil k tenantovi {tenant}.',
    remedy:
      'Autorizujte připojení znovu účtem tenanta {tenant}, nebo pro toho druhého tenanta přidejte další připojení.',
  },
  WRONG_ACCOUNT: {
    title: 'Přihlásil se jiný účet.',
    reason:
      'očekává se {expectedAccount}, ale přihlásil se {account}. Nepozorovaně jeho místo žádná jiná schránka nezaujme.',
    remedy:
      'Autorizujte připojení znovu účtem, který k němu patří ({expectedAccount}), nebo potvrďte, že se účet smí změnit.',
  },
  ACCOUNT_NOT_IN_TENANT: {
    title: 'Tenant {tenant} tento účet nezná.',
    reason: 'vybraný účet v tomto tenantovi není.',
    remedy: 'Vyberte účet tenanta {tenant}, nebo požádejte jeho správce, aby tento účet přidal jako hosta.',
  },
  ACCOUNT_DISABLED: {
    title: 'Účet je zablokovaný.',
    reason: 'tenant {tenant} zakázal přihlášení ({account}).',
    remedy: 'Správce tenanta {tenant} musí účet povolit; potom autorizujte připojení znovu.',
  },
  CONDITIONAL_ACCESS_BLOCKED: {
    title: 'Přihlášení zablokovala zásada zabezpečení tenanta {tenant}.',
    reason: 'podmíněný přístup nepovoluje toto místo, aplikaci nebo míru rizika.',
    remedy:
      'Správce tenanta {tenant} musí Landbridge v podmíněném přístupu povolit; o které přihlášení šlo, říkají podrobnosti níže.',
  },
  DEVICE_NOT_ALLOWED: {
    title: 'Tenant {tenant} toto zařízení nepovoluje.',
    reason: 'podle zásady zabezpečení se lze přihlásit jen na zařízení, které spravuje tenant {tenant}.',
    remedy:
      'Přihlaste se na takovém zařízení, nebo pošlete autorizační odkaz někomu, kdo ho má. Zásadu může změnit správce tenanta {tenant}.',
  },
  SECOND_FACTOR_REQUIRED: {
    title: 'Microsoft vyžaduje druhý faktor.',
    reason: 'podle zásady tenanta {tenant} je třeba přihlášení znovu potvrdit ({account}).',
    remedy: 'Autorizujte připojení znovu a potvrďte přihlášení druhým faktorem.',
  },
  SECOND_FACTOR_NOT_SET_UP: {
    title: 'Účet zatím nemá nastavený druhý faktor.',
    reason: 'tenant {tenant} ho vyžaduje a {account} ho ještě nemá.',
    remedy: 'Majitel účtu si ho nastaví na https://aka.ms/mysecurityinfo; potom autorizujte připojení znovu.',
  },
  CLIENT_SECRET_EXPIRED: {
    title: 'Tajnému klíči registrace aplikace skončila platnost.',
    reason: 'Microsoft už nepřijímá to, čím se Landbridge prokazuje jako {application}.',
    remedy:
      'V centru pro správu Microsoft Entra vytvořte nový tajný klíč klienta a jeho hodnotu přidejte v okně Registrace aplikací. Je-li tam registrace označená jako nastavená prostředím, vyměňte tajný klíč v proměnné jejího typu nebo cloudu a spusťte Landbridge znovu.',
  },
  CLIENT_SECRET_WRONG: {
    title: 'Tajný klíč nebo certifikát registrace aplikace je chybný.',
    reason: 'Microsoft nepřijímá to, čím se Landbridge prokazuje jako {application}.',
    remedy:
      'Zkontrolujte tajný klíč aplikace {application} v okně Registrace aplikací nebo v proměnné prostředí, která ho nastavuje: patří tam hodnota tajného klíče, ne jeho ID. Používáte-li certifikát, zkontrolujte, že je v registraci aplikace nahraný.',
  },
  APPLICATION_NOT_SET_UP: {
    title: 'Registrace aplikace tu už není nastavená.',
    reason: 'přístup dostala aplikace {application} a žádná registrace v Landbridge toto ID klienta nemá.',
    remedy:
      'Přidejte registraci aplikace znovu v okně Registrace aplikací, nebo opravte její ID klienta v proměnné prostředí, která ho nastavuje: připojení pak pokračuje samo. Chcete-li přejít na jinou aplikaci, autorizujte připojení znovu.',
  },
  APP_NOT_IN_TENANT: {
    title: 'Tenant {tenant} registraci aplikace nezná.',
    reason: 'ID klienta je chybné, nebo aplikace do tohoto tenanta nikdy nebyla přidána.',
    remedy:
      'Zkontrolujte ID klienta v okně Registrace aplikací. Je-li správné, musí s aplikací jednou souhlasit globální správce tenanta {tenant}.',
  },
  APP_NOT_MULTITENANT: {
    title: 'Registrace aplikace slouží jen jednomu tenantovi.',
    reason: 'účty tenanta {tenant} se k aplikaci pro jednoho tenanta přihlásit nemohou.',
    remedy:
      'V registraci aplikace povolte účty v libovolném organizačním adresáři, nebo použijte registraci, která patří tenantovi {tenant}.',
  },
  REDIRECT_URI_MISMATCH: {
    title: 'Registrace aplikace nezná tuto adresu Landbridge.',
    reason: 'identifikátor URI pro přesměrování není u Microsoftu zaregistrovaný.',
    remedy:
      'Přidejte do registrace aplikace identifikátor URI pro přesměrování této instalace, pod platformu Web a přesně v tomto znění.',
  },
  REDIRECT_URI_NOT_WEB: {
    title: 'S touto registrací aplikace vydrží autorizace jen jeden den.',
    reason: 'identifikátor URI pro přesměrování je v ní zapsaný pod platformou Jednostránková aplikace.',
    remedy:
      'Přesuňte v registraci aplikace identifikátor URI pro přesměrování této instalace pod platformu Web a potom autorizujte připojení znovu.',
  },
  TENANT_NOT_FOUND: {
    title: 'Microsoft žádného takového tenanta nezná.',
    reason: 'v tomto cloudu tenant {tenant} není.',
    remedy: 'Zkontrolujte ID tenanta. Změnit ho nelze: smažte připojení a přidejte ho znovu.',
  },
  TENANT_IN_OTHER_CLOUD: {
    title: 'Tenant {tenant} je v jiném národním cloudu.',
    reason: 'jeho cloud ({cloud}) není ten, ve kterém bylo připojení přidáno.',
    remedy: 'Nastavte registraci aplikace pro tento cloud, potom připojení smažte a přidejte ho znovu.',
  },
  CODE_ALREADY_REDEEMED: {
    title: 'Toto přihlášení už bylo použito.',
    reason: 'výsledek přihlášení vydává Microsoft jen jednou.',
    remedy: 'Autorizujte připojení znovu.',
  },
  SCOPES_MISSING: {
    title: 'Microsoft neudělil všechna oprávnění.',
    reason: 'chybí mu {scopes}.',
    remedy:
      'Přidejte tato oprávnění do registrace aplikace, požádejte správce tenanta {tenant} o souhlas s nimi a autorizujte připojení znovu.',
  },
  REFRESH_TOKEN_MISSING: {
    title: 'Microsoft neudělil trvalou autorizaci.',
    reason: 'bez obnovovacího tokenu by připojení asi po hodině přestalo fungovat.',
    remedy:
      'Autorizujte připojení znovu a přijměte vše, o co Microsoft žádá, i trvalý přístup k datům (offline_access). Pokud to nepomůže, musí s ním souhlasit správce tenanta {tenant}.',
  },
  ID_TOKEN_REFUSED: {
    title: 'Odpovědi na přihlášení nelze věřit.',
    reason: 'důkaz o tom, kdo se přihlásil, neprošel kontrolami.',
    remedy:
      'Autorizujte připojení znovu. Pokud to nepomůže, zkontrolujte hodiny tohoto serveru a to, kdo další může měnit jeho provoz.',
  },
  GRANT_EXPIRED: {
    title: 'Platnost autorizace skončila.',
    reason: 'příliš dlouho se nepoužívalo.',
    remedy: 'Autorizujte připojení znovu; přihlásit se musí {account}.',
  },
  GRANT_LIMITED_BY_POLICY: {
    title: 'Autorizaci ukončila zásada tenanta {tenant}.',
    reason: 'podmíněný přístup omezuje, jak dlouho přihlášení vydrží ({account}).',
    remedy:
      'Autorizujte připojení znovu. Aby vydrželo, musí správce tenanta {tenant} vyjmout Landbridge z nastavení četnosti přihlašování.',
  },
  GRANT_REVOKED: {
    title: 'Autorizace byla odvolána.',
    reason: 'účtu bylo obnoveno heslo, nebo mu bylo oprávnění odebráno ({account}).',
    remedy: 'Autorizujte připojení znovu; přihlásit se musí {account}.',
  },
  MICROSOFT_UNAVAILABLE: {
    title: 'Microsoft neodpověděl.',
    reason: 'Microsoft byl příliš vytížený, nebo se k němu tento server nedostane.',
    remedy:
      'Zkuste to znovu za několik minut. Pokud to nepomůže, zkontrolujte, že se tento server dostane na internet.',
  },
  TOO_MANY_REQUESTS: {
    title: 'Microsoft odtud zaznamenal příliš mnoho žádostí.',
    reason: 'Microsoft zastaví aplikaci, která stále dokola žádá o totéž.',
    remedy:
      'Počkejte několik minut a autorizujte připojení znovu. Pokud se to vrátí, ať se provozovatel Landbridge podívá do jeho protokolu.',
  },
  REQUEST_FAULTY: {
    title: 'Landbridge se Microsoftu zeptal způsobem, který nepřijímá.',
    reason: 'chybná byla samotná žádost, ne účet ani tenant.',
    remedy:
      'Autorizujte připojení znovu. Pokud to nepomůže, ať provozovatel Landbridge vyhledá novější verzi a nahlásí podrobnosti uvedené níže.',
  },
  INTERRUPTED: {
    title: 'Přihlášení bylo přerušeno.',
    reason: 'přihlášení skončilo dřív, než Microsoft odpověděl.',
    remedy: 'Autorizujte připojení znovu.',
  },
  MICROSOFT_REFUSED: {
    title: 'Microsoft přihlášení odmítl.',
    reason: 'Microsoft uvedl důvod, který Landbridge nezná. Jeho vlastními slovy: „{message}“',
    remedy:
      'Autorizujte připojení znovu. Pokud to nepomůže, pošlete podrobnosti uvedené níže podpoře Microsoftu.',
  },
};
