import type { AuthorizationFailureCode } from './authorization-failure-codes.js';

/** Who can do something about a failure. */
export type FailureActor = 'ME' | 'MAILBOX_OWNER' | 'TENANT_ADMINISTRATOR' | 'LANDBRIDGE_ADMINISTRATOR';

/** What happened, why, what to do, and who does it. */
export interface AuthorizationFailureText {
  readonly title: string;
  readonly explanation: string;
  readonly remedy: string;
  readonly actor: FailureActor;
}

/** The English sentences; their placeholders are the keys of `failureWords`. */
export const authorizationFailureTexts: Readonly<Record<AuthorizationFailureCode, AuthorizationFailureText>> =
  {
    CANCELLED: {
      title: 'The sign-in was cancelled.',
      explanation: '{connection} was not authorized: the Microsoft page was left before it was finished.',
      remedy: 'Authorize the connection again when you are ready.',
      actor: 'ME',
    },
    ATTEMPT_EXPIRED: {
      title: 'The sign-in took too long.',
      explanation: '{connection} was not authorized: a sign-in has to be finished within 15 minutes.',
      remedy: 'Start it again with Authorize connection.',
      actor: 'ME',
    },
    CONSENT_DECLINED: {
      title: 'The permissions were not accepted.',
      explanation:
        '{connection} was not authorized: the person who signed in did not accept what Microsoft asked.',
      remedy: 'Authorize the connection again and choose Accept on the page Permissions requested.',
      actor: 'ME',
    },
    ADMIN_APPROVAL_REQUIRED: {
      title: '{tenant} wants its administrator to approve Landbridge first.',
      explanation: '{connection} was not authorized: {account} may not give this permission.',
      remedy:
        'A Global Administrator of {tenant} has to sign in once. Send that person an authorization link; nothing else is needed from you.',
      actor: 'TENANT_ADMINISTRATOR',
    },
    CONSENT_NOT_EFFECTIVE: {
      title: 'Microsoft does not act on the consent yet.',
      explanation:
        '{connection} was not authorized: Microsoft still answered that {tenant} has not consented.',
      remedy:
        'Wait a few minutes and authorize the connection again. If it stays so, a Global Administrator of {tenant} has to accept the permissions for the whole organization.',
      actor: 'TENANT_ADMINISTRATOR',
    },
    WRONG_TENANT: {
      title: 'That account belongs to another tenant.',
      explanation: '{connection} was not authorized: {account} did not sign in to {tenant}.',
      remedy:
        'Authorize the connection again with an account of {tenant}, or add a connection for the other tenant.',
      actor: 'ME',
    },
    WRONG_ACCOUNT: {
      title: 'Another account signed in.',
      explanation:
        '{connection} belongs to {expectedAccount}, and {account} signed in. Nothing was changed, so that no other mailbox takes its place unnoticed.',
      remedy: 'Authorize again as {expectedAccount}, or confirm that the account may change.',
      actor: 'ME',
    },
    ACCOUNT_NOT_IN_TENANT: {
      title: '{tenant} does not know that account.',
      explanation: '{connection} was not authorized: the account that was chosen is not in this tenant.',
      remedy: 'Choose an account of {tenant}, or ask its administrator to add this one as a guest.',
      actor: 'ME',
    },
    ACCOUNT_DISABLED: {
      title: 'The account is disabled.',
      explanation: '{connection} cannot be used: {tenant} has blocked sign-in for {account}.',
      remedy: 'An administrator of {tenant} has to enable the account; then authorize the connection again.',
      actor: 'TENANT_ADMINISTRATOR',
    },
    CONDITIONAL_ACCESS_BLOCKED: {
      title: 'A security policy of {tenant} blocked the sign-in.',
      explanation:
        '{connection} was not authorized: Conditional Access does not allow this device, place or application.',
      remedy:
        'An administrator of {tenant} has to allow Landbridge in Conditional Access; the details below say which sign-in it was.',
      actor: 'TENANT_ADMINISTRATOR',
    },
    SECOND_FACTOR_REQUIRED: {
      title: 'Microsoft asks for a second factor.',
      explanation:
        '{connection} cannot go on by itself: a policy of {tenant} wants {account} to prove the sign-in again.',
      remedy: 'Authorize the connection again and complete the second factor.',
      actor: 'MAILBOX_OWNER',
    },
    CLIENT_SECRET_EXPIRED: {
      title: 'The client secret of the app registration has expired.',
      explanation:
        '{connection} could not be authorized: Microsoft no longer accepts how Landbridge identifies itself.',
      remedy:
        'Create a new client secret in the Microsoft Entra admin center and set its value in MICROSOFT_CLIENT_SECRET, then restart Landbridge.',
      actor: 'LANDBRIDGE_ADMINISTRATOR',
    },
    CLIENT_SECRET_WRONG: {
      title: 'The client secret or certificate of the app registration is wrong.',
      explanation:
        '{connection} could not be authorized: Microsoft does not accept how Landbridge identifies itself.',
      remedy:
        'Check MICROSOFT_CLIENT_SECRET: it holds the value of the secret, not its Secret ID. With a certificate, check that it is uploaded to the app registration.',
      actor: 'LANDBRIDGE_ADMINISTRATOR',
    },
    APP_NOT_IN_TENANT: {
      title: '{tenant} does not know the app registration.',
      explanation:
        '{connection} was not authorized: the client ID is wrong, or the application was never added to this tenant.',
      remedy:
        'Check MICROSOFT_CLIENT_ID. If it is right, a Global Administrator of {tenant} has to consent to it once.',
      actor: 'LANDBRIDGE_ADMINISTRATOR',
    },
    APP_NOT_MULTITENANT: {
      title: 'The app registration serves one tenant only.',
      explanation:
        '{connection} was not authorized: accounts of {tenant} cannot sign in to a single-tenant application.',
      remedy:
        'Allow accounts in any organizational directory in the app registration, or use one that belongs to {tenant}.',
      actor: 'LANDBRIDGE_ADMINISTRATOR',
    },
    REDIRECT_URI_MISMATCH: {
      title: 'The app registration does not know this address of Landbridge.',
      explanation: '{connection} was not authorized: the redirect URI is not registered with Microsoft.',
      remedy:
        'Add the redirect URI of this installation to the app registration, under the platform Web, exactly as it is.',
      actor: 'LANDBRIDGE_ADMINISTRATOR',
    },
    TENANT_NOT_FOUND: {
      title: 'Microsoft knows no such tenant.',
      explanation: '{connection} was not authorized: there is no tenant {tenant} in this cloud.',
      remedy: 'Check the Tenant ID. It cannot be changed: delete the connection and add it anew.',
      actor: 'ME',
    },
    TENANT_IN_OTHER_CLOUD: {
      title: '{tenant} is in another national cloud.',
      explanation:
        '{connection} was not authorized: this tenant is in the {cloud} cloud, which is not set up here.',
      remedy:
        'Set MICROSOFT_CLOUD to that cloud, with an app registration of its own, or use another installation for it.',
      actor: 'LANDBRIDGE_ADMINISTRATOR',
    },
    CODE_ALREADY_REDEEMED: {
      title: 'This sign-in was already used.',
      explanation: '{connection} was not authorized: Microsoft hands out the result of a sign-in once only.',
      remedy: 'Authorize the connection again.',
      actor: 'ME',
    },
    SCOPES_MISSING: {
      title: 'Microsoft did not grant every permission.',
      explanation: '{connection} was not authorized: it needs {scopes}.',
      remedy:
        'Add these permissions to the app registration, let an administrator of {tenant} consent to them, and authorize again.',
      actor: 'LANDBRIDGE_ADMINISTRATOR',
    },
    ID_TOKEN_REFUSED: {
      title: 'The answer to the sign-in could not be trusted.',
      explanation: '{connection} was not authorized: the proof of who signed in did not pass its checks.',
      remedy:
        'Authorize the connection again. If it stays so, check the clock of this server and who else can change its traffic.',
      actor: 'LANDBRIDGE_ADMINISTRATOR',
    },
    GRANT_EXPIRED: {
      title: 'The authorization has expired.',
      explanation:
        '{connection} needs to be authorized again: it was idle for too long, or a policy of {tenant} limits how long a sign-in lasts.',
      remedy: 'Authorize the connection again as {account}.',
      actor: 'MAILBOX_OWNER',
    },
    GRANT_REVOKED: {
      title: 'The authorization was withdrawn.',
      explanation:
        '{connection} needs to be authorized again: the password of {account} was reset, or the permission was taken back.',
      remedy: 'Authorize the connection again as {account}.',
      actor: 'MAILBOX_OWNER',
    },
    MICROSOFT_UNAVAILABLE: {
      title: 'Microsoft did not answer.',
      explanation:
        '{connection} could not be authorized: Microsoft was too busy, or this server cannot reach it.',
      remedy: 'Try again in a few minutes. If it stays so, check that this server reaches the internet.',
      actor: 'ME',
    },
    MICROSOFT_REFUSED: {
      title: 'Microsoft refused the sign-in.',
      explanation: '{connection} was not authorized: Microsoft gave a reason that Landbridge does not know.',
      remedy: 'Authorize the connection again. If it stays so, send the details below to Microsoft support.',
      actor: 'ME',
    },
    INTERRUPTED: {
      title: 'The sign-in was interrupted.',
      explanation: '{connection} was not authorized: the sign-in ended before Microsoft had answered.',
      remedy: 'Authorize the connection again.',
      actor: 'ME',
    },
  };
