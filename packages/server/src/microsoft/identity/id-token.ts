import {
  createRemoteJWKSet,
  customFetch,
  errors,
  jwtVerify,
  type JWTPayload,
  type JWTVerifyGetKey,
} from 'jose';
import type { Ambient } from '../../ambient.js';
import { IdTokenRefusedError, MicrosoftUnavailableError, type IdTokenRefusal } from '../errors.js';
import type { MicrosoftHttp } from '../http.js';
import { jsonObject } from '../json-object.js';
import type { TenantMetadata } from './discovery.js';

/** Who signed in: `oid` and `tid` are the identity, the rest is for display. */
export interface IdTokenAccount {
  readonly oid: string;
  readonly tid: string;
  readonly username: string | null;
  readonly displayName: string | null;
}

export interface IdTokenExpectation {
  readonly metadata: TenantMetadata;
  /** The connection's tenant: `tid` must be it. */
  readonly tenantId: string;
  readonly clientId: string;
  readonly nonce: string;
}

// Asymmetric ones only: with HS256 a public key would do as a secret, and `none` is no signature (RFC 8725 §3.1).
const algorithms = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512'];
const clockSkewSeconds = 5 * 60;
const keySetsAtMost = 1000;
/** Unknown key ids cannot make us ask for the keys more often than this. */
const refetchCooldownMs = 30_000;

/** Believes an ID token only after every check of OpenID Connect Core 1.0 §3.1.3.7, made here and not left to MSAL. */
export class IdTokenVerifier {
  readonly #http: MicrosoftHttp;
  readonly #ambient: Ambient;
  readonly #keySets = new Map<string, JWTVerifyGetKey>();

  constructor({ http, ambient }: { http: MicrosoftHttp; ambient: Ambient }) {
    this.#http = http;
    this.#ambient = ambient;
  }

  /**
   * The account that a good token names.
   * @throws IdTokenRefusedError with the check that failed.
   * @throws MicrosoftUnavailableError when the tenant's keys could not be read.
   */
  async verify(token: string, expected: IdTokenExpectation): Promise<IdTokenAccount> {
    const payload = await this.#verifiedPayload(token, expected);
    const claims = {
      tid: textClaim(payload, 'tid')?.toLowerCase(),
      username:
        textClaim(payload, 'preferred_username') ?? textClaim(payload, 'upn') ?? textClaim(payload, 'email'),
    };
    const refusal = refusalOf(payload, claims.tid, expected);
    if (refusal !== null) throw new IdTokenRefusedError(refusal, claims);
    const oid = textClaim(payload, 'oid');
    // Microsoft sends `oid` with the scope `profile`, which is always asked for. `sub` differs for each app
    // registration, so it must not stand in for it: the same person would become somebody else.
    if (oid === undefined || claims.tid === undefined)
      throw new IdTokenRefusedError('SUBJECT_MISSING', claims);
    return {
      oid: oid.toLowerCase(),
      tid: claims.tid,
      username: claims.username ?? null,
      displayName: textClaim(payload, 'name') ?? null,
    };
  }

  /** Whether the tenant's keys can be read: asks for them now. @throws MicrosoftUnavailableError when not. */
  async readKeys(metadata: TenantMetadata, signal?: AbortSignal): Promise<number> {
    const answer = await this.#http.send(metadata.jwksUri, { signal });
    const keys: unknown = answer.status === 200 ? jsonObject(answer.text)?.['keys'] : null;
    if (!Array.isArray(keys) || keys.length === 0) {
      throw new MicrosoftUnavailableError(`${new URL(metadata.jwksUri).host} answered without signing keys.`);
    }
    return keys.length;
  }

  async #verifiedPayload(token: string, { metadata, clientId }: IdTokenExpectation): Promise<JWTPayload> {
    if (token === '') throw new IdTokenRefusedError('MISSING');
    try {
      const { payload } = await jwtVerify(token, this.#keySet(metadata.jwksUri), {
        algorithms,
        audience: clientId,
        clockTolerance: clockSkewSeconds,
        currentDate: this.#ambient.now(),
        requiredClaims: ['exp', 'iss', 'aud'],
      });
      return payload;
    } catch (error) {
      throw refusalFrom(error);
    }
  }

  #keySet(jwksUri: string): JWTVerifyGetKey {
    const kept = this.#keySets.get(jwksUri);
    if (kept !== undefined) return kept;
    const [oldest] = this.#keySets.keys();
    if (this.#keySets.size >= keySetsAtMost && oldest !== undefined) this.#keySets.delete(oldest);
    const keySet = createRemoteJWKSet(new URL(jwksUri), {
      cooldownDuration: refetchCooldownMs,
      timeoutDuration: 20_000,
      [customFetch]: async (url, { signal }) => {
        const answer = await this.#http.send(url, { signal });
        return new Response(answer.text, { status: answer.status });
      },
    });
    this.#keySets.set(jwksUri, keySet);
    return keySet;
  }
}

/** The tenant comes before the issuer: a token of another tenant has both wrong, and that is what people must hear. */
function refusalOf(
  payload: JWTPayload,
  tid: string | undefined,
  expected: IdTokenExpectation,
): IdTokenRefusal | null {
  if (tid !== expected.tenantId) return 'TENANT';
  if (payload.iss !== expected.metadata.issuer) return 'ISSUER';
  // OpenID Connect Core 1.0 §3.1.3.7: further audiences would have to be trusted too, and none is.
  if (Array.isArray(payload.aud) && payload.aud.length !== 1) return 'AUDIENCE';
  return payload['nonce'] === expected.nonce ? null : 'NONCE';
}

function refusalFrom(error: unknown): Error {
  if (error instanceof MicrosoftUnavailableError) return error;
  const refusal = (reason: IdTokenRefusal): Error => new IdTokenRefusedError(reason, {}, { cause: error });
  if (error instanceof errors.JWTExpired) return refusal('EXPIRED');
  if (error instanceof errors.JWTClaimValidationFailed)
    return refusal(refusalByClaim[error.claim] ?? 'MALFORMED');
  if (error instanceof errors.JOSEAlgNotAllowed) return refusal('ALGORITHM');
  if (error instanceof errors.JWSSignatureVerificationFailed) return refusal('SIGNATURE');
  if (error instanceof errors.JWKSNoMatchingKey) return refusal('KEY_UNKNOWN');
  if (error instanceof errors.JWKSMultipleMatchingKeys) return refusal('KEY_UNKNOWN');
  if (error instanceof errors.JWSInvalid || error instanceof errors.JWTInvalid) return refusal('MALFORMED');
  if (error instanceof errors.JOSENotSupported) return refusal('ALGORITHM');
  if (error instanceof errors.JOSEError) {
    return new MicrosoftUnavailableError("The tenant's signing keys could not be read.", undefined, {
      cause: error,
    });
  }
  return error instanceof Error ? error : new Error(String(error));
}

const refusalByClaim: Partial<Record<string, IdTokenRefusal>> = {
  aud: 'AUDIENCE',
  iss: 'ISSUER',
  exp: 'EXPIRED',
  nbf: 'NOT_YET_VALID',
  iat: 'NOT_YET_VALID',
};

function textClaim(payload: JWTPayload, name: string): string | undefined {
  const value = payload[name];
  return typeof value === 'string' && value !== '' ? value.slice(0, 500) : undefined;
}
