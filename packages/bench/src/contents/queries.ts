/** What the window asks of a connection (packages/web/src/graphql/connection-fields.fragment.graphql). */
const connectionFields = `
fragment ConnectionFields on Connection {
  id name identifier note tenant { id displayName domain } type mailbox
  authorization {
    status account { id username displayName } authorizedAt lastVerifiedAt awaitingUntil
    link { requestedBy createdAt expiresAt }
    error { code title explanation remedy aadsts message correlationId traceId occurredAt }
    verification { ok testedAt steps { name ok detail remedy durationMs } }
  }
  createdAt updatedAt
}`;

const page = 'edges { cursor node { ...ConnectionFields } } pageInfo { hasNextPage endCursor }';

/** The window's page of 50 rows, without the count. */
export const pageQuery = `query Page($after: String, $filter: ConnectionFilter, $orderBy: ConnectionOrder) {
  connections(first: 50, after: $after, filter: $filter, orderBy: $orderBy) { ${page} } }${connectionFields}`;

/** The same without a filter among its arguments, for the peer that knows none. */
export const plainPageQuery = `query Page($after: String) {
  connections(first: 50, after: $after) { ${page} } }${connectionFields}`;

export const pageWithCountQuery = `query Page($after: String) {
  connections(first: 50, after: $after) { ${page} totalCount } }${connectionFields}`;

/** Where the last hundred rows begin. */
export const lastRowsQuery = 'query Last { connections(last: 100) { pageInfo { startCursor } } }';
export const lastRowsByTenantQuery = `query Last {
  connections(last: 100, orderBy: { field: TENANT }) { pageInfo { startCursor } } }`;

/** The counts by state that the window shows above its list. */
export const countsQuery = `query Counts($filter: ConnectionFilter) {
  connectionStatusCounts(filter: $filter) { status count } }`;

/** The tenants among which the window's filter lets choose. */
export const tenantsQuery = `query Tenants($filter: TenantFilter) {
  tenants(first: 50, filter: $filter) {
    edges { connectionCount cursor node { id displayName domain } } pageInfo { hasNextPage endCursor } } }`;

export const addMutation = `mutation Add($input: AddConnectionInput!) {
  addConnection(input: $input) { connection { id } authorizationUrl userErrors { code field message } } }`;

export const authorizeMutation = `mutation Authorize($input: AuthorizeConnectionInput!) {
  authorizeConnection(input: $input) { authorizationUrl userErrors { code field message } } }`;

export const changesSubscription = `subscription Changes {
  connectionsChanged { eventId kind connectionId occurredAt connection { ...ConnectionFields } } }${connectionFields}`;

export const oneQuery = `query One($id: ID!) { connection(id: $id) {
  id name identifier note mailbox type tenant { id displayName domain } createdAt updatedAt
  authorization { status scopes authorizedAt lastVerifiedAt account { id username displayName } } } }`;

export const issueMutation = `mutation Issue($input: IssueAccessTokenInput!) { issueAccessToken(input: $input) {
  accessToken tokenType expiresAt username retryAfterSeconds userErrors { code field message } } }`;

export const testMutation = `mutation Test($input: TestConnectionInput!) { testConnection(input: $input) {
  test { ok steps { name ok detail } } userErrors { code field message } } }`;
