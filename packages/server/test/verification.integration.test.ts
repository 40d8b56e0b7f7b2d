import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Simulator, startSimulator } from '@landbridge/microsoft-simulator';
import { createAuditLog } from '../src/audit/index.js';
import { type Connection, ConnectionService, type ConnectionType } from '../src/connections/index.js';
import { createEventLog } from '../src/events/index.js';
import { createMicrosoft, type Microsoft } from '../src/microsoft/index.js';
import { GrantLostError, NotAuthorizedError, TokenService, TokenStore } from '../src/tokens/index.js';
import { systemAmbient } from '../src/system-ambient.js';
import { VerificationService } from '../src/verification/index.js';
import { nobodysAttempts } from './attempts.js';
import { databaseKinds, openTestDatabase, type TestDatabase } from './databases.js';
import { redirectUri, registration, signedIn, tenantId } from './signed-in.js';

const actor = { kind: 'api-key', id: null, name: 'test' } as const;

describe.each(databaseKinds)('tokens and verification on %s', (kind) => {
  let store: TestDatabase;
  let simulator: Simulator;
  let microsoft: Microsoft;
  let connections: ConnectionService;
  let tokenStore: TokenStore;
  let tokens: TokenService;
  let verification: VerificationService;
  let reported: unknown[];

  beforeEach(async () => {
    store = await openTestDatabase(kind);
    simulator = await startSimulator({
      clientId: registration.clientId,
      clientSecret: registration.credential.secret,
      redirectUris: [redirectUri],
    });
    const { database } = store;
    const ambient = systemAmbient;
    const audit = createAuditLog({ ambient });
    const events = createEventLog({ database, ambient });
    microsoft = createMicrosoft({
      settings: {
        cloud: 'global',
        loginUrl: simulator.url,
        graphUrl: `${simulator.url}/graph`,
        imapUrl: simulator.imapUrl,
        smtpUrl: simulator.smtpUrl,
      },
      ambient,
    });
    connections = new ConnectionService({
      database,
      events,
      audit,
      ambient,
      tenants: microsoft.tenants,
      registrations: { isSetUp: async () => true, serves: async () => true },
      dependents: [],
    });
    tokenStore = new TokenStore({ database, ambient });
    tokens = new TokenService({
      database,
      ambient,
      audit,
      connections,
      store: tokenStore,
      microsoft,
      registrationOf: async () => registration,
    });
    reported = [];
    verification = new VerificationService({
      database,
      ambient,
      audit,
      connections,
      microsoft,
      tokens,
      etokenScope: null,
      reportError: (error) => reported.push(error),
    });
    verification.start();
  });
  afterEach(async () => {
    await verification.stop();
    await simulator.stop();
    await store.close();
    expect(reported).toEqual([]);
  });

  async function add(type: ConnectionType): Promise<Connection> {
    const added = await connections.add({ name: type, tenantId, type }, { actor, attempts: nobodysAttempts });
    if (!added.ok) throw new Error(JSON.stringify(added.userErrors));
    return added.connection;
  }

  /** The whole way of a person, with the simulator as Microsoft. */
  async function authorize({ id, type }: Connection, account = 'admin@contoso.com'): Promise<Connection> {
    const grant = await signedIn({ microsoft, simulator, type, account });
    await store.database.unitOfWork.run(async (tx) => {
      await tokenStore.save(tx, id, grant.tokenCache);
      const granted = { kind: 'GRANTED', account: grant.account, scopes: grant.scopes } as const;
      await connections.recordAuthorization(tx, id, granted, actor);
    });
    return current(id);
  }

  async function current(id: string): Promise<Connection> {
    const connection = await connections.get(id);
    if (connection === null) throw new Error('The connection is gone.');
    return connection;
  }

  it.each([
    ['ENTRA_ID', ['TOKEN_VALID', 'GRAPH_ORGANIZATION']],
    ['SSO', ['OPENID_CONFIGURATION', 'SIGNING_KEYS', 'ID_TOKEN_VERIFIED']],
    ['SHAREPOINT', ['TOKEN_VALID', 'GRAPH_SITES_ROOT']],
    ['ETOKEN', ['TOKEN_VALID', 'GRAPH_ME']],
    ['MAIL_IMAP', ['TOKEN_VALID', 'IMAP_SIGN_IN', 'IMAP_INBOX']],
    ['MAIL_SMTP', ['TOKEN_VALID', 'SMTP_SERVER', 'SMTP_SIGN_IN', 'SMTP_SEND_AS']],
  ] as const)('proves %s by its steps and keeps no token in them', async (type, steps) => {
    const { id } = await authorize(await add(type));
    const outcome = await verification.test(id, actor);
    expect(outcome).toMatchObject({ ok: true, test: { ok: true } });
    const { authorization } = await current(id);
    expect(authorization.verification?.steps.map(({ name }) => name)).toEqual(steps);
    expect(authorization.lastVerifiedAt).toBe(authorization.verification?.testedAt);
    expect(JSON.stringify(authorization)).not.toMatch(/eyJ|Bearer/);
  });

  it('says nothing of a grant that another one replaced while the test ran', async () => {
    const before = await authorize(await add('SHAREPOINT'));
    const renewed = await authorize(before);
    expect(await verification.verify(before)).toMatchObject({ outcome: 'tested' });
    expect((await current(before.id)).authorization).toEqual(renewed.authorization);
    const failure = {
      code: 'MICROSOFT_REFUSED',
      aadsts: null,
      message: null,
      correlationId: null,
      traceId: null,
      occurredAt: new Date().toISOString(),
      facts: {},
    } as const;
    const lost = { kind: 'GRANT_LOST', failure, grantedAt: before.authorization.authorizedAt } as const;
    expect(
      await store.database.unitOfWork.run((tx) =>
        connections.recordAuthorization(tx, before.id, lost, actor),
      ),
    ).toBeNull();
    expect((await current(before.id)).authorization.status).toBe('AUTHORIZED');
  });

  it('learns the tenant’s name and domain from its organization', async () => {
    const connection = await authorize(await add('ENTRA_ID'));
    expect(connection.tenant).toEqual({ id: tenantId, displayName: null, domain: null, cloud: 'global' });
    await verification.verify(connection);
    expect((await current(connection.id)).tenant).toEqual({
      id: tenantId,
      displayName: 'Contoso',
      domain: 'contoso.com',
      cloud: 'global',
    });
  });

  it.each([
    ['MAIL_IMAP', 'imap-authenticate-failed', 'IMAP_SIGN_IN', 'CHECK_IMAP_SIGN_IN'],
    ['MAIL_IMAP', 'imap-not-connected', 'IMAP_INBOX', 'CHECK_MAILBOX_BEHIND_SIGN_IN'],
    ['MAIL_IMAP', 'imap-connection-closed', null, 'CHECK_MAILBOX_BEHIND_SIGN_IN'],
    ['MAIL_IMAP', 'imap-session-expired', null, 'TEST_AGAIN_LATER'],
    ['MAIL_SMTP', 'smtp-authentication-unsuccessful', 'SMTP_SIGN_IN', 'CHECK_SMTP_SIGN_IN'],
    ['MAIL_SMTP', 'smtp-disabled-for-tenant', 'SMTP_SIGN_IN', 'ENABLE_SMTP_AUTH'],
    ['MAIL_SMTP', 'smtp-disabled-for-mailbox', 'SMTP_SIGN_IN', 'ENABLE_SMTP_AUTH_FOR_MAILBOX'],
    ['MAIL_SMTP', 'smtp-too-many-connections', 'SMTP_SIGN_IN', 'END_OTHER_CONNECTIONS'],
    ['MAIL_SMTP', 'smtp-send-as-denied', 'SMTP_SEND_AS', 'GRANT_SEND_AS'],
  ] as const)('keeps %s authorized and says what to do: %s', async (type, scenario, step, remedyCode) => {
    const { id } = await authorize(await add(type));
    simulator.scenario.set({ name: scenario });
    await expect(verification.test(id, actor)).resolves.toMatchObject({ ok: true, test: { ok: false } });
    const { status, verification: test, lastVerifiedAt } = (await current(id)).authorization;
    expect(status).toBe('AUTHORIZED');
    expect(lastVerifiedAt).toBeNull();
    const failed = test?.steps.at(-1);
    expect(failed).toMatchObject({ ok: false, remedyCode, ...(step === null ? {} : { name: step }) });
    expect(failed?.remedy).not.toMatch(/[{}]/);
  });

  it('keeps an authorization whose server does not answer, with what to do', async () => {
    const { id } = await authorize(await add('SHAREPOINT'));
    simulator.scenario.set({ name: 'graph-503' });
    await expect(verification.test(id, actor)).resolves.toMatchObject({
      ok: true,
      test: {
        ok: false,
        steps: [
          { name: 'TOKEN_VALID', ok: true },
          { name: 'GRAPH_SITES_ROOT', ok: false },
        ],
      },
    });
    const { status, verification: test, lastVerifiedAt } = (await current(id)).authorization;
    expect(status).toBe('AUTHORIZED');
    expect(lastVerifiedAt).toBeNull();
    expect(test?.steps[1]).toMatchObject({
      detail: expect.stringContaining('503'),
      remedy: expect.stringMatching(/minutes/),
    });
  });

  it('turns amber when Microsoft has revoked the grant, with whose it was', async () => {
    const connection = await authorize(await add('ETOKEN'));
    await simulator.revoke({ account: 'admin@contoso.com', consents: true });
    await store.database.unitOfWork.run(async (tx) =>
      tokenStore.save(tx, connection.id, await withoutAccessTokens(connection.id)),
    );
    await expect(verification.test(connection.id, actor)).resolves.toMatchObject({
      userErrors: [{ code: 'NEEDS_REAUTHORIZATION' }],
    });
    const { status, error } = (await current(connection.id)).authorization;
    expect(status).toBe('NEEDS_REAUTHORIZATION');
    expect(error).toMatchObject({
      code: expect.stringMatching(/^GRANT_|^CONSENT_/),
      facts: { account: 'admin@contoso.com' },
    });
  });

  it('does not test what is not authorized', async () => {
    const { id } = await add('SSO');
    await expect(verification.test(id, actor)).resolves.toMatchObject({
      userErrors: [{ code: 'NOT_AUTHORIZED' }],
    });
    await expect(verification.test('unknown', actor)).resolves.toMatchObject({
      userErrors: [{ code: 'CONNECTION_NOT_FOUND' }],
    });
    await expect(
      tokens.accessToken(await current(id), ['https://graph.microsoft.com/User.Read']),
    ).rejects.toBeInstanceOf(NotAuthorizedError);
  });

  it('verifies in the background, and ends at once when it is stopped', async () => {
    const { id } = await authorize(await add('SSO'));
    verification.verifySoon(id);
    verification.verifySoon(id);
    await vi.waitUntil(async () => (await current(id)).authorization.verification?.ok, { timeout: 25_000 });
    await verification.stop();
    verification.verifySoon(id);
  });

  it('asks Microsoft once for all who want a token at the same time', async () => {
    const connection = await authorize(await add('SHAREPOINT'));
    await store.database.unitOfWork.run(async (tx) =>
      tokenStore.save(tx, connection.id, await withoutAccessTokens(connection.id)),
    );
    const before = await tokenStore.load(connection.id);
    const tokenRequests = (): number =>
      simulator.requests().requests.filter(({ path }) => path.endsWith('/token')).length;
    const asked = tokenRequests();
    const scopes = ['https://graph.microsoft.com/Sites.Read.All'];
    const issued = await Promise.all(
      Array.from({ length: 50 }, () => tokens.accessToken(connection, scopes)),
    );
    expect(new Set(issued.map(({ accessToken }) => accessToken)).size).toBe(1);
    expect(tokenRequests()).toBe(asked + 1);
    const after = await tokenStore.load(connection.id);
    expect(after?.text).not.toBe(before?.text);
    const [row] = await store.database.query<{ cache_encrypted: string }>(
      'SELECT cache_encrypted FROM token_caches',
    );
    expect(row?.cache_encrypted).not.toMatch(/secret|RefreshToken/);
  });

  it('never puts a rotated cache over a newer grant', async () => {
    const connection = await authorize(await add('SHAREPOINT'));
    const old = await tokenStore.load(connection.id);
    await store.database.unitOfWork.run((tx) => tokenStore.save(tx, connection.id, 'a newer grant'));
    const isReplaced = await store.database.unitOfWork.run((tx) =>
      tokenStore.replace(
        tx,
        connection.id,
        { version: old?.version ?? 0, owner: null },
        { cache: 'rotated from the old one', expiresAt: new Date(), refreshAt: new Date() },
      ),
    );
    expect(isReplaced).toBe(false);
    expect((await tokenStore.load(connection.id))?.text).toBe('a newer grant');
  });

  it.each([
    ['second-factor-required', GrantLostError],
    ['token-503', { code: 'MICROSOFT_UNAVAILABLE' }],
    ['expired-secret', { code: 'MICROSOFT_REFUSED' }],
  ] as const)('tells a lost grant from a passing or an own fault: %s', async (name, expected) => {
    const connection = await authorize(await add('SHAREPOINT'));
    await store.database.unitOfWork.run(async (tx) =>
      tokenStore.save(tx, connection.id, await withoutAccessTokens(connection.id)),
    );
    simulator.scenario.set({ name });
    const asked = tokens.accessToken(connection, ['https://graph.microsoft.com/Sites.Read.All']);
    if (typeof expected === 'function') await expect(asked).rejects.toBeInstanceOf(expected);
    else await expect(asked).rejects.toMatchObject(expected);
  });

  async function withoutAccessTokens(id: string): Promise<string> {
    const cache: Record<string, unknown> = JSON.parse((await tokenStore.load(id))?.text ?? '{}') as Record<
      string,
      unknown
    >;
    return JSON.stringify({ ...cache, AccessToken: {} });
  }
});
