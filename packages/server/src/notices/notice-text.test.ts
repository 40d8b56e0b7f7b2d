import { describe, expect, it } from 'vitest';
import type { Connection } from '../connections/index.js';
import type { ExpiryNotice, LossNotice } from './notice.js';
import { noticeText } from './notice-text.js';

const publicUrl = 'https://hub.example.com';
const now = new Date('2026-11-25T12:00:00Z');

function connection(name: string): Connection {
  return {
    id: '0193f000-0000-7000-8000-000000000001',
    name,
    tenant: { id: 'b410305f-3ebe-474a-a83f-4add9acd47d1', displayName: 'Contoso', domain: 'contoso.com' },
    authorization: { status: 'NEEDS_REAUTHORIZATION' },
  } as unknown as Connection;
}

function loss(name: string) {
  const notice = {
    kind: 'connection.needs_reauthorization',
    subjectId: '0193f000-0000-7000-8000-000000000001',
    facts: { failure: { code: 'GRANT_REVOKED', message: null, facts: {}, occurredAt: now.toISOString() } },
  } as unknown as LossNotice;
  return { notice, connection: connection(name) };
}

const expiry = {
  kind: 'app_registration.expires_soon',
  subjectId: 'r',
  facts: {
    name: 'Mail',
    clientId: '6f1a0c1e-0000-4000-8000-000000000001',
    credentialKind: 'secret',
    expiresAt: '2026-12-02T00:00:00Z',
  },
} as ExpiryNotice;

function told(losses: readonly ReturnType<typeof loss>[], expiries: readonly ExpiryNotice[] = []) {
  return (language: 'en' | 'cs') =>
    noticeText({ losses, expiries }, { reader: { name: 'Ada', language }, publicUrl, now });
}

describe('the e-mail about a lost connection', () => {
  it('names it, says what happened and what to do, and leads to it', () => {
    const { subject, text } = told([loss('Invoices')])('en');
    expect(subject).toBe('Landbridge: “Invoices” needs to be authorized again');
    expect(text).toContain('Hello Ada,');
    expect(text).toContain('• Invoices (Contoso)');
    expect(text).toMatch(/What to do: \S/);
    expect(text).toMatch(/https:\/\/hub\.example\.com\/connections\/\w+/);
    expect(text).not.toMatch(/\{\w+\}/);
  });

  it('is in Czech for who reads Czech', () => {
    const { subject, text } = told([loss('Faktury')])('cs');
    expect(subject).toBe('Landbridge: připojení „Faktury“ je třeba znovu autorizovat');
    expect(text).toContain('jedno připojení na Microsoft 365 přestalo fungovat');
    expect(text).toMatch(/Co dělat: \S/);
    expect(text).not.toMatch(/\{\w+\}/);
  });

  it.each([
    [3, '3 připojení na Microsoft 365 přestala fungovat'],
    [70, '70 připojení na Microsoft 365 přestalo fungovat'],
  ])('counts %i in Czech as Czech does', (count, words) => {
    const { text } = told(Array.from({ length: count }, (_, n) => loss(`Faktury ${n}`)))('cs');
    expect(text).toContain(words);
  });

  it('is one for many, lists fifty and says how many more there are', () => {
    const { subject, text } = told(Array.from({ length: 70 }, (_, n) => loss(`Invoices ${n}`)))('en');
    expect(subject).toBe('Landbridge: 70 connections need to be authorized again');
    expect(text.match(/^• /gm)).toHaveLength(50);
    expect(text).toContain('… and 20 more.');
    expect(text).toContain('https://hub.example.com/connections?status=NEEDS_REAUTHORIZATION');
  });
});

describe('the e-mail about credentials that run out', () => {
  it('says which, when, and that a new one can stand beside the old', () => {
    const { subject, text } = told([], [expiry])('en');
    expect(subject).toBe('Landbridge: credentials of the app registration “Mail” run out');
    expect(text).toContain(
      'Mail (6f1a0c1e-0000-4000-8000-000000000001): the client secret runs out on December 2, 2026.',
    );
    expect(text).toContain('https://hub.example.com/app-registrations');
  });

  it('says in Czech that it has run out', () => {
    const past = {
      ...expiry,
      facts: { ...expiry.facts, credentialKind: 'certificate', expiresAt: '2026-11-01T00:00:00Z' },
    };
    expect(told([], [past])('cs').text).toContain('certifikát platil do 1. listopadu 2026.');
  });
});
