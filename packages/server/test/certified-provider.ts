import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider, { type ClientMetadata, type errors } from 'oidc-provider';

const person = {
  accountId: 'pairwise-for-this-application',
  claims: {
    oid: 'aaaaaaaa-1111-4222-8333-444444444444',
    name: 'Jana Nováková',
    preferred_username: 'jana@contoso.com',
    email: 'jana@contoso.com',
  },
};
const graph = 'https://graph.microsoft.com';

/**
 * oidc-provider, whose conformance the OpenID Foundation has certified, in the place of the identity platform: at the
 * addresses of one tenant, with `tid` and `oid` in its ID tokens as Microsoft has them. What it refuses, it refuses by the
 * standards and not by what we think of them. Beside it a Graph that believes the provider's tokens alone.
 */
export class CertifiedProvider {
  /** What the provider has granted and refused since it was started, in its own words. */
  readonly granted: string[] = [];
  readonly refused: string[] = [];
  /** Refresh tokens as they were issued, and those that were exchanged for the next. */
  readonly issuedRefreshTokens: string[] = [];
  readonly usedRefreshTokens: string[] = [];
  #grantId = '';
  #provider: Provider | null = null;
  readonly #server = createServer((request, response) => void this.#answer(request, response));

  private constructor(private readonly tenantId: string) {}

  static async start(tenantId: string): Promise<CertifiedProvider> {
    const mounted = new CertifiedProvider(tenantId);
    mounted.#server.listen(0, '127.0.0.1');
    await once(mounted.#server, 'listening');
    return mounted;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  get issuer(): string {
    return `${this.url}/${this.tenantId}/v2.0`;
  }

  /** Registers the hub, whose address is known once it runs; its redirect URI is compared letter by letter. */
  register(client: ClientMetadata): void {
    this.#provider = new Provider(this.issuer, {
      clients: [{ grant_types: ['authorization_code', 'refresh_token'], ...client }],
      scopes: ['openid', 'offline_access', `${graph}/Sites.Read.All`, `${graph}/Files.ReadWrite.All`],
      claims: {
        openid: ['sub', 'tid', 'oid'],
        profile: ['name', 'preferred_username'],
        email: ['email'],
      },
      // Microsoft puts what the scopes name into the ID token itself.
      conformIdTokenClaims: false,
      pkce: { required: () => true },
      rotateRefreshToken: true,
      clientAuthMethods: ['client_secret_post', 'private_key_jwt'],
      features: { devInteractions: { enabled: false } },
      interactions: { url: (_ctx, { uid }) => `${this.url}/interaction/${uid}` },
      findAccount: (_ctx, accountId) => ({
        accountId,
        claims: () => ({ sub: accountId, tid: this.tenantId, ...person.claims }),
      }),
      cookies: { keys: ['cookies of one test'] },
      ttl: { AccessToken: 3600, AuthorizationCode: 60, Grant: 86_400, RefreshToken: 86_400, Session: 3600 },
    });
    this.#provider.on('grant.success', ({ oidc }) => this.granted.push(String(oidc.params?.['grant_type'])));
    const refuse = (_ctx: unknown, error: errors.OIDCProviderError): void => {
      this.refused.push(`${error.message}: ${error.error_detail ?? error.error_description ?? ''}`);
    };
    this.#provider.on('grant.error', refuse);
    this.#provider.on('authorization.error', refuse);
    this.#provider.on('refresh_token.saved', ({ jti }) => this.issuedRefreshTokens.push(jti));
    this.#provider.on('refresh_token.consumed', ({ jti }) => this.usedRefreshTokens.push(jti));
  }

  /** Takes back what was consented to last. */
  async revoke(): Promise<void> {
    await (await this.#provider?.Grant.find(this.#grantId))?.destroy();
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const provider = this.#provider;
    if (!provider) throw new Error('Nobody is registered.');
    const [path = ''] = (request.url ?? '').split('?', 1);
    if (path.startsWith('/interaction/')) return this.#consent(provider, request, response);
    if (path.startsWith('/graph/')) return this.#graph(provider, request, response);
    // What oidc-provider goes by to know that it is mounted, as Express sets it.
    Object.assign(request, { originalUrl: request.url });
    request.url = request.url?.replace(`/${this.tenantId}/v2.0`, '') ?? '/';
    await provider.callback()(request, response);
  }

  /** The person signs in, and then consents to whatever is asked for. */
  async #consent(provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { prompt, params, session } = await provider.interactionDetails(request, response);
    if (prompt.name === 'login') {
      await provider.interactionFinished(request, response, { login: { accountId: person.accountId } });
      return;
    }
    const grant = new provider.Grant({
      accountId: session?.accountId ?? '',
      clientId: String(params['client_id']),
    });
    grant.addOIDCScope(String(params['scope']));
    this.#grantId = await grant.save();
    await provider.interactionFinished(request, response, { consent: { grantId: this.#grantId } });
  }

  async #graph(provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const token = await provider.AccessToken.find(request.headers.authorization?.slice(7) ?? '');
    response.writeHead(token?.isValid ? 200 : 401, { 'content-type': 'application/json' });
    response.end(JSON.stringify(token?.isValid ? { webUrl: 'https://contoso.sharepoint.com' } : {}));
  }
}
