import type { FailureTexts } from '../texts.js';

export const failures: FailureTexts['failures'] = {
  CANCELLED: {
    title: 'The sign-in was cancelled.',
    reason: 'the Microsoft page was left before it was finished.',
    remedy: 'Authorize the connection again when you are ready.',
  },
  ATTEMPT_EXPIRED: {
    title: 'The sign-in took too long.',
    reason: 'a sign-in has to be finished within 15 minutes.',
    remedy: 'Start it again with Authorize connection.',
  },
  CONSENT_DECLINED: {
    title: 'The permissions were not accepted.',
    reason: 'the person who signed in did not accept what Microsoft asked.',
    remedy: 'Authorize the connection again and choose Accept on the page Permissions requested.',
  },
  ADMIN_APPROVAL_REQUIRED: {
    title: '{tenant} wants its administrator to approve Landbridge first.',
    reason: '{account} may not give this permission.',
    remedy:
      'A Global Administrator of {tenant} has to sign in once. Send that person an authorization link; nothing else is needed from you.',
  },
  CONSENT_NOT_EFFECTIVE: {
    title: 'Microsoft does not act on the consent yet.',
    reason: 'Microsoft still answered that {tenant} has not consented.',
    remedy:
      'Wait a few minutes and authorize the connection again. If it stays so, a Global Administrator of {tenant} has to accept the permissions for the whole organization.',
  },
  CONSENT_WITHDRAWN: {
    title: 'The consent of {tenant} was withdrawn.',
    reason: 'Microsoft says that {tenant} does not consent to the permissions of Landbridge any more.',
    remedy:
      'Authorize the connection again and accept the permissions. If Microsoft does not offer them, a Global Administrator of {tenant} has to accept them for the whole organization: send that person an authorization link.',
  },
  WRONG_TENANT: {
    title: 'That account belongs to another tenant.',
    reason: '{account} did not sign in to {tenant}.',
    remedy:
      'Authorize the connection again with an account of {tenant}, or add a connection for the other tenant.',
  },
  WRONG_ACCOUNT: {
    title: 'Another account signed in.',
    reason:
      'the connection belongs to {expectedAccount}, and {account} signed in. No other mailbox takes its place unnoticed.',
    remedy: 'Authorize again as {expectedAccount}, or confirm that the account may change.',
  },
  ACCOUNT_NOT_IN_TENANT: {
    title: '{tenant} does not know that account.',
    reason: 'the account that was chosen is not in this tenant.',
    remedy: 'Choose an account of {tenant}, or ask its administrator to add this one as a guest.',
  },
  ACCOUNT_DISABLED: {
    title: 'The account is disabled.',
    reason: '{tenant} has blocked sign-in for {account}.',
    remedy: 'An administrator of {tenant} has to enable the account; then authorize the connection again.',
  },
  CONDITIONAL_ACCESS_BLOCKED: {
    title: 'A security policy of {tenant} blocked the sign-in.',
    reason: 'Conditional Access does not allow this place, application or risk.',
    remedy:
      'An administrator of {tenant} has to allow Landbridge in Conditional Access; the details below say which sign-in it was.',
  },
  DEVICE_NOT_ALLOWED: {
    title: '{tenant} does not allow this device.',
    reason: 'a security policy wants the sign-in on a device that {tenant} manages.',
    remedy:
      'Sign in on such a device, or send an authorization link to somebody who has one. An administrator of {tenant} can change the policy.',
  },
  SECOND_FACTOR_REQUIRED: {
    title: 'Microsoft asks for a second factor.',
    reason: 'a policy of {tenant} wants {account} to prove the sign-in again.',
    remedy: 'Authorize the connection again and complete the second factor.',
  },
  SECOND_FACTOR_NOT_SET_UP: {
    title: 'The account has no second factor yet.',
    reason: '{tenant} demands one, and {account} has not set it up.',
    remedy:
      'Whoever owns the account sets it up at https://aka.ms/mysecurityinfo; then authorize the connection again.',
  },
  CLIENT_SECRET_EXPIRED: {
    title: 'The client secret of the app registration has expired.',
    reason: 'Microsoft no longer accepts how Landbridge identifies itself as {application}.',
    remedy:
      'Create a new client secret in the Microsoft Entra admin center and add its value under App registrations. If this one is marked there as set by the environment, replace the secret in the variable of its type or cloud and restart Landbridge.',
  },
  CLIENT_SECRET_WRONG: {
    title: 'The client secret or certificate of the app registration is wrong.',
    reason: 'Microsoft does not accept how Landbridge identifies itself as {application}.',
    remedy:
      'Check the secret of {application} under App registrations, or in the environment variable that sets it: it is the value of the secret, not its Secret ID. With a certificate, check that it is uploaded to the app registration.',
  },
  APPLICATION_NOT_SET_UP: {
    title: 'The app registration is not set up here any more.',
    reason: 'access was granted to {application}, and no app registration of Landbridge has this client ID.',
    remedy:
      'Add the app registration again under App registrations, or put its client ID right in the environment variable that sets it: the connection goes on by itself then. To go over to another application, authorize the connection again.',
  },
  APP_NOT_IN_TENANT: {
    title: '{tenant} does not know the app registration.',
    reason: 'the client ID is wrong, or the application was never added to this tenant.',
    remedy:
      'Check the client ID under App registrations. If it is right, a Global Administrator of {tenant} has to consent to it once.',
  },
  APP_NOT_MULTITENANT: {
    title: 'The app registration serves one tenant only.',
    reason: 'accounts of {tenant} cannot sign in to a single-tenant application.',
    remedy:
      'Allow accounts in any organizational directory in the app registration, or use one that belongs to {tenant}.',
  },
  REDIRECT_URI_MISMATCH: {
    title: 'The app registration does not know this address of Landbridge.',
    reason: 'the redirect URI is not registered with Microsoft.',
    remedy:
      'Add the redirect URI of this installation to the app registration, under the platform Web, exactly as it is.',
  },
  REDIRECT_URI_NOT_WEB: {
    title: 'The app registration lets an authorization live for one day only.',
    reason: 'its redirect URI stands under the platform Single-page application.',
    remedy:
      'Move the redirect URI of this installation to the platform Web in the app registration, then authorize the connection again.',
  },
  TENANT_NOT_FOUND: {
    title: 'Microsoft knows no such tenant.',
    reason: 'there is no tenant {tenant} in this cloud.',
    remedy: 'Check the Tenant ID. It cannot be changed: delete the connection and add it anew.',
  },
  TENANT_IN_OTHER_CLOUD: {
    title: '{tenant} is in another national cloud.',
    reason: 'its cloud ({cloud}) is not the one in which this connection was added.',
    remedy: 'Set up an app registration of that cloud, then delete the connection and add it anew.',
  },
  CODE_ALREADY_REDEEMED: {
    title: 'This sign-in was already used.',
    reason: 'Microsoft hands out the result of a sign-in once only.',
    remedy: 'Authorize the connection again.',
  },
  SCOPES_MISSING: {
    title: 'Microsoft did not grant every permission.',
    reason: 'it needs {scopes}.',
    remedy:
      'Add these permissions to the app registration, let an administrator of {tenant} consent to them, and authorize again.',
  },
  REFRESH_TOKEN_MISSING: {
    title: 'Microsoft gave no lasting authorization.',
    reason: 'without a refresh token the connection would stop working after about an hour.',
    remedy:
      'Authorize the connection again and accept everything that Microsoft asks, lasting access to the data (offline_access) too. If it stays so, an administrator of {tenant} has to consent to it.',
  },
  ID_TOKEN_REFUSED: {
    title: 'The answer to the sign-in could not be trusted.',
    reason: 'the proof of who signed in did not pass its checks.',
    remedy:
      'Authorize the connection again. If it stays so, check the clock of this server and who else can change its traffic.',
  },
  GRANT_EXPIRED: {
    title: 'The authorization has expired.',
    reason: 'it was not used for too long.',
    remedy: 'Authorize the connection again as {account}.',
  },
  GRANT_LIMITED_BY_POLICY: {
    title: 'A policy of {tenant} ended the authorization.',
    reason: 'Conditional Access limits how long a sign-in of {account} lasts.',
    remedy:
      'Authorize the connection again. So that it lasts, an administrator of {tenant} has to exempt Landbridge from the sign-in frequency.',
  },
  GRANT_REVOKED: {
    title: 'The authorization was withdrawn.',
    reason: 'the password of {account} was reset, or the permission was taken back.',
    remedy: 'Authorize the connection again as {account}.',
  },
  MICROSOFT_UNAVAILABLE: {
    title: 'Microsoft did not answer.',
    reason: 'Microsoft was too busy, or this server cannot reach it.',
    remedy: 'Try again in a few minutes. If it stays so, check that this server reaches the internet.',
  },
  TOO_MANY_REQUESTS: {
    title: 'Microsoft saw too many requests from here.',
    reason: 'Microsoft stops an application that asks the same again and again.',
    remedy:
      'Wait a few minutes, then authorize the connection again. If it comes back, whoever runs Landbridge should look into its log.',
  },
  REQUEST_FAULTY: {
    title: 'Landbridge asked Microsoft in a way that it does not accept.',
    reason: 'the request itself was at fault, not the account or the tenant.',
    remedy:
      'Authorize the connection again. If it stays so, whoever runs Landbridge should look for a newer version and report the details below.',
  },
  INTERRUPTED: {
    title: 'The sign-in was interrupted.',
    reason: 'the sign-in ended before Microsoft had answered.',
    remedy: 'Authorize the connection again.',
  },
  MICROSOFT_REFUSED: {
    title: 'Microsoft refused the sign-in.',
    reason: 'Microsoft gave a reason that Landbridge does not know. In its own words: “{message}”',
    remedy: 'Authorize the connection again. If it stays so, send the details below to Microsoft support.',
  },
};
