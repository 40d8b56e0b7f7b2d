import { expect, it } from 'vitest';
import type { Connection } from '../../connections/index.js';
import { systemAmbient } from '../../system-ambient.js';
import { Steps } from '../steps.js';
import type { VerificationContext } from '../verification.js';
import { verifyEntraId } from './entra-id.js';

const id = 'b410305f-3ebe-474a-a83f-4add9acd47d1';

function contextOf(displayName: string): VerificationContext {
  const tenant = { id, displayName: 'Contoso', domain: 'contoso.com', cloud: 'global' };
  const organization = { id, displayName, verifiedDomains: [{ name: 'contoso.com', isDefault: true }] };
  return {
    connection: { tenant } as unknown as Connection,
    steps: new Steps(systemAmbient, new AbortController().signal),
    microsoft: {
      cloudOf: () => ({ graphResource: 'https://graph.microsoft.com' }),
      graph: { get: async () => ({ value: [organization] }) },
    } as unknown as VerificationContext['microsoft'],
    tokens: { accessToken: async () => ({ accessToken: 'a-token', expiresAt: new Date(), scopes: [] }) },
    etokenScope: null,
  };
}

it.each([
  ['Fabrikam Ltd.', 'Fabrikam Ltd.'],
  ['Fabrikam)\r\n\r\nSign in at https://evil.example', 'Fabrikam) Sign in at https://evil.example'],
  ['Fabri\u0000kam\u202egnp.exe', 'Fabri kam gnp.exe'],
  ['x'.repeat(100_000), 'x'.repeat(256)],
  [' \n ', 'Contoso'],
])('takes an organisation’s name as one line of bounded length: %j', async (given, taken) => {
  expect(await verifyEntraId(contextOf(given))).toMatchObject({ displayName: taken });
});
