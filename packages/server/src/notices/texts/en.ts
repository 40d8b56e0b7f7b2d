import type { NoticeTexts } from './texts.js';

export const en: NoticeTexts = {
  subjectOne: 'Landbridge: “{connection}” needs to be authorized again',
  subjectMany: (count) => `Landbridge: ${count} connections need to be authorized again`,
  subjectExpiry: 'Landbridge: credentials of the app registration “{registration}” run out',
  greeting: 'Hello {name},',
  lossOpening: (count) =>
    count === 1
      ? 'a connection to Microsoft 365 has stopped working until somebody signs in again:'
      : `${count} connections to Microsoft 365 have stopped working until somebody signs in again:`,
  whatToDo: 'What to do: {remedy}',
  more: (count) => (count === 1 ? '… and one more.' : `… and ${count} more.`),
  openList: 'All of them: {url}',
  expiryOpening: 'credentials of an app registration run out; every connection that uses it stops then:',
  credentials: { secret: 'client secret', certificate: 'certificate' },
  expires: '{registration} ({clientId}): the {credential} runs out on {date}.',
  hasExpired: '{registration} ({clientId}): the {credential} ran out on {date}.',
  openRegistrations: 'Add the new one beside the old, and nothing stops: {url}',
  stopped: 'What depends on it waits, and goes on by itself afterwards.',
  closing: 'Landbridge at {url}',
};
