import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FakeIdentityPlatform } from '../../../test/fake-identity-platform.js';
import {
  createMicrosoft,
  ForeignHostError,
  GraphRefusedError,
  MicrosoftUnavailableError,
  type Microsoft,
} from '../index.js';

let platform: FakeIdentityPlatform;
let microsoft: Microsoft;

beforeEach(async () => {
  platform = await new FakeIdentityPlatform().start();
  microsoft = createMicrosoft({
    settings: { cloud: 'global', loginUrl: platform.url, graphUrl: `${platform.url}/graph/` },
    ambient: {
      now: () => new Date(),
      newId: () => 'id',
      randomToken: () => 'r',
      sleep: () => Promise.resolve(),
    },
  });
});
afterEach(() => platform.stop());

const get = (path: string) => microsoft.graph.get({ cloud: microsoft.cloud, path, accessToken: 'the-token' });

describe('GraphClient', () => {
  it('brings the token to Graph', async () => {
    platform.on('/graph/v1.0/organization', () => ({ body: { value: [] } }));
    await expect(get('/organization')).resolves.toEqual({ value: [] });
    expect(platform.requests[0]?.headers.authorization).toBe('Bearer the-token');
  });

  it('follows a next page only to Graph itself', async () => {
    platform.on('/graph/v1.0/users', () => ({ body: { value: [1] } }));
    await expect(get(`${platform.url}/graph/v1.0/users?$skiptoken=x`)).resolves.toEqual({
      value: [1],
    });
    const other = await new FakeIdentityPlatform().start();
    const foreign = [
      `${other.url}/graph/v1.0/users`,
      `${platform.url}/elsewhere`,
      `${platform.url}/graph/v1.0.evil/`,
      'https://graph.microsoft.com/v1.0/me',
      '/../secret',
      '/../../secret',
      'me',
    ];
    for (const link of foreign) await expect(get(link)).rejects.toBeInstanceOf(ForeignHostError);
    expect(other.requests).toHaveLength(0);
    await other.stop();
  });

  it('does not follow a redirect with the token', async () => {
    platform.on('/graph/v1.0/me', () => ({
      status: 302,
      headers: { location: `${platform.url}/stolen` },
      body: '',
    }));
    await expect(get('/me')).rejects.toBeInstanceOf(MicrosoftUnavailableError);
    expect(platform.count('/stolen')).toBe(0);
  });

  it('keeps Graph’s own words and not the token', async () => {
    platform.on('/graph/v1.0/me', () => ({
      status: 403,
      body: {
        error: {
          code: 'Authorization_RequestDenied',
          message: 'Insufficient privileges.',
          innerError: { 'request-id': 'abc' },
        },
      },
    }));
    const error = await get('/me').catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(GraphRefusedError);
    expect(error).toMatchObject({
      status: 403,
      graphCode: 'Authorization_RequestDenied',
      graphMessage: 'Insufficient privileges.',
      requestId: 'abc',
    });
    expect(String(error)).not.toContain('the-token');
  });

  it.each([429, 500, 503])('calls %i unavailable', async (status) => {
    platform.on('/graph/v1.0/me', () => ({ status, body: { error: { code: 'busy' } } }));
    await expect(get('/me')).rejects.toBeInstanceOf(MicrosoftUnavailableError);
  });

  it.each([
    ['no JSON', { body: '<html>' }],
    ['half a JSON', { body: '{"value": [' }],
    ['a part of its answer, and is cut off', { body: '{"value": [', isCut: true }],
  ])('calls Graph unavailable that answers %s', async (_, answer) => {
    platform.on('/graph/v1.0/me', () => answer);
    await expect(get('/me')).rejects.toBeInstanceOf(MicrosoftUnavailableError);
  });
});
