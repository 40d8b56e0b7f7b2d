import type { FailureTexts } from '../texts.js';

export const refusals: FailureTexts['refusals'] = {
  CALLBACK_UNKNOWN: {
    title: 'Tato odpověď k žádnému našemu přihlášení nepatří',
    explanation:
      'Landbridge nezahájil žádné přihlášení, které by tato odpověď mohla ukončit. Nic se nezměnilo.',
    remedy: 'Začněte znovu v okně Připojení, nebo z odkazu, který jste dostali.',
  },
  CALLBACK_OTHER_BROWSER: {
    title: 'Toto přihlášení začalo v jiném prohlížeči',
    explanation:
      'Pro vaši bezpečnost lze přihlášení dokončit jen v prohlížeči, ve kterém začalo, s povolenými soubory cookie a na stejné adrese. Nic se nezměnilo.',
    remedy:
      'Vraťte se do onoho prohlížeče, nebo začněte znovu tady: v okně Připojení nebo z odkazu, který jste dostali.',
  },
  CALLBACK_OTHER_ISSUER: {
    title: 'Tuto odpověď neposlal tenant u Microsoftu, ale někdo jiný',
    explanation: 'Uvádí jiného vydavatele, než kterého jsme se ptali. Nic se nezměnilo.',
    remedy: 'Začněte znovu v okně Připojení. Pokud se to zopakuje, řekněte to provozovateli Landbridge.',
  },
  START_UNKNOWN: {
    title: 'Žádné takové přihlášení tu není',
    explanation: 'Adresa není úplná, nebo bylo připojení smazáno.',
    remedy: 'Začněte znovu v okně Připojení.',
  },
  START_ENDED: {
    title: 'Toto přihlášení už skončilo',
    explanation: 'Bylo dokončeno, nebo ho nahradilo novější. Každé funguje jen jednou.',
    remedy: 'Podívejte se na připojení v okně Připojení; tam ho můžete znovu autorizovat.',
  },
  START_EXPIRED: {
    title: 'Toto přihlášení trvalo příliš dlouho',
    explanation: 'Přihlášení lze dokončit do 15 minut od začátku.',
    remedy: 'Začněte znovu v okně Připojení.',
  },
  START_OTHER_BROWSER: {
    title: 'Toto přihlášení začalo v jiném prohlížeči',
    explanation: 'Začalo autorizačním odkazem a pokračovat může jen prohlížeč, který začal.',
    remedy: 'Vraťte se do onoho prohlížeče, nebo požádejte o nový odkaz.',
  },
  START_TOO_MANY_OPENINGS: {
    title: 'Toto přihlášení bylo otevřeno příliš mnohokrát',
    explanation: 'Landbridge ho zastavil, protože tolikrát jedno přihlášení žádný člověk neotevírá.',
    remedy: 'Začněte znovu v okně Připojení.',
  },
  LINK_UNKNOWN: {
    title: 'Žádný takový odkaz tu není',
    explanation: 'Adresa není úplná, nebo bylo připojení, pro které odkaz vznikl, smazáno.',
    remedy: 'Zkontrolujte, že jste zkopírovali celý odkaz, nebo požádejte odesílatele o nový.',
  },
  LINK_USED: {
    title: 'Tento odkaz už byl použit',
    explanation: 'Splnil svůj účel: připojení jím bylo autorizováno. Odkaz funguje jen jednou.',
    remedy: 'Nic dalšího není potřeba. Tuto stránku můžete zavřít.',
  },
  LINK_WITHDRAWN: {
    title: 'Platnost tohoto odkazu byla zrušena',
    explanation: 'Odkaz už nikam nevede. Nic se nezměnilo.',
    remedy: 'Pokud máte stále něco připojit, požádejte odesílatele o nový odkaz.',
  },
  LINK_REPLACED: {
    title: 'Tento odkaz nahradil novější',
    explanation: 'Připojení má vždy jen jeden odkaz, ten naposledy vytvořený.',
    remedy: 'Otevřete nejnovější odkaz, který jste dostali, nebo požádejte odesílatele o nový.',
  },
  LINK_NOT_NEEDED: {
    title: 'Tento odkaz už není potřeba',
    explanation: 'Připojení mezitím někdo autorizoval jiným způsobem.',
    remedy: 'Nic dělat nemusíte. Tuto stránku můžete zavřít.',
  },
  LINK_EXPIRED: {
    title: 'Platnost tohoto odkazu skončila',
    explanation: 'Odkaz funguje 24 hodin.',
    remedy: 'Požádejte odesílatele o nový.',
  },
  LINK_OTHER_BROWSER: {
    title: 'Tento odkaz patří jinému prohlížeči',
    explanation: 'Někdo s ním začal v jiném prohlížeči, nebo tento prohlížeč odmítá soubory cookie.',
    remedy: 'Vraťte se do onoho prohlížeče, nebo požádejte odesílatele o nový odkaz.',
  },
  APP_REGISTRATION_MISSING: {
    title: 'Landbridge není pro tento typ u Microsoftu zaregistrovaný',
    explanation: 'Není nastavená žádná registrace aplikace, jejímž jménem by mohl žádat. Nic se nezměnilo.',
    remedy:
      'Provozovatel Landbridge nastaví MICROSOFT_CLIENT_ID, nebo proměnnou tohoto typu, a spustí ho znovu.',
  },
  TENANT_UNKNOWN: {
    title: 'Microsoft žádného takového tenanta nezná',
    explanation: 'Při přidání připojení ho znal a teď říká, že ne. Nic se nezměnilo.',
    remedy: 'Zkontrolujte ID tenanta v okně Připojení; je-li chybné, smažte připojení a přidejte ho znovu.',
  },
  MICROSOFT_UNAVAILABLE: {
    title: 'Microsoft neodpovídá',
    explanation: 'Landbridge se nemohl Microsoftu zeptat, kde se tento tenant přihlašuje. Nic se nezměnilo.',
    remedy: 'Načtěte tuto stránku za minutu znovu.',
  },
};
