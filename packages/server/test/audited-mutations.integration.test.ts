import { readFileSync } from 'node:fs';
import path from 'node:path';
import { buildSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databaseKinds } from './databases.js';
import { TestHub } from './hub.js';
import { WebhookReceiver } from './webhook-receiver.js';

const schema = buildSchema(readFileSync(path.join(import.meta.dirname, '../schema.graphql'), 'utf8'));
const mutations = Object.keys(schema.getMutationType()?.getFields() ?? {});

/** An entry of the application that does it all. */
interface Entry {
  readonly action: string;
  readonly actor_kind: string;
  readonly address: string | null;
}
type Answer = Record<string, any>;

/** Does something and selects what the next mutations need of its answer. */
type Do = (name: string, input: Record<string, unknown>, selection?: string) => Promise<Answer>;

/** Mutations that leave nothing, with the reason. */
const silent: Readonly<Record<string, string>> = {};

describe.each(databaseKinds)('what a mutation leaves in the audit log on %s', (kind) => {
  let hub: TestHub;
  let receiver: WebhookReceiver;
  const left: Record<string, readonly Entry[]> = {};

  beforeAll(async () => {
    hub = await TestHub.start({ kind, env: { LANDBRIDGE_ALLOW_PRIVATE_WEBHOOKS: 'true' } });
    receiver = await WebhookReceiver.start();
    await everyMutation(recorded);
  });

  afterAll(async () => {
    await hub.stop();
    await receiver.stop();
  });

  const entries = async () => (await hub.rows(['audit_entries']))['audit_entries'] as Entry[];

  async function recorded(name: string, input: Record<string, unknown>, selection = ''): Promise<Answer> {
    const before = (await entries()).length;
    const type = schema.getMutationType()?.getFields()[name]?.args[0]?.type;
    const document = `mutation ($input: ${String(type)}) { ${name}(input: $input) { ${selection} userErrors { code field } } }`;
    const answer = (await hub.graphql(document, { input }))[name] as Answer;
    expect([name, answer['userErrors']]).toEqual([name, []]);
    left[name] = (await entries()).slice(before).filter(({ actor_kind: who }) => who === 'api-key');
    return answer;
  }

  async function everyMutation(act: Do): Promise<void> {
    await registrations(act);
    await connections(act);
    await webhooks(act);
    await access(act);
  }

  async function registrations(act: Do): Promise<void> {
    const credential = (secret: string) => ({ secret, expiresAt: '2100-01-01T00:00:00.000Z' });
    const { appRegistration } = await act(
      'addAppRegistration',
      {
        name: 'Mail',
        clientId: '22222222-0000-4000-8000-000000000002',
        credential: credential('a-secret-of-the-tests-0123456789~abc'),
      },
      'appRegistration { id credentials { id } }',
    );
    const { id } = appRegistration;
    await act('addAppRegistrationCredential', {
      appRegistrationId: id,
      credential: credential('another-secret-of-the-tests-01234~ab'),
    });
    const [{ id: credentialId }] = appRegistration.credentials;
    await act('removeAppRegistrationCredential', { appRegistrationId: id, credentialId });
    await act('updateAppRegistration', { id, name: 'E-mail' });
    await act('deleteAppRegistration', { id });
  }

  async function connections(act: Do): Promise<void> {
    const selection = 'connection { id } authorizationUrl';
    const { connection, authorizationUrl } = await act(
      'addConnection',
      { name: 'Invoices', tenantId: 'contoso.com', type: 'MAIL_IMAP' },
      selection,
    );
    const { id } = connection;
    await hub.authorize(authorizationUrl);
    await hub.until(id, ({ status, verification }) => status === 'AUTHORIZED' && verification !== null);
    await act('issueAccessToken', { connectionId: id });
    await act('testConnection', { id });
    await act('updateConnection', { id, name: 'Invoices and orders' });
    await act('createAuthorizationLink', { connectionId: id });
    await act('withdrawAuthorizationLink', { connectionId: id });
    await act('authorizeConnection', { id });
    await act('deleteConnection', { id });
    const sso = await act(
      'addConnection',
      { name: 'Sign-in', tenantId: 'contoso.com', type: 'SSO' },
      selection,
    );
    await hub.authorize(sso['authorizationUrl'], { account: 'admin@contoso.com' });
    await act('updateSignOn', { connectionId: sso['connection'].id, isEnabled: true });
  }

  async function webhooks(act: Do): Promise<void> {
    const { endpoint } = await act('addWebhookEndpoint', { url: receiver.url }, 'endpoint { id }');
    const { id } = endpoint;
    await act('updateWebhookEndpoint', { id, description: 'ERP' });
    await act('rotateWebhookSecret', { id });
    const { delivery } = await act('sendTestWebhook', { id }, 'delivery { id }');
    await hub.execute(`UPDATE webhook_deliveries SET status = 'PARKED'`);
    await act('replayWebhookDeliveries', { ids: [delivery.id] });
    await act('deleteWebhookEndpoint', { id });
  }

  async function access(act: Do): Promise<void> {
    const { apiKey } = await act('addApiKey', { name: 'ERP', scopes: ['connections:read'] }, 'apiKey { id }');
    await act('rotateApiKey', { id: apiKey.id, overlapSeconds: 0 });
    await act('revokeApiKey', { id: apiKey.id });
    const { invitation } = await act(
      'invitePerson',
      { email: 'vit@contoso.com', role: 'VIEWER' },
      'invitation { id }',
    );
    await act('withdrawInvitation', { id: invitation.id });
    await hub.signUp({ name: 'Hana', email: 'hana@contoso.com', password: 'correct horse battery' });
    const { url } = await act('invitePerson', { email: 'petr@contoso.com', role: 'VIEWER' }, 'url');
    const accepted = await fetch(`${hub.url}/invitation`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: hub.url },
      body: JSON.stringify({
        token: new URL(url).hash.slice(1),
        name: 'Petr',
        password: 'correct horse battery',
      }),
    });
    expect(accepted.status).toBe(201);
    const { people } = await hub.graphql('{ people { edges { node { id email } } } }');
    const id = people.edges.find(({ node }: any) => node.email === 'petr@contoso.com').node.id;
    await act('changeRole', { id, role: 'OPERATOR' });
    await act('removePerson', { id });
  }

  it('was looked at for every mutation of the schema', () => {
    expect([...Object.keys(left), ...Object.keys(silent)].toSorted()).toEqual(mutations.toSorted());
  });

  it.each(mutations.filter((name) => !(name in silent)))(
    'tells that somebody did %s, and from where',
    (name) => {
      const found = left[name] ?? [];
      expect(found.length).toBeGreaterThan(0);
      for (const { action, address } of found) {
        expect(action).toMatch(/^[a-z_]+\.[a-z_]+$/);
        expect(address).toMatch(/^(?:(?:::ffff:)?127\.0\.0\.1|::1)$/);
      }
    },
  );
});
