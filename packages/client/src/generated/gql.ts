/* eslint-disable */
import * as types from './graphql.js';



/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "subscription ConnectionsChanged($after: ID) {\n  connectionsChanged(after: $after) {\n    eventId\n    kind\n    occurredAt\n    connectionId\n    connection {\n      ...ConnectionFields\n    }\n  }\n}\n\nquery LastEvent {\n  lastEventId\n}": typeof types.ConnectionsChangedDocument,
    "fragment ConnectionFields on Connection {\n  id\n  name\n  identifier\n  note\n  type\n  mailbox\n  createdAt\n  updatedAt\n  tenant {\n    id\n    displayName\n    domain\n  }\n  authorization {\n    status\n    scopes\n    authorizedAt\n    lastVerifiedAt\n    account {\n      id\n      username\n      displayName\n    }\n    error {\n      code\n      title\n      explanation\n      remedy\n      aadsts\n      correlationId\n      traceId\n      occurredAt\n    }\n    verification {\n      ok\n      testedAt\n      steps {\n        name\n        ok\n        detail\n        remedy\n        durationMs\n      }\n    }\n  }\n}\n\nquery Connection($id: ID, $identifier: String) {\n  connection(id: $id, identifier: $identifier) {\n    ...ConnectionFields\n  }\n}\n\nquery Connections($first: Int!, $after: String, $filter: ConnectionFilter, $orderBy: ConnectionOrder) {\n  connections(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n    edges {\n      node {\n        ...ConnectionFields\n      }\n    }\n  }\n}": typeof types.ConnectionFieldsFragmentDoc,
    "mutation IssueAccessToken($input: IssueAccessTokenInput!) {\n  issueAccessToken(input: $input) {\n    accessToken\n    tokenType\n    expiresAt\n    username\n    retryAfterSeconds\n    userErrors {\n      code\n      message\n    }\n  }\n}": typeof types.IssueAccessTokenDocument,
};
const documents: Documents = {
    "subscription ConnectionsChanged($after: ID) {\n  connectionsChanged(after: $after) {\n    eventId\n    kind\n    occurredAt\n    connectionId\n    connection {\n      ...ConnectionFields\n    }\n  }\n}\n\nquery LastEvent {\n  lastEventId\n}": types.ConnectionsChangedDocument,
    "fragment ConnectionFields on Connection {\n  id\n  name\n  identifier\n  note\n  type\n  mailbox\n  createdAt\n  updatedAt\n  tenant {\n    id\n    displayName\n    domain\n  }\n  authorization {\n    status\n    scopes\n    authorizedAt\n    lastVerifiedAt\n    account {\n      id\n      username\n      displayName\n    }\n    error {\n      code\n      title\n      explanation\n      remedy\n      aadsts\n      correlationId\n      traceId\n      occurredAt\n    }\n    verification {\n      ok\n      testedAt\n      steps {\n        name\n        ok\n        detail\n        remedy\n        durationMs\n      }\n    }\n  }\n}\n\nquery Connection($id: ID, $identifier: String) {\n  connection(id: $id, identifier: $identifier) {\n    ...ConnectionFields\n  }\n}\n\nquery Connections($first: Int!, $after: String, $filter: ConnectionFilter, $orderBy: ConnectionOrder) {\n  connections(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n    edges {\n      node {\n        ...ConnectionFields\n      }\n    }\n  }\n}": types.ConnectionFieldsFragmentDoc,
    "mutation IssueAccessToken($input: IssueAccessTokenInput!) {\n  issueAccessToken(input: $input) {\n    accessToken\n    tokenType\n    expiresAt\n    username\n    retryAfterSeconds\n    userErrors {\n      code\n      message\n    }\n  }\n}": types.IssueAccessTokenDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "subscription ConnectionsChanged($after: ID) {\n  connectionsChanged(after: $after) {\n    eventId\n    kind\n    occurredAt\n    connectionId\n    connection {\n      ...ConnectionFields\n    }\n  }\n}\n\nquery LastEvent {\n  lastEventId\n}"): typeof import('./graphql.js').ConnectionsChangedDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment ConnectionFields on Connection {\n  id\n  name\n  identifier\n  note\n  type\n  mailbox\n  createdAt\n  updatedAt\n  tenant {\n    id\n    displayName\n    domain\n  }\n  authorization {\n    status\n    scopes\n    authorizedAt\n    lastVerifiedAt\n    account {\n      id\n      username\n      displayName\n    }\n    error {\n      code\n      title\n      explanation\n      remedy\n      aadsts\n      correlationId\n      traceId\n      occurredAt\n    }\n    verification {\n      ok\n      testedAt\n      steps {\n        name\n        ok\n        detail\n        remedy\n        durationMs\n      }\n    }\n  }\n}\n\nquery Connection($id: ID, $identifier: String) {\n  connection(id: $id, identifier: $identifier) {\n    ...ConnectionFields\n  }\n}\n\nquery Connections($first: Int!, $after: String, $filter: ConnectionFilter, $orderBy: ConnectionOrder) {\n  connections(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n    edges {\n      node {\n        ...ConnectionFields\n      }\n    }\n  }\n}"): typeof import('./graphql.js').ConnectionFieldsFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation IssueAccessToken($input: IssueAccessTokenInput!) {\n  issueAccessToken(input: $input) {\n    accessToken\n    tokenType\n    expiresAt\n    username\n    retryAfterSeconds\n    userErrors {\n      code\n      message\n    }\n  }\n}"): typeof import('./graphql.js').IssueAccessTokenDocument;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
