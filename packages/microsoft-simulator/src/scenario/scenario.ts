import { z } from 'zod';

interface ScenarioDescription {
  readonly label: string;
  readonly description: string;
}

/** What the simulator can be told to do, in the order in which its page lists it. */
export const scenarioDescriptions = {
  'everything-works': {
    label: 'Everything works',
    description: 'Every request is answered as it should be.',
  },
  'user-denies': {
    label: 'The user denies',
    description: 'Whoever signs in declines to consent: AADSTS65004.',
  },
  'admin-consent-required': {
    label: 'An administrator must consent',
    description:
      'Users see that they need an administrator’s approval: AADSTS90094. Administrators may consent.',
  },
  'conditional-access': {
    label: 'Blocked by Conditional Access',
    description: 'Nobody gets in, and no token is renewed: AADSTS53003.',
  },
  'consent-not-yet-effective': {
    label: 'Consent is not effective yet',
    description:
      'The token endpoint answers AADSTS65001 the given number of times (2 if none is given), then works.',
  },
  'wrong-tenant': {
    label: 'Another organization',
    description: 'The ID token and the organization’s consent are another organization’s.',
  },
  'wrong-account': {
    label: 'Another account',
    description: 'The ID token is that of another account of the same organization.',
  },
  'recreated-account': {
    label: 'The same name, another account',
    description: 'The ID token has the user name that was expected, but another object id.',
  },
  'expired-secret': { label: 'Client secret expired', description: 'AADSTS7000222 at the token endpoint.' },
  'wrong-secret': { label: 'Client secret wrong', description: 'AADSTS7000215 at the token endpoint.' },
  'application-not-found': {
    label: 'Application unknown',
    description: 'AADSTS700016 at the token endpoint.',
  },
  'second-factor-required': {
    label: 'A second factor is required',
    description: 'A refresh is answered by interaction_required, AADSTS50076.',
  },
  'token-503': { label: 'Token endpoint unavailable', description: 'HTTP 503 at the token endpoint.' },
  'discovery-503': { label: 'Metadata unavailable', description: 'HTTP 503 for the OpenID configuration.' },
  'keys-503': { label: 'Keys unavailable', description: 'HTTP 503 for the signing keys.' },
  'graph-503': { label: 'Graph unavailable', description: 'HTTP 503 from every Graph request.' },
  throttled: {
    label: 'Throttled',
    description:
      'HTTP 429 with Retry-After (retryAfterSeconds, 1 if not given) from the token endpoint and Graph.',
  },
  slow: {
    label: 'Slow',
    description: 'Every answer to an application waits for ms milliseconds (2000 if not given).',
  },
  'no-refresh-token': { label: 'No refresh token', description: 'Answers of the token endpoint hold none.' },
  'short-lived-tokens': {
    label: 'Short-lived tokens',
    description: 'Access tokens live for the given seconds (60 if not given).',
  },
  'scope-missing': {
    label: 'A permission is missing',
    description: 'The first permission asked for is not among those granted.',
  },
  'app-only-without-roles': {
    label: 'Application without roles',
    description: 'Client credentials are answered by a token that Graph refuses with 403.',
  },
  'id-token-without-email': {
    label: 'ID token without names',
    description: 'Neither email nor preferred_username is in the ID token.',
  },
  'id-token-alg-none': { label: 'ID token: alg none', description: 'The ID token is not signed.' },
  'id-token-wrong-signature': {
    label: 'ID token: wrong signature',
    description: 'The ID token names the right key but is signed by another one.',
  },
  'id-token-unknown-key': {
    label: 'ID token: unknown key',
    description: 'The ID token is signed by a key that is not published; each has another kid.',
  },
  'id-token-wrong-audience': {
    label: 'ID token: wrong audience',
    description: 'aud is another application.',
  },
  'id-token-wrong-issuer': { label: 'ID token: wrong issuer', description: 'iss is somebody else.' },
  'id-token-wrong-nonce': {
    label: 'ID token: wrong nonce',
    description: 'nonce is not the one of the request.',
  },
  'id-token-expired': { label: 'ID token: expired', description: 'exp was an hour ago.' },
  'id-token-not-yet-valid': { label: 'ID token: not yet valid', description: 'nbf is in an hour.' },
  'mail-server-silent': {
    label: 'Mail servers are silent',
    description: 'IMAP and SMTP accept a connection and never say a word. For every organization.',
  },
  'imap-authenticate-failed': {
    label: 'IMAP: sign-in fails',
    description: 'NO AUTHENTICATE failed.',
  },
  'imap-not-connected': {
    label: 'IMAP: not connected',
    description:
      'The sign-in succeeds, then BAD User is authenticated but not connected. So it is without a licence, with IMAP switched off, or after too many connections.',
  },
  'imap-connection-closed': {
    label: 'IMAP: connection closed',
    description: 'The sign-in succeeds, then * BYE Connection closed. 14',
  },
  'imap-throttled': {
    label: 'IMAP: throttled',
    description:
      'BAD Request is throttled. Suggested Backoff Time: ms milliseconds (10000 if not given), to every command after the sign-in.',
  },
  'imap-session-expired': {
    label: 'IMAP: session expired',
    description: '* BYE Session invalidated - AccessTokenExpired, at the next command after the sign-in.',
  },
  'smtp-authentication-unsuccessful': {
    label: 'SMTP: sign-in fails',
    description: '535 5.7.3 Authentication unsuccessful.',
  },
  'smtp-disabled-for-tenant': {
    label: 'SMTP: switched off for the tenant',
    description: '535 5.7.139 SmtpClientAuthentication is disabled for the Tenant.',
  },
  'smtp-disabled-for-mailbox': {
    label: 'SMTP: switched off for the mailbox',
    description: '535 5.7.139 SmtpClientAuthentication is disabled for the Mailbox.',
  },
  'smtp-too-many-connections': {
    label: 'SMTP: too many connections',
    description: '432 4.3.2 Concurrent connections limit exceeded, to every sign-in.',
  },
  'smtp-send-as-denied': {
    label: 'SMTP: may not send as',
    description: '550 5.7.60 Client does not have permissions to send as this sender.',
  },
  'smtp-recipient-limit': {
    label: 'SMTP: recipient limit',
    description: '554 5.2.0 to every message, as after 10,000 recipients in a day.',
  },
  'smtp-rate-limit': {
    label: 'SMTP: 30 messages a minute',
    description: 'What a mailbox sends above 30 messages a minute arrives in the minutes that follow.',
  },
  'smtp-mailbox-full': { label: 'SMTP: mailbox full', description: '554 5.2.2 mailbox full.' },
} as const satisfies Record<string, ScenarioDescription>;

export type ScenarioName = keyof typeof scenarioDescriptions;

const [first, ...rest] = Object.keys(scenarioDescriptions) as [ScenarioName, ...ScenarioName[]];
export const scenarioNames: readonly ScenarioName[] = [first, ...rest];

export const scenarioSchema = z.strictObject({
  name: z.enum([first, ...rest]),
  /** After so many uses everything works again; left out: until it is changed. */
  times: z.number().int().min(1).max(1_000_000).optional(),
  /** GUID or domain: only requests to that organization are touched. */
  tenant: z.string().min(1).max(253).optional(),
  /** Milliseconds that `slow` waits. */
  ms: z.number().int().min(0).max(600_000).optional(),
  /** What `throttled` says in Retry-After. */
  retryAfterSeconds: z.number().int().min(0).max(86_400).optional(),
  /** How long the tokens of `short-lived-tokens` live. */
  seconds: z.number().int().min(1).max(86_400).optional(),
});

/** What the simulator is told to do now. */
export type Scenario = z.infer<typeof scenarioSchema>;
