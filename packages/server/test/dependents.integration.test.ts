import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databaseKinds } from './databases.js';
import type { TestHub } from './hub.js';
import { SignOnFixture } from './sign-on-fixture.js';

const microsoftAdministrator = { account: 'admin@contoso.com' };

describe.each(databaseKinds)('what depends on a connection, on %s', (kind) => {
  let fixture: SignOnFixture;
  let hub: TestHub;

  beforeAll(async () => {
    fixture = await SignOnFixture.start(kind);
    hub = fixture.hub;
  });
  afterAll(() => hub.stop());

  async function dependentsOf(id: string): Promise<unknown> {
    const { connection } = await hub.graphql('query ($id: ID!) { connection(id: $id) { dependents } }', {
      id,
    });
    return connection.dependents;
  }

  async function remove(id: string, confirmDependents?: boolean): Promise<Record<string, unknown>> {
    const { deleteConnection } = await hub.graphql(
      `mutation ($input: DeleteConnectionInput!) { deleteConnection(input: $input) {
        deletedConnectionId userErrors { code message } } }`,
      { input: { id, confirmDependents } },
    );
    return deleteConnection;
  }

  async function authorized(name: string): Promise<string> {
    const { id, authorizationUrl } = await hub.add({ name, type: 'MAIL_SMTP' });
    await hub.authorize(authorizationUrl, microsoftAdministrator);
    return id;
  }

  it('is signing in to the hub, as long as people may', async () => {
    const id = fixture.connection;
    expect(await dependentsOf(id)).toEqual([]);
    await fixture.decide({ isEnabled: true });
    expect(await dependentsOf(id)).toEqual(['SIGN_ON']);
    const refused = await remove(id);
    expect(refused).toMatchObject({ deletedConnectionId: null, userErrors: [{ code: 'HAS_DEPENDENTS' }] });
    expect(JSON.stringify(refused['userErrors'])).toContain('SIGN_ON');
    await fixture.decide({ isEnabled: false });
    expect(await dependentsOf(id)).toEqual([]);
  });

  it('is what the hub tells by e-mail, as long as there is no other way', async () => {
    const waiting = await hub.add({ name: 'Not authorized', type: 'MAIL_SMTP' });
    expect(await dependentsOf(waiting.id)).toEqual([]);
    const first = await authorized('First');
    expect(await dependentsOf(first)).toEqual(['NOTICES']);
    const second = await authorized('Second');
    expect(await dependentsOf(first)).toEqual([]);
    expect(await remove(first)).toMatchObject({ deletedConnectionId: first });
    expect(await remove(second)).toMatchObject({ userErrors: [{ code: 'HAS_DEPENDENTS' }] });
    expect(await remove(second, true)).toMatchObject({ deletedConnectionId: second, userErrors: [] });
  });
});
