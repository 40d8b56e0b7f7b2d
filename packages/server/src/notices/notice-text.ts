import { type Connection, globalIdOf } from '../connections/index.js';
import { describeFailure, failureTexts, filled } from '../failures/index.js';
import type { Language } from '../languages.js';
import type { ExpiryNotice, LossNotice } from './notice.js';
import { type NoticeTexts, noticeTexts } from './texts/index.js';

/** What one e-mail tells. */
export interface NoticeContent {
  readonly losses: readonly { readonly notice: LossNotice; readonly connection: Connection }[];
  readonly expiries: readonly ExpiryNotice[];
}

interface Reader {
  readonly name: string;
  readonly language: Language;
}

interface Words extends Reader {
  readonly texts: NoticeTexts;
  readonly publicUrl: string;
  readonly now: Date;
}

/** More would not be read. */
const mostListed = 50;

/** Subject and text for one reader. */
export function noticeText(
  content: NoticeContent,
  { reader, publicUrl, now }: { reader: Reader; publicUrl: string; now: Date },
): { subject: string; text: string } {
  const words = { ...reader, texts: noticeTexts[reader.language], publicUrl, now };
  const parts = [
    filled(words.texts.greeting, { name: reader.name }),
    ...(content.losses.length > 0 ? lossParts(content.losses, words) : []),
    ...(content.expiries.length > 0 ? expiryParts(content.expiries, words) : []),
    filled(words.texts.closing, { url: publicUrl }),
  ];
  return { subject: subjectOf(content, words), text: `${parts.join('\n\n')}\n` };
}

function subjectOf({ losses, expiries }: NoticeContent, { texts }: Words): string {
  const [loss, ...further] = losses;
  if (loss && further.length === 0) return filled(texts.subjectOne, { connection: loss.connection.name });
  if (loss) return texts.subjectMany(losses.length);
  return filled(texts.subjectExpiry, { registration: expiries[0]?.facts.name ?? '' });
}

function lossParts(losses: NoticeContent['losses'], words: Words): string[] {
  const { texts, publicUrl } = words;
  const further = losses.length - mostListed;
  return [
    texts.lossOpening(losses.length),
    ...losses.slice(0, mostListed).map((loss) => lossPart(loss, words)),
    ...(further > 0 ? [texts.more(further)] : []),
    ...(losses.length > 1
      ? [filled(texts.openList, { url: `${publicUrl}/connections?status=NEEDS_REAUTHORIZATION` })]
      : []),
    texts.stopped,
  ];
}

function lossPart({ notice, connection }: NoticeContent['losses'][number], words: Words): string {
  const { name, tenant } = connection;
  const { failure } = notice.facts;
  const lines = [`• ${name} (${tenant.displayName ?? tenant.domain ?? tenant.id})`];
  if (failure !== null) {
    const { explanation, remedy } = describeFailure(failure, connection, failureTexts[words.language]);
    lines.push(explanation, filled(words.texts.whatToDo, { remedy }));
  }
  lines.push(`${words.publicUrl}/connections/${globalIdOf('Connection', connection.id)}`);
  return lines.join('\n  ');
}

function expiryParts(expiries: NoticeContent['expiries'], words: Words): string[] {
  const { texts, publicUrl } = words;
  return [
    texts.expiryOpening,
    ...expiries.map(({ facts }) => `• ${expirySentence(facts, words)}`),
    filled(texts.openRegistrations, { url: `${publicUrl}/app-registrations` }),
  ];
}

function expirySentence(facts: ExpiryNotice['facts'], { texts, language, now }: Words): string {
  const expiresAt = new Date(facts.expiresAt);
  const sentence = expiresAt > now ? texts.expires : texts.hasExpired;
  return filled(sentence, {
    registration: facts.name,
    clientId: facts.clientId,
    credential: texts.credentials[facts.credentialKind === 'certificate' ? 'certificate' : 'secret'],
    date: new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(expiresAt),
  });
}
