import type { Page } from '@playwright/test';

/**
 * What the tests and the walk press, read and wait for, in the words of either language. They are written out here and
 * not taken from the window's own texts: a wrong one there must fail.
 */
const inCzech = {
  'This link does not work any more': 'Tento odkaz už nefunguje',
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
  'Application access: nobody signs in': 'Přístup aplikace: nikdo se nepřihlašuje',
  'Another account signed in.': 'Přihlásil se jiný účet.',
  'Authorize with another account': 'Autorizovat jiným účtem',
  'Type the mailbox’s address.': 'Napište adresu schránky.',
  'One step is left: open the mailbox in Exchange': 'Zbývá jeden krok: otevřete schránku v Exchangi',
  'Open the mailbox in Exchange': 'Otevřete schránku v Exchangi',
  'The object ID is still to be filled in.': 'Zbývá doplnit ID objektu.',
  'Only for a shared mailbox': 'Jen pro sdílenou schránku',
  'Not verified': 'Neověřeno',
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
  'Tenant: filter': 'Tenant: filtr',
  'Search tenants': 'Hledat tenanta',
  'Last verified': 'Ověřeno',
  Modified: 'Změněno',
  'Remove the filter fabrikam.com': 'Odebrat filtr fabrikam.com',
  'Filter by state': 'Filtr podle stavu',
  'Awaiting sign-in': 'Čeká na přihlášení',
  Authorized: 'Autorizováno',
  'Matches no more': 'Už neodpovídá',
  'Columns and row height': 'Sloupce a výška řádků',
  '1 selected': 'Vybráno 1',
  '2 selected': 'Vybrána 2',
  '5 selected': 'Vybráno 5',
  'Test connections': 'Otestovat připojení',
  '1 connection was verified.': '1 připojení bylo ověřeno.',
  '4 connections were not verified:': '4 připojení nebyla ověřena:',
  'Hromadné 1 is not authorized yet.': 'Připojení Hromadné 1 ještě není autorizované.',
  Close: 'Zavřít',
  'Delete 5 connections': 'Smazat 5 připojení',
  Filter: 'Filtr',
  'Being deleted': 'Maže se',
  Undo: 'Vrátit zpět',
  'Delete connection': 'Smazat připojení',
  'Verified · Hana Nováková': 'Ověřeno · Hana Nováková',
  'Test connection': 'Otestovat připojení',
  'Edit connection': 'Upravit připojení',
  'Save changes': 'Uložit změny',
  'Changed: name · Hana Nováková': 'Změněno: název · Hana Nováková',
  'Authorized as faktury@contoso.com · through the link made by':
    'Autorizováno účtem faktury@contoso.com · přes odkaz (vytvořil/a:',
  Authorization: 'Autorizace',
  History: 'Historie',
  'read, move and delete mail in this mailbox over IMAP':
    'číst, přesouvat a mazat poštu v této schránce přes IMAP',
  'Withdraw link': 'Zrušit odkaz',
  'Authorization link withdrawn · Hana Nováková': 'Autorizační odkaz zrušen · Hana Nováková',
  'An application with the API key “Bootstrap API key” deleted this connection':
    'smazala aplikace s klíčem API „Bootstrap API key“.',
  'Save and copy authorization link': 'Uložit a zkopírovat autorizační odkaz',
  'Authorization link for Faktury – sklad': 'Autorizační odkaz pro Faktury – sklad',
  'Send it to the owner of the mailbox.': 'Pošlete ho vlastníkovi schránky.',
  'Link until': 'Odkaz do',
  Link: 'Odkaz',
  'it leads nowhere any more': 'už nikam nevede',
  'Actions for Zrušený odkaz': 'Akce pro Zrušený odkaz',
  'This link has been withdrawn': 'Platnost tohoto odkazu byla zrušena',
  'New connection': 'Nové připojení',
  'Landbridge cannot be reached. Trying again…': 'Landbridge není dostupný. Probíhá další pokus…',
  'Account of': 'Účet:',
  'Sign out': 'Odhlásit se',
  'Sign in': 'Přihlásit se',
  'Your session is over.': 'Vaše přihlášení vypršelo.',
  Help: 'Nápověda',
  'Leave without saving?': 'Odejít bez uložení?',
  'Keep typing': 'Pokračovat v psaní',
  Discard: 'Zahodit',
  'An application with the API key “Bootstrap API key” changed this at':
    'to změnila aplikace s klíčem API „Bootstrap API key“.',
  'Keep mine': 'Ponechat moje',
  'This connection is not here any more': 'Toto připojení už tu není',
  'GraphQL explorer': 'Průzkumník GraphQL',
  Document: 'Dokument',
  Answer: 'Odpověď',
  'Variables (JSON)': 'Proměnné (JSON)',
  'The variables are not a JSON object. Nothing was sent.': 'Proměnné nejsou objekt JSON. Nic se neodeslalo.',
  Examples: 'Příklady',
  'Follow what happens to connections': 'Sledovat, co se s připojeními děje',
  'Waiting for what happens.': 'Čeká se, co se stane.',
  Stop: 'Zastavit',
  'Search types and fields': 'Hledat typy a pole',
  'fabrikam.com wants its administrator to approve Landbridge first.':
    'fabrikam.com: Landbridge musí nejdřív schválit správce.',
  'A Global Administrator of fabrikam.com has to sign in once. Send that person an authorization link; nothing else is needed from you.':
    'Globální správce tenanta fabrikam.com se musí jednou přihlásit. Pošlete mu autorizační odkaz; nic dalšího od vás není potřeba.',
  'Copy all': 'Kopírovat vše',
  Menu: 'Nabídka',
  Connection: 'Připojení',
  'Three steps, about five minutes. Afterwards your applications use the connection; none of them ever sees a password.':
    'Tři kroky, asi pět minut. Potom připojení používají vaše aplikace a žádná z nich přitom neuvidí heslo.',
  'Register Landbridge with Microsoft': 'Zaregistrujte Landbridge u Microsoftu',
  'Have the Tenant ID at hand': 'Připravte si ID tenanta',
  'Add the first connection': 'Přidejte první připojení',
  'How do I find the Tenant ID?': 'Jak zjistím ID tenanta?',
  Copy: 'Kopírovat',
  Copied: 'Zkopírováno',
  'Who can mend it: an administrator of fabrikam.com': 'Kdo to může napravit: správce tenanta fabrikam.com',
  'The sign-in was cancelled.': 'Přihlášení bylo zrušeno.',
  'The permissions were not accepted.': 'Oprávnění nebyla přijata.',
} as const;

export type Words = (english: keyof typeof inCzech) => string;

/** The words of the language of a locale. */
export function wordsOfLocale(locale: string): Words {
  return locale.startsWith('cs') ? (english) => inCzech[english] : (english) => english;
}

/** The words of the language that this page's browser asks for. */
export async function wordsOf(page: Page): Promise<Words> {
  return wordsOfLocale(await page.evaluate(() => navigator.language));
}

/** English, for pages that no test has turned to another language. */
export const english: Words = (word) => word;
