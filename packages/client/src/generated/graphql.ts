/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** Where the authorization of a connection stands. */
export type AuthorizationStatus =
  /** Microsoft has granted it. */
  | 'AUTHORIZED'
  /** A sign-in, an authorization link or a consent is waited for. */
  | 'AWAITING_SIGN_IN'
  /** The last attempt failed and nothing was granted before. */
  | 'FAILED'
  /** Microsoft no longer honours the grant: sign in again. */
  | 'NEEDS_REAUTHORIZATION'
  /** Nobody has signed in, or a sign-in was cancelled or took too long. */
  | 'NOT_AUTHORIZED';

/** What happened to a connection. */
export type ConnectionChangeKind =
  | 'ADDED'
  | 'AUTHORIZATION_CANCELLED'
  | 'AUTHORIZATION_EXPIRED'
  | 'AUTHORIZATION_FAILED'
  | 'AUTHORIZATION_STARTED'
  | 'AUTHORIZED'
  | 'AWAITING_CONSENT'
  | 'DELETED'
  | 'LINK_CREATED'
  | 'LINK_EXPIRED'
  | 'LINK_WITHDRAWN'
  | 'NEEDS_REAUTHORIZATION'
  | 'REFRESH_FAILED'
  | 'REFRESH_RECOVERED'
  | 'UPDATED'
  | 'VERIFICATION_FAILED'
  | 'VERIFIED';

/** Which connections are wanted; what is absent does not restrict. */
export type ConnectionFilter = {
  /** In one of these states. */
  statuses?: Array<AuthorizationStatus> | null | undefined;
  /** Of one of these tenants, by tenant ID; up to 100. */
  tenantIds?: Array<string> | null | undefined;
  /** Words to be found in name, identifier, mailbox, account or tenant, without case and accents; up to 200 characters. */
  text?: string | null | undefined;
  /** Of one of these types. */
  types?: Array<ConnectionType> | null | undefined;
};

/** How connections are sorted. */
export type ConnectionOrder = {
  /** In which direction. */
  direction?: OrderDirection;
  /** What they are sorted by. */
  field: ConnectionOrderField;
};

/** What connections are sorted by; equal ones by their id. */
export type ConnectionOrderField =
  /** The account’s sign-in name, else the person’s name; none sorts first. */
  | 'ACCOUNT'
  | 'CREATED_AT'
  | 'IDENTIFIER'
  /** What was never verified sorts first. */
  | 'LAST_VERIFIED_AT'
  | 'NAME'
  | 'STATUS'
  /** The tenant’s name, else its domain, else its GUID. */
  | 'TENANT'
  | 'TYPE'
  | 'UPDATED_AT';

/** What a connection is for. */
export type ConnectionType =
  /** Microsoft Entra ID (Azure AD) */
  | 'ENTRA_ID'
  /** eToken */
  | 'ETOKEN'
  /** Mail (IMAP) */
  | 'MAIL_IMAP'
  /** Mail (SMTP) */
  | 'MAIL_SMTP'
  /** SharePoint */
  | 'SHAREPOINT'
  /** Single Sign-On (SSO) */
  | 'SSO';

/** Which token is wanted. */
export type IssueAccessTokenInput = {
  /** The connection. */
  connectionId: string;
  /** How many seconds the token is to live at least, 0 to 86,400. One that Microsoft makes shorter is handed out as it is. */
  minTtlSeconds?: number;
  /** Some of the scopes that were granted, of one resource; those of the connection’s type when absent. */
  scopes?: Array<string> | null | undefined;
};

/** Ascending or descending. */
export type OrderDirection =
  | 'ASC'
  | 'DESC';

/** What the caller of a mutation can mend. */
export type UserErrorCode =
  | 'ACCESS_NOT_APPLICABLE'
  | 'API_KEY_NOT_FOUND'
  | 'APP_REGISTRATION_IN_USE'
  | 'APP_REGISTRATION_MISSING'
  | 'APP_REGISTRATION_NOT_FOUND'
  | 'APP_REGISTRATION_READ_ONLY'
  | 'CERTIFICATE_MALFORMED'
  | 'CERTIFICATE_NOT_RSA'
  | 'CHANGED_MEANWHILE'
  | 'CLIENT_ID_MALFORMED'
  | 'CLIENT_ID_TAKEN'
  | 'CLOUD_UNKNOWN'
  | 'CONNECTION_NOT_FOUND'
  | 'CREDENTIAL_AMBIGUOUS'
  | 'CREDENTIAL_NOT_FOUND'
  | 'DOMAIN_MALFORMED'
  | 'EMAIL_MALFORMED'
  | 'ENTRA_ID_CONNECTION_EXISTS'
  | 'EVENT_TYPE_UNKNOWN'
  | 'EXPIRY_IN_THE_PAST'
  | 'GROUP_ID_MALFORMED'
  | 'HAS_DEPENDENTS'
  | 'IDEMPOTENCY_KEY_REUSED'
  | 'IDENTIFIER_MALFORMED'
  | 'IDENTIFIER_TAKEN'
  | 'INVALID_CHARACTERS'
  | 'INVITATION_NOT_FOUND'
  | 'LAST_ADMINISTRATOR'
  | 'LAST_CREDENTIAL'
  | 'LINK_NOT_FOUND'
  | 'MAILBOX_MALFORMED'
  | 'MAILBOX_NOT_APPLICABLE'
  | 'MICROSOFT_REFUSED'
  | 'NEEDS_REAUTHORIZATION'
  | 'NOT_AUTHORIZED'
  | 'PERSON_EXISTS'
  | 'PERSON_NOT_FOUND'
  | 'PRIVATE_KEY_MALFORMED'
  | 'PRIVATE_KEY_MISMATCH'
  | 'REQUIRED'
  | 'SCOPES_NOT_ALLOWED'
  | 'SCOPE_RESERVED'
  | 'SCOPE_UNKNOWN'
  | 'SECRET_LOOKS_LIKE_ID'
  | 'TEMPORARILY_UNAVAILABLE'
  | 'TENANT_ID_MALFORMED'
  | 'TENANT_IN_OTHER_CLOUD'
  | 'TENANT_LOOKUP_UNAVAILABLE'
  | 'TENANT_NOT_FOUND'
  | 'TOO_LONG'
  | 'TOO_MANY'
  | 'WEBHOOK_DELIVERY_NOT_FOUND'
  | 'WEBHOOK_ENDPOINT_DISABLED'
  | 'WEBHOOK_ENDPOINT_NOT_FOUND'
  | 'WEBHOOK_HOST_NOT_FOUND'
  | 'WEBHOOK_URL_MALFORMED'
  | 'WEBHOOK_URL_NOT_ALLOWED';

export type ConnectionsChangedSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type ConnectionsChangedSubscription = { connectionsChanged: { eventId: string, kind: ConnectionChangeKind, occurredAt: string, connectionId: string, connection: { id: string, name: string, identifier: string, note: string | null, type: ConnectionType, mailbox: string | null, createdAt: string, updatedAt: string, tenant: { id: string, displayName: string | null, domain: string | null }, authorization: { status: AuthorizationStatus, scopes: Array<string>, authorizedAt: string | null, lastVerifiedAt: string | null, account: { id: string, username: string | null, displayName: string | null } | null, error: { code: string, title: string, explanation: string, remedy: string, aadsts: string | null, correlationId: string | null, traceId: string | null, occurredAt: string } | null, verification: { ok: boolean, testedAt: string, steps: Array<{ name: string, ok: boolean, detail: string | null, remedy: string | null, durationMs: number }> } | null } } | null } };

export type LastEventQueryVariables = Exact<{ [key: string]: never; }>;


export type LastEventQuery = { lastEventId: string };

export type ConnectionFieldsFragment = { id: string, name: string, identifier: string, note: string | null, type: ConnectionType, mailbox: string | null, createdAt: string, updatedAt: string, tenant: { id: string, displayName: string | null, domain: string | null }, authorization: { status: AuthorizationStatus, scopes: Array<string>, authorizedAt: string | null, lastVerifiedAt: string | null, account: { id: string, username: string | null, displayName: string | null } | null, error: { code: string, title: string, explanation: string, remedy: string, aadsts: string | null, correlationId: string | null, traceId: string | null, occurredAt: string } | null, verification: { ok: boolean, testedAt: string, steps: Array<{ name: string, ok: boolean, detail: string | null, remedy: string | null, durationMs: number }> } | null } };

export type ConnectionQueryVariables = Exact<{
  id?: string | null | undefined;
  identifier?: string | null | undefined;
}>;


export type ConnectionQuery = { connection: { id: string, name: string, identifier: string, note: string | null, type: ConnectionType, mailbox: string | null, createdAt: string, updatedAt: string, tenant: { id: string, displayName: string | null, domain: string | null }, authorization: { status: AuthorizationStatus, scopes: Array<string>, authorizedAt: string | null, lastVerifiedAt: string | null, account: { id: string, username: string | null, displayName: string | null } | null, error: { code: string, title: string, explanation: string, remedy: string, aadsts: string | null, correlationId: string | null, traceId: string | null, occurredAt: string } | null, verification: { ok: boolean, testedAt: string, steps: Array<{ name: string, ok: boolean, detail: string | null, remedy: string | null, durationMs: number }> } | null } } | null };

export type ConnectionsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: ConnectionFilter | null | undefined;
  orderBy?: ConnectionOrder | null | undefined;
}>;


export type ConnectionsQuery = { connections: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, name: string, identifier: string, note: string | null, type: ConnectionType, mailbox: string | null, createdAt: string, updatedAt: string, tenant: { id: string, displayName: string | null, domain: string | null }, authorization: { status: AuthorizationStatus, scopes: Array<string>, authorizedAt: string | null, lastVerifiedAt: string | null, account: { id: string, username: string | null, displayName: string | null } | null, error: { code: string, title: string, explanation: string, remedy: string, aadsts: string | null, correlationId: string | null, traceId: string | null, occurredAt: string } | null, verification: { ok: boolean, testedAt: string, steps: Array<{ name: string, ok: boolean, detail: string | null, remedy: string | null, durationMs: number }> } | null } } }> } };

export type IssueAccessTokenMutationVariables = Exact<{
  input: IssueAccessTokenInput;
}>;


export type IssueAccessTokenMutation = { issueAccessToken: { accessToken: string | null, tokenType: string | null, expiresAt: string | null, username: string | null, retryAfterSeconds: number | null, userErrors: Array<{ code: UserErrorCode, message: string }> } };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const ConnectionFieldsFragmentDoc = new TypedDocumentString(`
    fragment ConnectionFields on Connection {
  id
  name
  identifier
  note
  type
  mailbox
  createdAt
  updatedAt
  tenant {
    id
    displayName
    domain
  }
  authorization {
    status
    scopes
    authorizedAt
    lastVerifiedAt
    account {
      id
      username
      displayName
    }
    error {
      code
      title
      explanation
      remedy
      aadsts
      correlationId
      traceId
      occurredAt
    }
    verification {
      ok
      testedAt
      steps {
        name
        ok
        detail
        remedy
        durationMs
      }
    }
  }
}
    `, {"fragmentName":"ConnectionFields"}) as unknown as TypedDocumentString<ConnectionFieldsFragment, unknown>;
export const ConnectionsChangedDocument = new TypedDocumentString(`
    subscription ConnectionsChanged($after: ID) {
  connectionsChanged(after: $after) {
    eventId
    kind
    occurredAt
    connectionId
    connection {
      ...ConnectionFields
    }
  }
}
    fragment ConnectionFields on Connection {
  id
  name
  identifier
  note
  type
  mailbox
  createdAt
  updatedAt
  tenant {
    id
    displayName
    domain
  }
  authorization {
    status
    scopes
    authorizedAt
    lastVerifiedAt
    account {
      id
      username
      displayName
    }
    error {
      code
      title
      explanation
      remedy
      aadsts
      correlationId
      traceId
      occurredAt
    }
    verification {
      ok
      testedAt
      steps {
        name
        ok
        detail
        remedy
        durationMs
      }
    }
  }
}`) as unknown as TypedDocumentString<ConnectionsChangedSubscription, ConnectionsChangedSubscriptionVariables>;
export const LastEventDocument = new TypedDocumentString(`
    query LastEvent {
  lastEventId
}
    `) as unknown as TypedDocumentString<LastEventQuery, LastEventQueryVariables>;
export const ConnectionDocument = new TypedDocumentString(`
    query Connection($id: ID, $identifier: String) {
  connection(id: $id, identifier: $identifier) {
    ...ConnectionFields
  }
}
    fragment ConnectionFields on Connection {
  id
  name
  identifier
  note
  type
  mailbox
  createdAt
  updatedAt
  tenant {
    id
    displayName
    domain
  }
  authorization {
    status
    scopes
    authorizedAt
    lastVerifiedAt
    account {
      id
      username
      displayName
    }
    error {
      code
      title
      explanation
      remedy
      aadsts
      correlationId
      traceId
      occurredAt
    }
    verification {
      ok
      testedAt
      steps {
        name
        ok
        detail
        remedy
        durationMs
      }
    }
  }
}`) as unknown as TypedDocumentString<ConnectionQuery, ConnectionQueryVariables>;
export const ConnectionsDocument = new TypedDocumentString(`
    query Connections($first: Int!, $after: String, $filter: ConnectionFilter, $orderBy: ConnectionOrder) {
  connections(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      node {
        ...ConnectionFields
      }
    }
  }
}
    fragment ConnectionFields on Connection {
  id
  name
  identifier
  note
  type
  mailbox
  createdAt
  updatedAt
  tenant {
    id
    displayName
    domain
  }
  authorization {
    status
    scopes
    authorizedAt
    lastVerifiedAt
    account {
      id
      username
      displayName
    }
    error {
      code
      title
      explanation
      remedy
      aadsts
      correlationId
      traceId
      occurredAt
    }
    verification {
      ok
      testedAt
      steps {
        name
        ok
        detail
        remedy
        durationMs
      }
    }
  }
}`) as unknown as TypedDocumentString<ConnectionsQuery, ConnectionsQueryVariables>;
export const IssueAccessTokenDocument = new TypedDocumentString(`
    mutation IssueAccessToken($input: IssueAccessTokenInput!) {
  issueAccessToken(input: $input) {
    accessToken
    tokenType
    expiresAt
    username
    retryAfterSeconds
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<IssueAccessTokenMutation, IssueAccessTokenMutationVariables>;