/**
 * The errors that the simulator knows, in Microsoft's words.
 * Source: https://learn.microsoft.com/entra/identity-platform/reference-error-codes
 */

export interface AadstsDefinition {
  /** The OAuth 2.0 or OpenID Connect error (RFC 6749 §4.1.2.1 and §5.2, OpenID Connect Core §3.1.2.6). */
  readonly error: string;
  readonly status: number;
  /** `{name}` is filled in from the facts of the one error. */
  readonly message: string;
  readonly suberror?: string;
}

export const aadstsCatalogue = {
  50011: {
    error: 'invalid_request',
    status: 400,
    message:
      "The redirect URI '{redirectUri}' specified in the request does not match the redirect URIs configured for the application '{clientId}'. Make sure the redirect URI sent in the request matches one added to your application in the Azure portal.",
  },
  50020: {
    error: 'access_denied',
    status: 400,
    message:
      "User account '{username}' from identity provider 'https://sts.windows.net/{homeTenant}/' does not exist in tenant '{tenant}' and cannot access the application '{clientId}'({appName}) in that tenant. The account needs to be added as an external user in the tenant first. Sign out and sign in again with a different Azure Active Directory user account.",
  },
  50034: {
    error: 'invalid_grant',
    status: 400,
    message:
      'The user account {username} does not exist in the {tenant} directory. To sign into this application, the account must be added to the directory.',
  },
  50057: { error: 'access_denied', status: 400, message: 'The user account is disabled.' },
  50058: {
    error: 'login_required',
    status: 400,
    message: 'A silent sign-in request was sent but no user is signed in.',
  },
  50076: {
    error: 'interaction_required',
    status: 400,
    suberror: 'basic_action',
    message:
      "Due to a configuration change made by your administrator, or because you moved to a new location, you must use multi-factor authentication to access '{resource}'.",
  },
  50126: {
    error: 'invalid_grant',
    status: 400,
    message: 'Error validating credentials due to invalid username or password.',
  },
  50147: {
    error: 'invalid_grant',
    status: 400,
    message: "The size of the code challenge parameter isn't valid.",
  },
  50173: {
    error: 'invalid_grant',
    status: 400,
    suberror: 'bad_token',
    message:
      "The provided grant has expired due to it being revoked, a fresh auth token is needed. The user might have changed or reset their password. The grant was issued on '{issuedAt}' and the TokensValidFrom date (before which tokens are not valid) for this user is '{validFrom}'.",
  },
  53003: {
    error: 'access_denied',
    status: 400,
    message:
      'Access has been blocked by Conditional Access policies. The access policy does not allow token issuance.',
  },
  54005: {
    error: 'invalid_grant',
    status: 400,
    message:
      'OAuth2 Authorization code was already redeemed, please retry with a new valid code or use an existing refresh token.',
  },
  65001: {
    error: 'invalid_grant',
    status: 400,
    suberror: 'consent_required',
    message:
      "The user or administrator has not consented to use the application with ID '{clientId}' named '{appName}'. Send an interactive authorization request for this user and resource.",
  },
  65004: { error: 'access_denied', status: 400, message: 'User declined to consent to access the app.' },
  70000: { error: 'invalid_grant', status: 400, message: 'Provided grant is invalid or malformed.' },
  70003: {
    error: 'unsupported_grant_type',
    status: 400,
    message: "The app requested an unsupported grant type '{grantType}'.",
  },
  70007: {
    error: 'invalid_request',
    status: 400,
    message: "'{responseMode}' is not a supported value of 'response_mode'.",
  },
  70008: {
    error: 'invalid_grant',
    status: 400,
    message:
      'The provided authorization code or refresh token has expired due to inactivity. Send a new interactive authorization request for this user and resource.',
  },
  70011: {
    error: 'invalid_scope',
    status: 400,
    message:
      "The provided request must include a 'scope' input parameter. The provided value for the input parameter 'scope' is not valid. The scope {scope} is not valid.",
  },
  90002: {
    error: 'invalid_tenant',
    status: 400,
    message:
      "Tenant '{tenant}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud. Check with your subscription administrator, this may happen if there are no active subscriptions for the tenant.",
  },
  90013: { error: 'invalid_request', status: 400, message: 'Invalid input received from the user. {reason}' },
  90023: {
    error: 'invalid_request',
    status: 400,
    message: "'{value}' is not a supported value of '{parameter}'.",
  },
  90033: {
    error: 'temporarily_unavailable',
    status: 503,
    message: 'A transient error has occurred. Please try again.',
  },
  90055: {
    error: 'temporarily_unavailable',
    status: 429,
    message: 'There are too many incoming requests for this tenant. Please try again later.',
  },
  90094: {
    error: 'access_denied',
    status: 400,
    message:
      'An administrator of {tenant} has set a policy that prevents you from granting {appName} the permissions it is requesting. Contact an administrator of {tenant}, who can grant permissions to this app on your behalf.',
  },
  500011: {
    error: 'invalid_resource',
    status: 400,
    message:
      'The resource principal named {resource} was not found in the tenant named {tenant}. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You might have sent your authentication request to the wrong tenant.',
  },
  501481: {
    error: 'invalid_grant',
    status: 400,
    message: 'The Code_Verifier does not match the code_challenge supplied in the authorization request.',
  },
  501491: { error: 'invalid_request', status: 400, message: 'Invalid size of Code_Challenge parameter.' },
  700005: {
    error: 'invalid_grant',
    status: 400,
    message:
      'The provided Authorization Code is intended to use against other tenant, thus rejected. OAuth2 Authorization Code must be redeemed against same tenant it was acquired for (/common or /{tenant} as appropriate).',
  },
  700016: {
    error: 'unauthorized_client',
    status: 400,
    message:
      "Application with identifier '{clientId}' was not found in the directory '{tenant}'. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You may have sent your authentication request to the wrong tenant.",
  },
  700022: {
    error: 'invalid_request',
    status: 400,
    message:
      'The provided value for the input parameter scope is not valid because it contains more than one resource.',
  },
  700027: {
    error: 'invalid_client',
    status: 401,
    message: 'Client assertion failed signature validation. {reason}',
  },
  700054: {
    error: 'unsupported_response_type',
    status: 400,
    message: "response_type '{responseType}' is not enabled for the application.",
  },
  700082: {
    error: 'invalid_grant',
    status: 400,
    suberror: 'bad_token',
    message:
      'The refresh token has expired due to inactivity. The token was issued on {issuedAt} and was inactive for 90.00:00:00.',
  },
  900023: {
    error: 'invalid_request',
    status: 400,
    message:
      "Specified tenant identifier '{tenant}' is neither a valid DNS name, nor a valid external domain.",
  },
  900144: {
    error: 'invalid_request',
    status: 400,
    message: "The request body must contain the following parameter: '{parameter}'.",
  },
  900382: {
    error: 'invalid_request',
    status: 400,
    message: 'Confidential Client is not supported in Cross Cloud request.',
  },
  1002012: {
    error: 'invalid_scope',
    status: 400,
    message:
      'The provided value for scope {scope} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI).',
  },
  7000215: {
    error: 'invalid_client',
    status: 401,
    message:
      "Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '{clientId}'.",
  },
  7000218: {
    error: 'invalid_client',
    status: 401,
    message: "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
  },
  7000222: {
    error: 'invalid_client',
    status: 401,
    message:
      "The provided client secret keys for app '{clientId}' are expired. Visit the Azure portal to create new keys for your app: https://aka.ms/NewClientSecret, or consider using certificate credentials for added security: https://aka.ms/certCreds.",
  },
  9000411: {
    error: 'invalid_request',
    status: 400,
    message: "The request is not properly formatted. The parameter '{parameter}' is duplicated.",
  },
} as const satisfies Record<number, AadstsDefinition>;

export type AadstsCode = keyof typeof aadstsCatalogue;
