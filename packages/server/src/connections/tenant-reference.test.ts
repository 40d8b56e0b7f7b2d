import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isTenantId, parseTenantReference } from './tenant-reference.js';

const guid = 'b410305f-3ebe-474a-a83f-4add9acd47d1';
const otherGuid = '6a7be5c7-7e1d-4c2f-9f3a-0d7c9f1b2e3a';

describe('parseTenantReference', () => {
  it.each([
    ['the GUID itself', guid],
    ['capitals', guid.toUpperCase()],
    ['braces', `{${guid}}`],
    ['quotes', `"${guid}"`],
    ['space and line break around it', ` ${guid}\n`],
    ['no-break spaces around it', `\u00a0${guid}\u202f`],
    ['zero-width spaces around it', `\u200b${guid}\u200b\ufeff`],
    ['zero-width characters inside it', `b410305f-\u200b3ebe-474a-\u2060a83f-4add9acd47d1`],
    ['space inside the braces', `{ ${guid} }`],
    ['typographic hyphens', guid.replaceAll('-', '\u2011')],
    ['a sign-in address', `https://login.microsoftonline.com/${guid}/oauth2/v2.0/authorize`],
    [
      'a sign-in address with other GUIDs',
      `https://login.microsoftonline.com/${guid}/oauth2/v2.0/authorize?client_id=${otherGuid}`,
    ],
    ['a sign-in address without its scheme', `login.microsoftonline.us/${guid}/v2.0`],
    ['an issuer in capitals', `HTTPS://STS.WINDOWS.NET/${guid.toUpperCase()}/`],
    [
      'the portal’s address',
      `https://portal.azure.com/#view/Microsoft_AAD_IAM/TenantOverview.ReactView/tenantId/${guid}`,
    ],
    ['a query that names it among others', `https://admin.example.com/?app=${otherGuid}&tenantId=${guid}`],
    ['an address at a stand-in', `http://localhost:5000/${guid}/v2.0`],
  ])('takes the GUID out of %s', (_what, text) => {
    expect(parseTenantReference(text)).toEqual({ kind: 'guid', tenantId: guid });
  });

  it.each([
    ['contoso.com', 'contoso.com'],
    [' Contoso.OnMicrosoft.com\n', 'contoso.onmicrosoft.com'],
    ['contoso.com.', 'contoso.com'],
    ['účetnictví.cz', 'xn--etnictv-eza3ioi.cz'],
    ['XN--ETNICTV-EZA3IOI.CZ', 'xn--etnictv-eza3ioi.cz'],
    ['почта.рф', 'xn--80a1acny.xn--p1ai'],
    ['a-b.c-d.co.uk', 'a-b.c-d.co.uk'],
  ])('accepts the domain %s', (text, domain) => {
    expect(parseTenantReference(text)).toEqual({ kind: 'domain', domain });
  });

  it.each([
    '',
    ' ',
    '\u200b',
    'b410305f-3ebe-474a-a83f-4add9acd47d',
    `${guid}0`,
    `${guid} ${otherGuid}`,
    guid.replaceAll('-', ''),
    '{{tenantid}}',
    '<tenant-id>',
    '{tenant}',
    'your-tenant-id',
    'common',
    'organizations',
    'consumers',
    'common.',
    'localhost',
    'Contoso',
    'Contoso s.r.o.',
    'jana@contoso.com',
    'x@127.0.0.1',
    '127.0.0.1',
    '127.1',
    '0x7f.1',
    '2130706433',
    '10.0.0.1.',
    '[::1]',
    '::1',
    'localhost:4000',
    '../',
    '..',
    '../../etc/passwd',
    `../${guid}`,
    '%2e%2e',
    'contoso.com/..',
    'contoso.com#',
    'contoso.com?x=1',
    'contoso.com\\x',
    `https://user@login.microsoftonline.com/${guid}`,
    `https://login.microsoftonline.com/common/oauth2/v2.0/authorize?client_id=${otherGuid}`,
    `https://example.com/${guid}/${otherGuid}`,
    `javascript://x/${guid}`,
    `ftp://contoso.com/${guid}`,
    'contoso',
    '.com',
    'contoso..com',
    '-contoso.com',
    'contoso-.com',
    'con toso.com',
    'con_toso.com',
    `${'a'.repeat(64)}.com`,
    `${'a.'.repeat(127)}com`,
    'contoso.com\r\nHost: x',
    'contoso\u0000.com',
    '<img src=x>.com',
    '😀',
    'https://',
    'https:///',
    '/',
  ])('refuses %j', (text) => {
    expect(parseTenantReference(text)).toEqual({ kind: 'malformed' });
  });

  it('refuses what is longer than any address', () => {
    expect(parseTenantReference('a'.repeat(5_000))).toEqual({ kind: 'malformed' });
    expect(parseTenantReference(`https://example.com/${guid}?${'a'.repeat(5_000)}`)).toEqual({
      kind: 'malformed',
    });
  });

  it('never lets anything but a GUID or a plain host name through', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.string({ unit: 'grapheme' }),
          fc.webUrl(),
          fc.ipV4(),
          fc.ipV6(),
          fc.domain(),
          fc.emailAddress(),
        ),
        (text) => {
          const parsed = parseTenantReference(text);
          if (parsed.kind === 'guid') return isTenantId(parsed.tenantId);
          if (parsed.kind === 'domain') {
            return (
              encodeURIComponent(parsed.domain) === parsed.domain &&
              /^[a-z0-9.-]+\.[a-z][a-z0-9-]*$/.test(parsed.domain)
            );
          }
          return true;
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('finds every GUID however it is dressed, and says the same of its own answer', () => {
    const space = fc.string({
      unit: fc.constantFrom(' ', '\t', '\n', '\u00a0', '\u200b', '\ufeff', '\u2007', '\u3000'),
    });
    fc.assert(
      fc.property(
        fc.uuid(),
        space,
        space,
        fc.boolean(),
        fc.boolean(),
        (id, before, after, isUpper, isBraced) => {
          const dressed = `${before}${isBraced ? `{${id}}` : id}${after}`;
          expect(parseTenantReference(isUpper ? dressed.toUpperCase() : dressed)).toEqual({
            kind: 'guid',
            tenantId: id,
          });
        },
      ),
    );
    fc.assert(
      fc.property(fc.domain(), (domain) => {
        const parsed = parseTenantReference(domain);
        if (parsed.kind === 'domain') expect(parseTenantReference(parsed.domain)).toEqual(parsed);
      }),
    );
  });
});
