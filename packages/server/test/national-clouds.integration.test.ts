import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databaseKinds } from './databases.js';
import { TestHub } from './hub.js';

const woodgrove = 'd1a9c3e5-4b27-4f60-9e8d-7a6b5c4d3e2f';
const admin = { account: 'admin@woodgrove.us' };

describe.each(databaseKinds)(
  'a hub of the global cloud with an application of the US Government cloud on %s',
  (kind) => {
    let hub: TestHub;
    beforeAll(async () => {
      hub = await TestHub.start({
        kind,
        cloud: 'usgov',
        env: {
          MICROSOFT_CLIENT_ID: 'the-global-application',
          MICROSOFT_USGOV_CLIENT_ID: '6f1a0c1e-0000-4000-8000-000000000001',
          MICROSOFT_USGOV_CLIENT_SECRET: 'a-simulated-secret',
        },
      });
    });
    afterAll(() => hub.stop());

    it('knows the cloud of a tenant from what Microsoft says of it', async () => {
      const { tenant } = await hub.graphql('{ tenant(idOrDomain: "woodgrove.us") { id cloud } }');
      expect(tenant).toEqual({ id: woodgrove, cloud: 'usgov' });
    });

    it('signs in to it with that cloud’s application and scopes, and proves it', async () => {
      const { id, authorizationUrl } = await hub.add({ tenantId: woodgrove, type: 'MAIL_IMAP' });
      const { connection } = await hub.graphql(
        'query ($id: ID!) { connection(id: $id) { tenant { cloud } } }',
        { id },
      );
      expect(connection.tenant.cloud).toBe('usgov');
      await hub.authorize(authorizationUrl, admin);
      const { status, scopes } = await hub.authorization(id);
      expect(status).toBe('AUTHORIZED');
      expect(scopes).toContain('https://outlook.office365.us/IMAP.AccessAsUser.All');
    });

    it('asks Graph of that cloud for a token and tests the connection with it', async () => {
      const { id, authorizationUrl } = await hub.add({ tenantId: woodgrove, type: 'ENTRA_ID' });
      await hub.authorize(authorizationUrl, admin);
      const { status, scopes, verification } = await hub.until(id, ({ verification: test }) => test !== null);
      expect(status).toBe('AUTHORIZED');
      expect(scopes).toEqual(['https://graph.microsoft.us/.default']);
      expect(verification.ok).toBe(true);
    });
  },
);
