import type { NoticeTexts } from './texts.js';

/** Czech counts in three forms: 1, 2 to 4, 5 and more (Unicode CLDR, plural rules). */
function counted(count: number, one: string, few: string, many: string): string {
  if (count === 1) return one;
  return count >= 2 && count <= 4 ? few : many;
}

export const cs: NoticeTexts = {
  subjectOne: 'Landbridge: připojení „{connection}“ je třeba znovu autorizovat',
  subjectMany: (count) => `Landbridge: ${count} připojení je třeba znovu autorizovat`,
  subjectExpiry: 'Landbridge: končí platnost přihlašovacích údajů registrace aplikace „{registration}“',
  greeting: 'Dobrý den, {name},',
  lossOpening: (count) =>
    counted(
      count,
      'jedno připojení na Microsoft 365 přestalo fungovat, dokud se někdo znovu nepřihlásí:',
      `${count} připojení na Microsoft 365 přestala fungovat, dokud se někdo znovu nepřihlásí:`,
      `${count} připojení na Microsoft 365 přestalo fungovat, dokud se někdo znovu nepřihlásí:`,
    ),
  whatToDo: 'Co dělat: {remedy}',
  more: (count) => `… a ${count} ${counted(count, 'další', 'další', 'dalších')}.`,
  openList: 'Všechna najdete zde: {url}',
  expiryOpening:
    'končí platnost přihlašovacích údajů registrace aplikace; potom přestane fungovat každé připojení, které ji používá:',
  credentials: { secret: 'tajný klíč klienta', certificate: 'certifikát' },
  expires: '{registration} ({clientId}): {credential} platí do {date}.',
  hasExpired: '{registration} ({clientId}): {credential} platil do {date}.',
  openRegistrations: 'Přidejte nový vedle starého a nic se nezastaví: {url}',
  stopped: 'Co na něm závisí, počká a potom samo pokračuje.',
  closing: 'Landbridge na adrese {url}',
};
