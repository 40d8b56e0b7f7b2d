import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { databaseKinds } from './databases.js';
import { contoso, TestHub } from './hub.js';

describe.each(databaseKinds)('the Tenant ID of a new connection on %s', (kind) => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await TestHub.start({ kind });
  });
  afterEach(() => hub.simulator.reset());
  afterAll(() => hub.stop());

  it.each([
    'b410305f-3ebe-474a-a83f-4add9acd47d',
    '{{tenantid}}',
    '<tenant-id>',
    'common',
    'organizations',
    'x@127.0.0.1',
    '../',
    '..%2f..%2fadmin',
    '[::1]',
    '127.0.0.1',
    '169.254.169.254',
    'contoso.com@evil.example',
    'contoso.com/../../x',
    'contoso.com?x=',
    'contoso.com#',
    '',
    ' ',
  ])('%j is an error on the field, without a call to Microsoft', async (tenantId) => {
    const before = hub.simulator.requests().counts['discovery'];
    const { connection, userErrors } = await add(tenantId);
    expect(connection).toBeNull();
    expect(userErrors).toEqual([expect.objectContaining({ field: ['tenantId'] })]);
    expect(['TENANT_ID_MALFORMED', 'REQUIRED']).toContain(userErrors[0].code);
    expect(hub.simulator.requests().counts['discovery']).toBe(before);
  });

  it.each([
    contoso,
    contoso.toUpperCase(),
    `{${contoso}}`,
    ` ${contoso}\n`,
    `\u00A0\u200B${contoso}\uFEFF`,
    `https://login.microsoftonline.com/${contoso}/oauth2/v2.0/authorize`,
    'contoso.com',
    'Contoso.COM',
    '\u202Econtoso.com',
  ])('%j is Contoso’s', async (tenantId) => {
    const { connection, userErrors } = await add(tenantId);
    expect(userErrors).toEqual([]);
    expect(connection.tenant.id).toBe(contoso);
  });

  it('is not found where Microsoft knows none', async () => {
    expect((await add('00000000-1111-4222-8333-444444444444')).userErrors[0].code).toBe('TENANT_NOT_FOUND');
    expect((await add('nobody.example')).userErrors[0].code).toBe('TENANT_NOT_FOUND');
  });

  it('names the cloud and the setting where it lives in another national cloud', async () => {
    const [error] = (await add('woodgrove.us')).userErrors;
    expect(error.code).toBe('TENANT_IN_OTHER_CLOUD');
    expect(error.message).toMatch(/US Government/);
    expect(error.message).toMatch(/MICROSOFT_USGOV_CLIENT_ID/);
  });

  it('is not said to be unknown while Microsoft does not answer', async () => {
    hub.simulator.scenario.set({ name: 'discovery-503' });
    expect((await add('fabrikam.com')).userErrors[0].code).toBe('TENANT_LOOKUP_UNAVAILABLE');
    const { connections } = await hub.graphql('{ connections(filter: { text: "fabrikam" }) { totalCount } }');
    expect(connections.totalCount).toBe(0);
  });

  async function add(tenantId: string): Promise<Record<string, any>> {
    const { addConnection } = await hub.graphql(
      `mutation Add($input: AddConnectionInput!) { addConnection(input: $input) {
        connection { tenant { id } } userErrors { code field message } } }`,
      { input: { name: 'Never stored, perhaps', tenantId, type: 'MAIL_IMAP' } },
    );
    return addConnection;
  }
});
