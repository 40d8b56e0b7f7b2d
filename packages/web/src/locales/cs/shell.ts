import type { Messages } from '../en/index.js';

export const shell: Messages['shell'] = {
  skip: 'Přejít k obsahu',
  menu: 'Nabídka',
  administration: 'Administrace',
  areas: 'Oblasti',
  microsoft365Bridge: 'Microsoft 365 Bridge',
  windows: 'Microsoft 365 Bridge',
  connection: 'Připojení',
  appRegistrations: 'Registrace aplikací',
  registrationExpiry: {
    soon: 'Tajný klíč nebo certifikát do 30 dnů vyprší a nic ho nenahrazuje',
    expired: 'Tajný klíč nebo certifikát vypršel a nic ho nenahrazuje',
  },
  webhooks: 'Webhooky',
  explorer: 'GraphQL',
  help: 'Nápověda',
  simulated: 'Simulovaný Microsoft 365',
  simulatedShort: 'Simulováno',
  offline: 'Landbridge není dostupný. Probíhá další pokus…',
  user: {
    menu: 'Účet: {name}',
    account: 'Váš účet',
    theme: 'Vzhled',
    themes: { system: 'Podle systému', light: 'Světlý', dark: 'Tmavý' },
    signOut: 'Odhlásit se',
    notSignedOut: 'Landbridge není dostupný: stále jste přihlášeni. Zkuste to znovu.',
  },
  language: 'Jazyk',
  languageUnreachable: 'Texty se nepodařilo načíst. Zkuste to znovu.',
  unexpected: {
    title: 'Landbridge neodpověděl tak, jak měl',
    body: 'Nic se nezměnilo. Zkuste to znovu; pokud to nepomůže, podívejte se do protokolu serveru Landbridge.',
    tryAgain: 'Zkusit znovu',
  },
  notFound: { title: 'Na této adrese nic není', back: 'Přejít na připojení' },
};
