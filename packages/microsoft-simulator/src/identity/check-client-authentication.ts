import { createHash, createPublicKey, timingSafeEqual, type KeyObject } from 'node:crypto';
import { unescape } from 'node:querystring';
import { errors, jwtVerify } from 'jose';
import { IdentityError } from './aadsts.js';
import type { Application } from './application.js';
import type { Parameters } from './check-parameters.js';

// RFC 7523 §2.2.
const jwtBearer = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

export interface ClientCredentials {
  readonly clientId: string | undefined;
  readonly secret: string | undefined;
  readonly assertion: string | undefined;
}

/**
 * Reads `client_secret_post`, `client_secret_basic` (RFC 6749 §2.3.1) and `private_key_jwt` (OpenID Connect Core §9).
 * @throws {IdentityError} 90013 for a malformed header or an unknown kind of assertion
 */
export function readClientCredentials(
  parameters: Parameters,
  authorization: string | undefined,
): ClientCredentials {
  if (authorization !== undefined && /^basic /i.test(authorization)) {
    const decoded = Buffer.from(authorization.slice(6), 'base64').toString('utf8');
    const colon = decoded.indexOf(':');
    if (colon < 1) throw new IdentityError(90013, { reason: 'The Authorization header is malformed.' });
    return {
      clientId: formDecode(decoded.slice(0, colon)),
      secret: formDecode(decoded.slice(colon + 1)),
      assertion: undefined,
    };
  }
  const assertion = parameters['client_assertion'];
  if (assertion !== undefined && parameters['client_assertion_type'] !== jwtBearer) {
    throw new IdentityError(90013, { reason: 'The client_assertion_type is not supported.' });
  }
  return { clientId: parameters['client_id'], secret: parameters['client_secret'], assertion };
}

// RFC 6749 §2.3.1: both parts are form-encoded before they are joined.
function formDecode(value: string): string {
  return unescape(value.replaceAll('+', ' '));
}

/**
 * A confidential client proves itself by its secret or by an assertion signed with its certificate.
 * @param audiences what `aud` of an assertion may be: the token endpoint or the issuer
 * @throws {IdentityError} 7000218 without proof, 7000215 for a wrong secret, 700027 for a bad assertion
 */
export async function checkClientAuthentication(
  application: Application,
  credentials: ClientCredentials,
  context: { audiences: string[]; now: Date },
): Promise<void> {
  if (credentials.assertion !== undefined) {
    await checkAssertion(application, credentials.assertion, context);
    return;
  }
  if (credentials.secret === undefined) throw new IdentityError(7000218);
  if (application.clientSecret === null || !isEqual(credentials.secret, application.clientSecret)) {
    throw new IdentityError(7000215, { clientId: application.clientId });
  }
}

function isEqual(left: string, right: string): boolean {
  const digest = (value: string): Buffer => createHash('sha256').update(value).digest();
  return timingSafeEqual(digest(left), digest(right));
}

async function checkAssertion(
  application: Application,
  assertion: string,
  context: { audiences: string[]; now: Date },
): Promise<void> {
  for (const certificate of application.certificates) {
    if (await isSignedBy(createPublicKey(certificate), application, assertion, context)) return;
  }
  throw new IdentityError(700027, { reason: 'The key was not found or the assertion is not valid.' });
}

async function isSignedBy(
  key: KeyObject,
  application: Application,
  assertion: string,
  context: { audiences: string[]; now: Date },
): Promise<boolean> {
  try {
    await jwtVerify(assertion, key, {
      algorithms: ['PS256', 'RS256'],
      issuer: application.clientId,
      subject: application.clientId,
      audience: context.audiences,
      requiredClaims: ['exp'],
      currentDate: context.now,
      clockTolerance: 300,
    });
    return true;
  } catch (error) {
    if (error instanceof errors.JOSEError) return false;
    throw error;
  }
}
