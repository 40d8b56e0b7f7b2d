import { expect, it } from 'vitest';
import type { Connection } from '../../connections/index.js';
import { systemAmbient } from '../../system-ambient.js';
import { StepFailedError, Steps } from '../steps.js';
import type { VerificationContext } from '../verification.js';
import { verifyEToken } from './etoken.js';

const signing = ['https://signing.example.com/sign', 'https://signing.example.com/list'];

function contextOf(granted: readonly string[]): {
  context: VerificationContext;
  asked: (readonly string[])[];
} {
  const asked: (readonly string[])[] = [];
  const account = { oid: 'an-oid', tid: 'a-tid', username: null, displayName: null };
  const context = {
    connection: { authorization: { account }, tenant: { cloud: 'global' } } as unknown as Connection,
    steps: new Steps(systemAmbient, new AbortController().signal),
    microsoft: {
      cloudOf: () => ({ graphResource: 'https://graph.microsoft.com' }),
      graph: { get: async () => ({ id: 'an-oid' }) },
    } as unknown as VerificationContext['microsoft'],
    tokens: {
      accessToken: async (_connection: Connection, scopes: readonly string[]) => {
        asked.push(scopes);
        return { accessToken: 'a-token', expiresAt: new Date(), scopes: granted };
      },
    },
    etokenScope: signing.join(' '),
  };
  return { context, asked };
}

it('proves each of several signing scopes, asked for together', async () => {
  const { context, asked } = contextOf([...signing].reverse());
  await verifyEToken(context);
  expect(asked.at(-1)).toEqual(signing);
  expect(context.steps.recorded.at(-1)).toMatchObject({ name: 'SIGNING_SCOPE_GRANTED', ok: true });
});

it('names the signing scope that was not granted', async () => {
  const { context } = contextOf(signing.slice(0, 1));
  await expect(verifyEToken(context)).rejects.toBeInstanceOf(StepFailedError);
  expect(context.steps.recorded.at(-1)).toMatchObject({
    name: 'SIGNING_SCOPE_GRANTED',
    ok: false,
    detail: `Not granted: ${signing[1] ?? ''}.`,
  });
});
