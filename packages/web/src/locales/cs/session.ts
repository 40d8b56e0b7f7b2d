import type { Messages } from '../en/index.js';

export const session: Messages['session'] = {
  signIn: {
    title: 'Přihlášení',
    over: 'Vaše přihlášení vypršelo. Přihlaste se a pokračujte tam, kde jste skončili.',
    email: 'E-mail',
    password: 'Heslo',
    submit: 'Přihlásit se',
    submitting: 'Přihlašování…',
    wrong: 'Tento e-mail a heslo k sobě nepatří.',
    secondStepOver: 'Druhý krok trval příliš dlouho, nebo se příliš mnohokrát nepovedl. Přihlaste se znovu.',
    tooMany:
      'Příliš mnoho pokusů. Zkuste to znovu za 1 sekundu. | Příliš mnoho pokusů. Zkuste to znovu za {n} sekundy. | Příliš mnoho pokusů. Zkuste to znovu za {n} sekund.',
    unreachable: 'Landbridge není dostupný. Zkontrolujte síť a zkuste to znovu.',
    required: { email: 'Napište svou e-mailovou adresu.', password: 'Napište své heslo.' },
    setupRequired:
      'Zatím tu není žádný správce. Otevřete jednorázový odkaz, který Landbridge vypsal při spuštění.',
  },
  signOn: {
    choice: 'Přihlásit se přes Microsoft ({name})',
    orPassword: 'nebo heslem',
    refused: {
      SIGN_ON_OFF: 'Přihlašování tímto účtem Microsoft je vypnuté.',
      SIGN_ON_CANCELLED: 'Přihlášení u Microsoftu jste zrušili.',
      SIGN_ON_REFUSED: 'Microsoft nepotvrdil, kdo jste. Zkuste to znovu.',
      SIGN_ON_EXPIRED: 'Přihlášení trvalo příliš dlouho, nebo mezitím začalo jiné. Začněte znovu.',
      SIGN_ON_UNAVAILABLE: 'Microsoft teď není dostupný. Zkuste to později, nebo se přihlaste heslem.',
      SIGN_ON_NOT_INVITED: 'Do této instalace jste nebyli pozváni. Obraťte se na jejího správce.',
      SIGN_ON_NOT_CONNECTED:
        'Účet s vaší adresou už tu je. Přihlaste se heslem a připojte svůj účet Microsoft v části Váš účet.',
      SIGN_ON_TAKEN: 'Tento účet Microsoft, nebo váš účet zde, už je připojený.',
    },
  },
  setup: {
    title: 'Vytvořte prvního správce',
    intro:
      'Touto e-mailovou adresou a heslem se budete přihlašovat. Odkaz, který vás sem přivedl, funguje jen jednou.',
    another: {
      title: 'Staňte se správcem',
      intro:
        'Touto e-mailovou adresou a heslem se budete přihlašovat. Patří-li adresa některému správci, nahradí nové heslo to dosavadní. Odkaz, který vás sem přivedl, funguje jen jednou.',
      submit: 'Stát se správcem',
      submitting: 'Ukládání…',
      invalid:
        'Někdo ho už použil, vypršel, nebo není úplný. Nový vytvoří na serveru ten, kdo Landbridge provozuje.',
    },
    invited: {
      title: 'Nastavte si účet',
      intro: 'Byli jste pozváni do Landbridge. Budete se přihlašovat touto e-mailovou adresou a svým heslem.',
      submit: 'Nastavit účet',
      submitting: 'Nastavování…',
      invalid: 'Někdo ho už použil, vypršel, nebo ho někdo stáhl. O nový požádejte toho, kdo vás pozval.',
    },
    reset: {
      title: 'Zvolte si nové heslo',
      intro:
        'Nahradí to dosavadní. Všude, kde jste přihlášeni, budete odhlášeni. Odkaz, který vás sem přivedl, funguje jen jednou.',
      submit: 'Uložit nové heslo',
      submitting: 'Ukládání…',
      invalid:
        'Někdo ho už použil, vypršel, nebo se heslo mezitím změnilo. Nový vytvoří na serveru ten, kdo Landbridge provozuje.',
    },
    name: 'Vaše jméno',
    email: 'E-mail',
    password: 'Heslo',
    passwordHint: 'Nejméně 12 znaků. Věta se pamatuje lépe než shluk znaků.',
    submit: 'Vytvořit správce',
    submitting: 'Vytváření…',
    invalidTitle: 'Tento odkaz už nefunguje',
    invalid:
      'Někdo ho už použil, nebo není úplný. Dokud tu není žádný správce, vypíše Landbridge při každém spuštění nový.',
    unreachable: 'Landbridge není dostupný. Zkontrolujte síť a zkuste to znovu.',
    existsTitle: 'Účet s touto adresou už existuje',
    exists: 'Vznikl, zatímco jste tu byli. Přihlaste se jím.',
    toSignIn: 'Přejít na přihlášení',
    errors: {
      name: {
        REQUIRED: 'Napište své jméno.',
        TOO_LONG: 'Jméno může mít nejvýše 200 znaků.',
        TOO_SHORT: 'Napište své jméno.',
        MALFORMED: 'Jméno nesmí obsahovat neviditelné ani řídicí znaky.',
      },
      email: {
        REQUIRED: 'Napište svou e-mailovou adresu.',
        TOO_LONG: 'Tato adresa je příliš dlouhá.',
        TOO_SHORT: 'Tato adresa je příliš krátká.',
        MALFORMED: "E-mailová adresa vypadá třeba takto: hana{'@'}contoso.com.",
      },
      password: {
        REQUIRED: 'Napište heslo.',
        TOO_LONG: 'Toto heslo je příliš dlouhé.',
        TOO_SHORT: 'Heslo musí mít nejméně 12 znaků.',
        MALFORMED: 'Heslo nesmí obsahovat řídicí znaky.',
      },
    },
  },
};
