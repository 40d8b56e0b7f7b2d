import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Simulator } from '../src/index.js';
import { contosoId, start } from './simulator.fixture.js';

let simulator: Simulator;

beforeAll(async () => {
  simulator = await start();
});
beforeEach(() => simulator.reset());
afterAll(() => simulator.stop());

async function discover(tenant: string): Promise<{ status: number; body: Record<string, unknown> }> {
  const response = await fetch(
    `${simulator.url}/${encodeURIComponent(tenant)}/v2.0/.well-known/openid-configuration`,
  );
  return { status: response.status, body: Object(await response.json()) };
}

it.each([contosoId, 'contoso.com', contosoId.toUpperCase()])(
  'of %s names the tenant by its GUID',
  async (tenant) => {
    const { status, body } = await discover(tenant);
    const base = `${simulator.url}/${contosoId}`;
    expect(status).toBe(200);
    expect(body).toMatchObject({
      issuer: `${base}/v2.0`,
      authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
      token_endpoint: `${base}/oauth2/v2.0/token`,
      jwks_uri: `${base}/discovery/v2.0/keys`,
      end_session_endpoint: `${base}/oauth2/v2.0/logout`,
      tenant_region_scope: 'EU',
      cloud_instance_name: 'microsoftonline.com',
      msgraph_host: 'graph.microsoft.com',
    });
  },
);

it('of a tenant of the US Government cloud leads there', async () => {
  const { body } = await discover('woodgrove.us');
  expect(body).toMatchObject({
    cloud_instance_name: 'microsoftonline.us',
    tenant_region_scope: 'USGov',
    tenant_region_sub_scope: 'DODCON',
    issuer: 'https://login.microsoftonline.us/d1a9c3e5-4b27-4f60-9e8d-7a6b5c4d3e2f/v2.0',
  });
});

it('of organizations leaves a place for the tenant', async () => {
  expect((await discover('organizations')).body['issuer']).toBe(`${simulator.url}/{tenantid}/v2.0`);
});

it('of an unknown tenant is AADSTS90002, of an impossible one AADSTS900023', async () => {
  expect(await discover('00000000-0000-4000-8000-000000000001')).toMatchObject({
    status: 400,
    body: { error: 'invalid_tenant', error_codes: [90002] },
  });
  expect(await discover('{{tenantid}}')).toMatchObject({ status: 400, body: { error_codes: [900023] } });
});

it.each(['discovery-503', 'keys-503'] as const)('is unavailable in the scenario %s', async (name) => {
  simulator.scenario.set({ name });
  const path = name === 'keys-503' ? 'discovery/v2.0/keys' : 'v2.0/.well-known/openid-configuration';
  expect((await fetch(`${simulator.url}/${contosoId}/${path}`)).status).toBe(503);
});

it('publishes the public half of its key alone', async () => {
  const response = await fetch(`${simulator.url}/${contosoId}/discovery/v2.0/keys`);
  const { keys } = (await response.json()) as { keys: Record<string, unknown>[] };
  expect(keys).toHaveLength(1);
  expect(keys[0]).toMatchObject({ kty: 'RSA', use: 'sig', kid: expect.any(String) });
  expect(keys[0]).not.toHaveProperty('d');
});
