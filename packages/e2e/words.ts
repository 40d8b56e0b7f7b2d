import type { Page } from '@playwright/test';

/** What the walk and the journeys press and wait for, in the words of either language. */
const inCzech = {
  'Your name': 'Vaše jméno',
  'E-mail': 'E-mail',
  Password: 'Heslo',
  'Create administrator': 'Vytvořit správce',
  'Connect your organization to Microsoft 365': 'Připojte svou organizaci k Microsoft 365',
  'Authorize connection': 'Autorizovat připojení',
  'Clear filters': 'Zrušit filtry',
  Run: 'Spustit',
  Name: 'Název',
  Identifier: 'Identifikátor',
  Note: 'Poznámka',
  'Tenant ID': 'ID tenanta',
  Mailbox: 'Schránka',
  'Save connection': 'Uložit připojení',
  Cancel: 'Zrušit',
  Found: 'Nalezeno',
  'How do I find it?': 'Jak ho zjistím?',
  '+ Add connection to Microsoft 365': '+ Přidat připojení na Microsoft 365',
  'The connection has been successfully authorized.': 'Připojení bylo úspěšně autorizováno.',
  'Details for Microsoft support': 'Podrobnosti pro podporu Microsoftu',
  'Connection added': 'Připojení přidáno',
  'The SharePoint site can be read': 'Web SharePointu lze přečíst',
  'Permissions by their technical names': 'Technické názvy oprávnění',
  'From a shell': 'Z příkazového řádku',
  'More actions': 'Další akce',
  'Authorization link made': 'Autorizační odkaz vytvořen',
  'deleted this connection': 'smazala aplikace',
  'There is no such connection': 'Takové připojení tu není',
  'Continue to Microsoft 365': 'Pokračovat k Microsoft 365',
  'Try again': 'Zkusit znovu',
  'Copy authorization link': 'Kopírovat autorizační odkaz',
  'QR code of this link': 'QR kód tohoto odkazu',
  Done: 'Hotovo',
} as const;

export type Words = (english: keyof typeof inCzech) => string;

/** The words of the language that this page's browser asks for. */
export async function wordsOf(page: Page): Promise<Words> {
  const language = await page.evaluate(() => navigator.language);
  return language.startsWith('cs') ? (english) => inCzech[english] : (english) => english;
}

/** English, for pages that no test has turned to another language. */
export const english: Words = (word) => word;
