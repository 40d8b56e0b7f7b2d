import type { Messages } from '../en/index.js';

export const people: Messages['people'] = {
  title: 'Lidé',
  intro: 'Kdo se do Landbridge přihlašuje a co kdo smí.',
  invite: '+ Pozvat někoho',
  notRead: 'Seznam lidí se nepodařilo načíst.',
  readAgain: 'Načíst znovu',
  unanswered: 'Landbridge neodpověděl. Než to zkusíte znovu, podívejte se do seznamu.',
  you: 'vy',
  neverSignedIn: 'ještě se nepřihlásil(a)',
  signedIn: 'přihlášení',
  secondFactor: 'druhý faktor',
  noSecondFactor: 'bez druhého faktoru',
  microsoftAccount: 'účet Microsoft {account}',
  roleOf: 'Role: {name}',
  roles: { ADMINISTRATOR: 'Správce', OPERATOR: 'Operátor', VIEWER: 'Pozorovatel' },
  rights: {
    ADMINISTRATOR: 'smí vše',
    OPERATOR: 'připojení, registrace aplikací a webhooky; ne to, kdo má přístup',
    VIEWER: 'vidí vše a nic nemění',
  },
  remove: 'Odebrat',
  removeOf: 'Odebrat: {name}',
  removal: {
    title: 'Odebrat člověka jménem {name}?',
    body: 'Všechna jeho přihlášení hned skončí a žádné pravidlo připojení SSO ho znovu nepustí, dokud ho nepozvete. Co udělal, zůstane v protokolu auditu.',
    apiKeys:
      'Zneplatní se i klíč API, který vytvořil a zná. | Zneplatní se i {n} klíče API, které vytvořil a zná. | Zneplatní se i {n} klíčů API, které vytvořil a zná.',
    keep: 'Ponechat je v provozu',
    confirm: 'Odebrat člověka',
  },
  invitations: {
    title: 'Pozvaní, kteří tu ještě nejsou',
    until: 'pozvání od: {name}; odkaz platí do {until}',
    withdraw: 'Stáhnout',
    withdrawOf: 'Stáhnout pozvání pro {email}',
  },
  form: {
    title: 'Pozvat někoho',
    email: 'E-mail',
    emailHint: 'Tímto e-mailem se bude přihlašovat. Kdo je pozván znovu, dostane nový odkaz a starý skončí.',
    name: 'Jméno',
    role: 'Co smí',
    save: 'Vytvořit odkaz',
  },
  link: {
    title: 'Pošlete tento odkaz na {email}',
    once: 'Landbridge sám nic neposílá. Odkaz funguje jednou, sedm dní, a ukazuje se jen teď.',
    label: 'Odkaz',
    copy: 'Kopírovat odkaz',
    done: 'Hotovo',
  },
};
