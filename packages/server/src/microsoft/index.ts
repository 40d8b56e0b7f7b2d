import type { Ambient } from '../ambient.js';
import { cloudNames, cloudsOf, type Cloud, type CloudName, type CloudSettings } from './clouds.js';
import { GraphClient } from './graph/graph-client.js';
import { type MicrosoftExchange, MicrosoftHttp } from './http.js';
import { Discovery } from './identity/discovery.js';
import { IdTokenVerifier } from './identity/id-token.js';
import { IdentityClient } from './identity/identity-client.js';
import { TenantDirectory } from './identity/tenant-lookup.js';

export type { MicrosoftExchange } from './http.js';
export {
  cloudLabel,
  cloudNames,
  cloudOfMailServer,
  isSameIdentityCloud,
  type Cloud,
  type CloudName,
  type CloudSettings,
} from './clouds.js';
export {
  ApplicationNotSetUpError,
  AppRegistrationMissingError,
  ForeignHostError,
  GraphRefusedError,
  IdTokenRefusedError,
  MicrosoftRefusedError,
  MicrosoftUnavailableError,
  noDetails,
  TenantInOtherCloudError,
  TenantUnknownError,
  type IdTokenRefusal,
  type MicrosoftErrorDetails,
} from './errors.js';
export type { GraphClient } from './graph/graph-client.js';
export {
  failureFromCallback,
  failureFromError,
  failureFromRefusal,
  isGrantLost,
  type CallbackError,
  type IdentityError,
  type MicrosoftFailure,
} from './identity/aadsts.js';
export { cachedToken, clockToleranceMs, latestExpiry } from './identity/cached-token.js';
export type { TenantMetadata } from './identity/discovery.js';
export type { IdTokenAccount, IdTokenExpectation, IdTokenVerifier } from './identity/id-token.js';
export type {
  AdminConsentUrlRequest,
  AuthorizationUrlRequest,
  IdentityClient,
  IssuedToken,
  RedeemCodeRequest,
  RedeemedCode,
  SilentRequest,
} from './identity/identity-client.js';
export { createPkcePair, type PkcePair } from './identity/pkce.js';
export {
  appRegistration,
  type AppRegistration,
  certificateWith,
  type ClientCredential,
  type ConfiguredRegistration,
  expiryOfCertificate,
} from './identity/registration.js';
export { missingScopes, resourceOf, tokenScopes } from './identity/scopes.js';
export type { TenantDirectory, TenantLookup, TenantName } from './identity/tenant-lookup.js';
export { exchangeReplyCodes, exchangeReplyOf, type ExchangeReplyCode } from './mail/exchange-replies.js';
export { openImap, type ImapSession, type ImapSignIn } from './mail/imap.js';
export type { MailAddress } from './mail/mail-address.js';
export {
  MailCertificateError,
  MailError,
  MailNotEncryptedError,
  MailRecipientRefusedError,
  MailRefusedError,
  MailServerUnreachableError,
} from './mail/mail.errors.js';
export { type OutgoingMail, sendMail } from './mail/send-mail.js';
export { openSmtp, type SmtpOpening, type SmtpSession } from './mail/smtp.js';
export { MailUserMalformedError } from './mail/xoauth2.js';
export { deadline } from './deadline.js';
export { SingleFlight } from './single-flight.js';

/** The only door to Microsoft. */
export interface Microsoft {
  /** The configured cloud, which is asked first about a tenant. */
  readonly cloud: Cloud;
  /** A cloud as this installation reaches it: a connection's is that of its tenant. */
  readonly cloudOf: (name: CloudName) => Cloud;
  readonly tenants: TenantDirectory;
  readonly identity: IdentityClient;
  readonly idTokens: IdTokenVerifier;
  readonly graph: GraphClient;
}

export interface MicrosoftOptions {
  readonly settings: CloudSettings;
  readonly ambient: Ambient;
  /** How long one request may take; 12 seconds unless said otherwise. */
  readonly timeoutMs?: number | undefined;
  /** Told of every request to Microsoft once it ended. */
  readonly onExchange?: (exchange: MicrosoftExchange) => void;
}

/** Opens the door: nothing is asked until something is needed. */
export function createMicrosoft({ settings, ambient, timeoutMs, onExchange }: MicrosoftOptions): Microsoft {
  const cloudOf = cloudsOf(settings);
  const cloud = cloudOf(settings.cloud);
  const http = new MicrosoftHttp({
    bearerOrigins: cloudNames.map((name) => cloudOf(name).graphUrl),
    onExchange,
    timeoutMs,
  });
  const discovery = new Discovery({ http, ambient });
  return {
    cloud,
    cloudOf,
    tenants: new TenantDirectory({ cloud, discovery }),
    identity: new IdentityClient({ http, discovery, ambient }),
    idTokens: new IdTokenVerifier({ http, ambient }),
    graph: new GraphClient({ http }),
  };
}
