import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWTPayload } from 'jose';

export const tenantId = 'b410305f-3ebe-474a-a83f-4add9acd47d1';
export const clientId = '11111111-2222-3333-4444-555555555555';
export const oid = 'aaaaaaaa-1111-2222-3333-444444444444';

export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly form: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
}
type Answer = {
  status?: number;
  headers?: Record<string, string>;
  body: unknown;
  /** The connection is cut in the middle of the answer. */
  isCut?: boolean;
};
type Handler = (request: SeenRequest) => Answer | Promise<Answer>;

// One pair for all tests: making it takes longer than a test does.
const keyPair = generateKeyPair('RS256', { extractable: true });

/** A few lines of HTTP that answer what a test tells them to: for what the simulator would be too well-behaved. */
export class FakeIdentityPlatform {
  readonly requests: SeenRequest[] = [];
  readonly #handlers = new Map<string, Handler>();
  readonly #server = createServer((request, response) => void this.#answer(request, response));
  #key: CryptoKey | null = null;
  url = '';

  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    this.url = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
    const { privateKey, publicKey } = await keyPair;
    this.#key = privateKey;
    const jwk = { ...(await exportJWK(publicKey)), kid: 'key-1', use: 'sig' };
    this.on(`/${tenantId}/v2.0/.well-known/openid-configuration`, () => ({ body: this.configuration() }));
    this.on(`/${tenantId}/discovery/v2.0/keys`, () => ({ body: { keys: [jwk] } }));
    return this;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  on(path: string, handler: Handler): void {
    this.#handlers.set(path, handler);
  }

  onToken(handler: Handler): void {
    this.on(`/${tenantId}/oauth2/v2.0/token`, handler);
  }

  count(path: string): number {
    return this.requests.filter((request) => request.path === path).length;
  }

  issuer(tenant = tenantId): string {
    return `${this.url}/${tenant}/v2.0`;
  }

  configuration(tenant = tenantId): Record<string, unknown> {
    return {
      issuer: this.issuer(tenant),
      authorization_endpoint: `${this.url}/${tenant}/oauth2/v2.0/authorize`,
      token_endpoint: `${this.url}/${tenant}/oauth2/v2.0/token`,
      jwks_uri: `${this.url}/${tenant}/discovery/v2.0/keys`,
      cloud_instance_name: 'microsoftonline.com',
    };
  }

  claims(over: JWTPayload = {}): JWTPayload {
    const now = Math.floor(Date.now() / 1000);
    return {
      iss: this.issuer(),
      aud: clientId,
      iat: now,
      nbf: now,
      exp: now + 3600,
      nonce: 'nonce-1',
      tid: tenantId,
      oid,
      sub: 'pairwise',
      preferred_username: 'jana@contoso.com',
      name: 'Jana Nováková',
      ...over,
    };
  }

  idToken(
    over: JWTPayload = {},
    kid = 'key-1',
    key: CryptoKey | Uint8Array | null = this.#key,
    alg = 'RS256',
  ): Promise<string> {
    if (key === null) throw new Error('The platform has not started.');
    return new SignJWT(this.claims(over)).setProtectedHeader({ alg, kid, typ: 'JWT' }).sign(key);
  }

  async tokens(
    over: Record<string, unknown> = {},
    idClaims: JWTPayload = {},
  ): Promise<Record<string, unknown>> {
    return {
      token_type: 'Bearer',
      scope: 'openid profile email https://outlook.office.com/IMAP.AccessAsUser.All',
      expires_in: 3600,
      ext_expires_in: 3600,
      access_token: 'opaque-access-token',
      refresh_token: 'refresh-token-1',
      id_token: await this.idToken(idClaims),
      client_info: Buffer.from(JSON.stringify({ uid: oid, utid: tenantId })).toString('base64url'),
      ...over,
    };
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
    const seen = {
      method: request.method ?? '',
      path,
      form: new URLSearchParams(Buffer.concat(chunks).toString()),
      headers: request.headers,
    };
    this.requests.push(seen);
    const handler = this.#handlers.get(path);
    const answer: Answer = handler === undefined ? unknownTenant : await handler(seen);
    response.writeHead(answer.status ?? 200, { 'content-type': 'application/json', ...answer.headers });
    const body = typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body);
    if (answer.isCut === true) response.write(body, () => response.destroy());
    else response.end(body);
  }
}

/** An error in the identity platform's shape. */
export function aadstsError(
  error: string,
  number: number,
  words = 'What happened.',
): Record<string, unknown> {
  return {
    error,
    error_description: `AADSTS${number}: ${words} Trace ID: e2b9c6d4-7f31-4c05-8d0f-1ab4c7a02200 Correlation ID: 5f0c1e7a-0a4b-4b1e-9a53-5d2f3f6f7d10 Timestamp: 2026-11-25 09:41:07Z`,
    error_codes: [number],
    timestamp: '2026-11-25 09:41:07Z',
    trace_id: 'e2b9c6d4-7f31-4c05-8d0f-1ab4c7a02200',
    correlation_id: '5f0c1e7a-0a4b-4b1e-9a53-5d2f3f6f7d10',
    error_uri: `https://login.microsoftonline.com/error?code=${number}`,
  };
}

const unknownTenant = { status: 400, body: aadstsError('invalid_tenant', 90002, "Tenant 'x' not found.") };
