import { describe, expect, it } from 'vitest';
import { languages } from '../languages.js';
import {
  describeFailure,
  failureCatalogue,
  type FailureCode,
  failureCodeOfNumber,
  failureCodes,
  failureTexts,
  refusalCodes,
  responsibles,
  stepRemedyCodes,
} from './index.js';

const known = [
  ...['connection', 'tenant', 'application', 'account', 'expectedAccount'],
  ...['cloud', 'scopes', 'message'],
];
const placeholdersOf = (text: string) => [...text.matchAll(/\{([^}]*)\}/g)].map(([, name = '']) => name);
const usedBy = (sentences: object) =>
  [...new Set(Object.values(sentences).flatMap((text) => placeholdersOf(String(text))))].sort();

const contextOf = (status: string | null) => ({
  name: 'Helpdesk Ostrava',
  tenant: { id: 'a-guid', displayName: 'Fabrikam', domain: 'fabrikam.com' },
  authorization: status === null ? null : { status },
});
const failureOf = (code: string, over: object = {}) => ({ code, facts: {}, message: null, ...over });

// What a reader must not have to put up with: blame, begging, and in Czech the familiar form of address.
const unwanted = {
  en: /\b(?:please|oops|invalid|error)\b/i,
  cs: /(?<!\p{L})(?:prosím|chyba|neplatn\p{L}*|tvůj|tvoje|zkus|klikni)(?!\p{L})/iu,
};

describe.each(languages)('what is said of failures in %s', (language) => {
  const texts = failureTexts[language];
  const other = failureTexts[language === 'en' ? 'cs' : 'en'];

  it.each(failureCodes)('says for %s what happened, what to do and who can do it', (code) => {
    for (const status of ['NOT_AUTHORIZED', 'FAILED', 'AUTHORIZED', 'NEEDS_REAUTHORIZATION', null]) {
      const { title, explanation, remedy, responsible } = describeFailure(
        failureOf(code),
        contextOf(status),
        texts,
      );
      expect(explanation).toContain('Helpdesk Ostrava');
      for (const sentence of [title, explanation, remedy]) {
        expect(sentence).toMatch(/^\p{Lu}.*[.”“]$/u);
        expect(sentence).not.toMatch(/[{}]|\.\.|:.*: [^„“”]*$|undefined|null/);
        expect(sentence).not.toMatch(unwanted[language]);
      }
      expect(responsibles).toContain(responsible);
    }
    expect(failureCatalogue[code].buttons.length).toBeGreaterThan(0);
  });

  it.each(failureCodes)(
    'says for %s nothing that was left in another language or without its words',
    (code) => {
      const { title, reason, remedy } = texts.failures[code];
      expect([title, reason, remedy]).not.toContain(other.failures[code].title);
      expect(title).not.toBe(other.failures[code].title);
      expect(reason).not.toBe(other.failures[code].reason);
      expect(remedy).not.toBe(other.failures[code].remedy);
      for (const name of usedBy(texts.failures[code])) expect(known).toContain(name);
      // A fact that one language tells, the other tells too.
      const facts = (names: string[]) => names.filter((name) => name !== 'tenant' && name !== 'connection');
      expect(facts(usedBy(texts.failures[code]))).toEqual(facts(usedBy(other.failures[code])));
    },
  );

  it.each(refusalCodes)('explains the page %s', (code) => {
    const sentences = texts.refusals[code];
    for (const [part, sentence] of Object.entries(sentences)) {
      expect(sentence).toMatch(part === 'title' ? /^\p{Lu}.*[^.]$/u : /^\p{Lu}.*\.$/u);
      expect(sentence).not.toMatch(unwanted[language]);
      expect(Object.values(other.refusals[code])).not.toContain(sentence);
    }
  });

  it.each(stepRemedyCodes)('says what to do about %s', (code) => {
    expect(texts.stepRemedies[code]).toMatch(/^\p{Lu}.*\.$/u);
    expect(texts.stepRemedies[code]).not.toBe(other.stepRemedies[code]);
  });

  it('follows what the connection’s status is now, not what it was when the sign-in began', () => {
    const sayOf = (code: FailureCode, status: string) =>
      describeFailure(failureOf(code), contextOf(status), texts).explanation;
    for (const code of ['CANCELLED', 'ADMIN_APPROVAL_REQUIRED'] as const) {
      expect(sayOf(code, 'AUTHORIZED')).not.toMatch(/not authorized|není autorizované/);
      expect(sayOf(code, 'AUTHORIZED')).toMatch(/stays authorized|zůstává autorizované/);
      expect(sayOf(code, 'FAILED')).toMatch(/not authorized|není autorizované/);
      expect(sayOf(code, 'NEEDS_REAUTHORIZATION')).toMatch(/authorized again|znovu autorizovat/);
    }
  });

  it('gives Microsoft’s own words for what nobody knows, and does not take them for placeholders', () => {
    const failure = failureOf('A_CODE_OF_ANOTHER_VERSION', { message: 'AADSTS123456: {tenant} $& is odd.' });
    const { explanation } = describeFailure(failure, contextOf('FAILED'), texts);
    expect(explanation).toContain('AADSTS123456: {tenant} $& is odd.');
    const long = describeFailure(failureOf('X', { message: 'x'.repeat(2000) }), contextOf('FAILED'), texts);
    expect(long.explanation.length).toBeLessThan(500);
  });
});

describe('the sentences in English', () => {
  it('name the connection, the tenant and the account', () => {
    const failure = failureOf('ADMIN_APPROVAL_REQUIRED', { facts: { account: 'jana.simkova@fabrikam.com' } });
    expect(describeFailure(failure, contextOf('FAILED'), failureTexts.en)).toEqual({
      title: 'Fabrikam wants its administrator to approve Landbridge first.',
      explanation:
        'Helpdesk Ostrava is saved but not authorized: jana.simkova@fabrikam.com may not give this permission.',
      remedy:
        'A Global Administrator of Fabrikam has to sign in once. Send that person an authorization link; nothing else is needed from you.',
      responsible: 'TENANT_ADMINISTRATOR',
    });
  });

  it('keep a name with braces as it is, and let no fact rename the connection', () => {
    const failure = failureOf('CANCELLED', { facts: { connection: 'another', account: '{tenant}' } });
    const named = { ...contextOf('FAILED'), name: '{account} $& {tenant}' };
    expect(describeFailure(failure, named, failureTexts.en).explanation).toMatch(
      /^\{account\} \$& \{tenant\} is saved/,
    );
  });
});

describe('the numbers of Microsoft', () => {
  it('mean one thing each', () => {
    const numbers = failureCodes.flatMap((code) => [...failureCatalogue[code].aadsts]);
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  // The codes of Microsoft's reference that a sign-in or a refresh of ours can meet.
  it.each([
    90002, 900023, 65001, 65004, 90094, 90095, 50076, 50079, 50058, 50020, 50034, 51004, 90072, 50011, 50194,
    700016, 7000215, 7000222, 54005, 70000, 70008, 700082, 700084, 70043, 50173, 50057, 53003, 53000, 53001,
    50131, 530032, 700005, 700022, 90038, 900382, 900432, 50196, 90033, 90006, 90024, 50033,
  ])('AADSTS%i has sentences of its own', (number) => {
    expect(failureCodeOfNumber(number)).not.toBeNull();
    expect(failureCodeOfNumber(number)).not.toBe('MICROSOFT_REFUSED');
  });
});
