import { describe, expect, it } from 'vitest';
import type { AuthorizationFailure, Connection } from '../connections/index.js';
import { MicrosoftRefusedError, MicrosoftUnavailableError, noDetails } from '../microsoft/index.js';
import { failureToTell, withApplication } from './refresh-failure.js';

const now = new Date('2026-11-25T10:00:00.000Z');
const ago = (minutes: number): Date => new Date(now.getTime() - minutes * 60_000);
const unavailable = new MicrosoftUnavailableError('login.microsoftonline.com did not answer.');
const secretExpired = new MicrosoftRefusedError('refresh', {
  ...noDetails,
  error: 'invalid_client',
  aadsts: [7000222],
});

function told(
  error: unknown,
  { failingSince = now, known = null }: { failingSince?: Date; known?: AuthorizationFailure | null } = {},
): AuthorizationFailure | null {
  const connection = { authorization: { error: known } } as Connection;
  return failureToTell(error, { connection, failingSince, now });
}

describe('what a connection’s page says of a refresh that failed', () => {
  it('is at once what somebody has to mend', () => {
    expect(told(secretExpired)).toMatchObject({
      code: 'CLIENT_SECRET_EXPIRED',
      aadsts: 'AADSTS7000222',
      facts: { during: 'REFRESH' },
    });
  });

  it('is what may pass only after an hour of it', () => {
    expect(told(unavailable)).toBeNull();
    expect(told(unavailable, { failingSince: ago(59) })).toBeNull();
    expect(told(unavailable, { failingSince: ago(60) })).toMatchObject({ code: 'MICROSOFT_UNAVAILABLE' });
  });

  it('stays what somebody has to mend while Microsoft is away', () => {
    const known = told(secretExpired);
    expect(told(unavailable, { failingSince: ago(600), known })).toBeNull();
  });

  it('is nothing that went wrong in the hub itself', () => {
    expect(told(new Error('The database is away.'), { failingSince: ago(600) })).toBeNull();
  });

  it('names the application, by its name where it has one', () => {
    const failure = told(secretExpired);
    if (failure === null) throw new Error('Nothing was told.');
    const registration = { clientId: 'client', credential: { kind: 'secret', secret: 'one' } } as const;
    expect(withApplication(failure, registration).facts['application']).toBe('client');
    expect(withApplication(failure, { ...registration, name: 'Ours' }).facts).toEqual({
      ...failure.facts,
      application: 'Ours (client)',
    });
  });
});
