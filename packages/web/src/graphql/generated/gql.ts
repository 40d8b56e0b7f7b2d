/* eslint-disable */
import * as types from './graphql.js';
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';

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
    "mutation DeleteConnection($input: DeleteConnectionInput!) {\n  deleteConnection(input: $input) {\n    deletedConnectionId\n    userErrors {\n      code\n      field\n      message\n    }\n  }\n}": typeof types.DeleteConnectionDocument,
    "query Dependents($ids: [ID!]!) {\n  nodes(ids: $ids) {\n    id\n    ... on Connection {\n      dependents\n    }\n  }\n}": typeof types.DependentsDocument,
    "query ExchangeSetup($id: ID!) {\n  connection(id: $id) {\n    id\n    exchangeSetup {\n      clientId\n      servicePrincipalObjectId\n      commands {\n        step\n        command\n      }\n    }\n  }\n}": typeof types.ExchangeSetupDocument,
    "mutation AuthorizeConnection($input: AuthorizeConnectionInput!) {\n  authorizeConnection(input: $input) {\n    connection {\n      ...ConnectionFields\n    }\n    authorizationUrl\n    userErrors {\n      code\n      field\n      message\n    }\n  }\n}": typeof types.AuthorizeConnectionDocument,
    "fragment ConnectionFields on Connection {\n  id\n  name\n  identifier\n  note\n  tenant {\n    id\n    displayName\n    domain\n  }\n  type\n  access\n  mailbox\n  authorization {\n    status\n    account {\n      id\n      username\n      displayName\n    }\n    authorizedAt\n    lastVerifiedAt\n    awaitingUntil\n    nextVerificationAt\n    link {\n      requestedBy\n      createdAt\n      expiresAt\n    }\n    error {\n      code\n      title\n      explanation\n      remedy\n      responsible\n      facts {\n        name\n        value\n      }\n      aadsts\n      message\n      correlationId\n      traceId\n      occurredAt\n    }\n    verification {\n      ok\n      testedAt\n      steps {\n        name\n        ok\n        detail\n        remedy\n        remedyCode\n        remedyFacts {\n          name\n          value\n        }\n        remedyCommands\n        durationMs\n      }\n    }\n  }\n  createdAt\n  updatedAt\n}": typeof types.ConnectionFieldsFragmentDoc,
    "query ConnectionNames($ids: [ID!]!) {\n  nodes(ids: $ids) {\n    id\n    ... on Connection {\n      name\n    }\n  }\n}": typeof types.ConnectionNamesDocument,
    "query ConnectionTypes {\n  connectionTypes {\n    type\n    label\n    purpose\n    signer\n    grant\n    permissions {\n      name\n      description\n    }\n    applicationAccess {\n      signer\n      grant\n      permissions {\n        name\n        description\n      }\n    }\n    hasMailbox\n  }\n}": typeof types.ConnectionTypesDocument,
    "subscription ConnectionsChanged($after: ID) {\n  connectionsChanged(after: $after) {\n    eventId\n    kind\n    connectionId\n    occurredAt\n    actor {\n      kind\n      name\n    }\n    connection {\n      ...ConnectionFields\n    }\n  }\n}": typeof types.ConnectionsChangedDocument,
    "mutation CreateAuthorizationLink($input: CreateAuthorizationLinkInput!) {\n  createAuthorizationLink(input: $input) {\n    connection {\n      ...ConnectionFields\n    }\n    url\n    expiresAt\n    userErrors {\n      code\n      field\n      message\n    }\n  }\n}": typeof types.CreateAuthorizationLinkDocument,
    "query Installation {\n  installation {\n    version\n    publicUrl\n    redirectUri\n    cloud\n    isSimulated\n    simulatorUrl\n  }\n}": typeof types.InstallationDocument,
    "query LastEvent {\n  lastEventId\n}": typeof types.LastEventDocument,
    "mutation TestConnection($input: TestConnectionInput!) {\n  testConnection(input: $input) {\n    connection {\n      ...ConnectionFields\n    }\n    test {\n      ok\n      testedAt\n      steps {\n        name\n        ok\n        detail\n        remedy\n        remedyCode\n        remedyFacts {\n          name\n          value\n        }\n        remedyCommands\n        durationMs\n      }\n    }\n    userErrors {\n      code\n      field\n      message\n    }\n  }\n}": typeof types.TestConnectionDocument,
    "mutation WithdrawAuthorizationLink($input: WithdrawAuthorizationLinkInput!) {\n  withdrawAuthorizationLink(input: $input) {\n    connection {\n      ...ConnectionFields\n    }\n    userErrors {\n      code\n      field\n      message\n    }\n  }\n}": typeof types.WithdrawAuthorizationLinkDocument,
    "query RegistrationExpiries {\n  appRegistrations(first: 100) {\n    edges {\n      cursor\n      node {\n        id\n        credentials {\n          id\n          expiresAt\n        }\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}": typeof types.RegistrationExpiriesDocument,
    "query NeedingReauthorization {\n  connections(first: 1, filter: {statuses: [NEEDS_REAUTHORIZATION]}) {\n    totalCount\n    edges {\n      node {\n        id\n        name\n      }\n    }\n  }\n}": typeof types.NeedingReauthorizationDocument,
    "mutation AddApiKey($input: AddApiKeyInput!) {\n  addApiKey(input: $input) {\n    apiKey {\n      ...ApiKeyFields\n    }\n    key\n    userErrors {\n      code\n      field\n      message\n    }\n  }\n}": typeof types.AddApiKeyDocument,
    "fragment ApiKeyFields on ApiKey {\n  id\n  name\n  prefix\n  scopes\n  connectionIds\n  createdBy {\n    kind\n    name\n  }\n  createdAt\n  expiresAt\n  lastUsedAt\n  revokedAt\n  former {\n    prefix\n    until\n  }\n}": typeof types.ApiKeyFieldsFragmentDoc,
    "query ApiKeys($after: String) {\n  apiKeys(first: 100, after: $after) {\n    edges {\n      cursor\n      node {\n        ...ApiKeyFields\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}": typeof types.ApiKeysDocument,
    "query ConnectionChoices($text: String!) {\n  connections(first: 20, filter: {text: $text}) {\n    edges {\n      node {\n        id\n        name\n        identifier\n      }\n    }\n  }\n}": typeof types.ConnectionChoicesDocument,
    "mutation RevokeApiKey($input: RevokeApiKeyInput!) {\n  revokeApiKey(input: $input) {\n    apiKey {\n      ...ApiKeyFields\n    }\n    userErrors {\n      code\n      field\n      message\n    }\n  }\n}": typeof types.RevokeApiKeyDocument,
    "mutation RotateApiKey($input: RotateApiKeyInput!) {\n  rotateApiKey(input: $input) {\n    apiKey {\n      ...ApiKeyFields\n    }\n    key\n    userErrors {\n      code\n      field\n      message\n    }\n  }\n}": typeof types.RotateApiKeyDocument,
    "mutation AddAppRegistrationCredential($input: AddAppRegistrationCredentialInput!) {\n  addAppRegistrationCredential(input: $input) {\n    appRegistration {\n      ...AppRegistrationFields\n    }\n    userErrors {\n      code\n      field\n      message\n    }\n  }\n}": typeof types.AddAppRegistrationCredentialDocument,
    "mutation AddAppRegistration($input: AddAppRegistrationInput!) {\n  addAppRegistration(input: $input) {\n    appRegistration {\n      ...AppRegistrationFields\n    }\n    userErrors {\n      code\n      field\n      message\n    }\n  }\n}": typeof types.AddAppRegistrationDocument,
    "fragment AppRegistrationFields on AppRegistration {\n  id\n  name\n  clientId\n  cloud\n  isDefault\n  types\n  source\n  connectionCount\n  credentials {\n    id\n    kind\n    thumbprint\n    expiresAt\n    addedAt\n  }\n  connections(first: 20) {\n    id\n    name\n  }\n}": typeof types.AppRegistrationFieldsFragmentDoc,
    "query AppRegistrations($after: String) {\n  appRegistrations(first: 100, after: $after) {\n    edges {\n      cursor\n      node {\n        ...AppRegistrationFields\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n    totalCount\n  }\n}": typeof types.AppRegistrationsDocument,
    "mutation DeleteAppRegistration($input: DeleteAppRegistrationInput!) {\n  deleteAppRegistration(input: $input) {\n    deletedAppRegistrationId\n    userErrors {\n      code\n      field\n      message\n    }\n  }\n}": typeof types.DeleteAppRegistrationDocument,
    "mutation RemoveAppRegistrationCredential($input: RemoveAppRegistrationCredentialInput!) {\n  removeAppRegistrationCredential(input: $input) {\n    appRegistration {\n      ...AppRegistrationFields\n    }\n    userErrors {\n      code\n      field\n      message\n    }\n  }\n}": typeof types.RemoveAppRegistrationCredentialDocument,
    "mutation UpdateAppRegistration($input: UpdateAppRegistrationInput!) {\n  updateAppRegistration(input: $input) {\n    appRegistration {\n      ...AppRegistrationFields\n    }\n    userErrors {\n      code\n      field\n      message\n    }\n  }\n}": typeof types.UpdateAppRegistrationDocument,
    "query AuditActors {\n  people(first: 100) {\n    edges {\n      node {\n        id\n        name\n      }\n    }\n  }\n  apiKeys(first: 100) {\n    edges {\n      node {\n        id\n        name\n      }\n    }\n  }\n}": typeof types.AuditActorsDocument,
    "query AuditEntries($first: Int!, $after: String, $filter: AuditEntryFilter) {\n  auditEntries(first: $first, after: $after, filter: $filter) {\n    edges {\n      cursor\n      node {\n        ...AuditEntryFields\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}": typeof types.AuditEntriesDocument,
    "fragment AuditEntryFields on AuditEntry {\n  sequence\n  occurredAt\n  actor {\n    kind\n    name\n  }\n  actorId\n  address\n  action\n  subjectKind\n  subjectId\n  details\n}": typeof types.AuditEntryFieldsFragmentDoc,
    "query ConnectionDetails($id: ID!, $first: Int!, $after: String) {\n  connection(id: $id) {\n    id\n    dependents\n    authorization {\n      scopes\n      nextRefreshAt\n    }\n    history(first: $first, after: $after) {\n      edges {\n        node {\n          ...HistoryEntry\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n}": typeof types.ConnectionDetailsDocument,
    "fragment HistoryEntry on ConnectionHistoryEntry {\n  id\n  kind\n  occurredAt\n  actor {\n    kind\n    name\n  }\n  account {\n    id\n    username\n    displayName\n  }\n  failure {\n    code\n    title\n    explanation\n    remedy\n    responsible\n    facts {\n      name\n      value\n    }\n    aadsts\n    message\n    correlationId\n    traceId\n    occurredAt\n  }\n  failedStep {\n    name\n  }\n  changedFields\n}": typeof types.HistoryEntryFragmentDoc,
    "query SignOnSettings($connectionId: ID!) {\n  signOnSettings(connectionId: $connectionId) {\n    isEnabled\n    domains\n    groupIds\n    role\n  }\n}": typeof types.SignOnSettingsDocument,
    "mutation UpdateSignOn($input: UpdateSignOnInput!) {\n  updateSignOn(input: $input) {\n    userErrors {\n      code\n      field\n      message\n    }\n  }\n}": typeof types.UpdateSignOnDocument,
    "query ConnectionStatusCounts($filter: ConnectionFilter) {\n  connectionStatusCounts(filter: $filter) {\n    status\n    count\n  }\n}": typeof types.ConnectionStatusCountsDocument,
    "query Connections($first: Int!, $after: String, $filter: ConnectionFilter, $orderBy: ConnectionOrder) {\n  connections(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {\n    edges {\n      cursor\n      node {\n        ...ConnectionFields\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}": typeof types.ConnectionsDocument,
    "query Tenants($first: Int!, $after: String, $filter: TenantFilter) {\n  tenants(first: $first, after: $after, filter: $filter) {\n    edges {\n      connectionCount\n      cursor\n      node {\n        id\n        displayName\n        domain\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}": typeof types.TenantsDocument,
    "query ConnectionMeanwhile($id: ID!) {\n  connection(id: $id) {\n    ...EditedConnection\n    history(first: 50) {\n      edges {\n        node {\n          id\n          kind\n          occurredAt\n          changedFields\n          actor {\n            kind\n            name\n          }\n        }\n      }\n    }\n  }\n}": typeof types.ConnectionMeanwhileDocument,
    "query Connection($id: ID!) {\n  connection(id: $id) {\n    ...EditedConnection\n  }\n}": typeof types.ConnectionDocument,
    "fragment EditedConnection on Connection {\n  ...ConnectionFields\n  chosenAppRegistrationId\n  tenant {\n    id\n    cloud\n  }\n}": typeof types.EditedConnectionFragmentDoc,
    "mutation UpdateConnection($input: UpdateConnectionInput!) {\n  updateConnection(input: $input) {\n    connection {\n      ...EditedConnection\n    }\n    userErrors {\n      code\n      field\n      message\n    }\n  }\n}": typeof types.UpdateConnectionDocument,
    "mutation AddConnection($input: AddConnectionInput!) {\n  addConnection(input: $input) {\n    connection {\n      ...ConnectionFields\n    }\n    authorizationUrl\n    userErrors {\n      code\n      field\n      message\n    }\n  }\n}": typeof types.AddConnectionDocument,
    "query AppRegistrationChoices {\n  appRegistrations(first: 100) {\n    edges {\n      cursor\n      node {\n        id\n        name\n        cloud\n        isDefault\n        types\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}": typeof types.AppRegistrationChoicesDocument,
    "query EntraIdConnection($tenantId: ID!) {\n  connections(first: 1, filter: {types: [ENTRA_ID], tenantIds: [$tenantId]}) {\n    edges {\n      cursor\n      node {\n        id\n        name\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}": typeof types.EntraIdConnectionDocument,
    "query IdentifierProposal($name: String!) {\n  identifierProposal(name: $name)\n}": typeof types.IdentifierProposalDocument,
    "query Tenant($idOrDomain: String!) {\n  tenant(idOrDomain: $idOrDomain) {\n    id\n    displayName\n    domain\n    cloud\n  }\n}": typeof types.TenantDocument,
    "mutation ChangeRole($input: ChangeRoleInput!) {\n  changeRole(input: $input) {\n    userErrors {\n      code\n      field\n      message\n    }\n  }\n}": typeof types.ChangeRoleDocument,
    "fragment InvitationFields on Invitation {\n  id\n  email\n  name\n  role\n  expiresAt\n  invitedBy {\n    name\n  }\n}": typeof types.InvitationFieldsFragmentDoc,
    "query Invitations {\n  invitations {\n    ...InvitationFields\n  }\n}": typeof types.InvitationsDocument,
    "mutation InvitePerson($input: InvitePersonInput!) {\n  invitePerson(input: $input) {\n    url\n    userErrors {\n      code\n      field\n      message\n    }\n  }\n}": typeof types.InvitePersonDocument,
    "query People($after: String) {\n  people(first: 100, after: $after) {\n    edges {\n      cursor\n      node {\n        ...PersonFields\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}": typeof types.PeopleDocument,
    "fragment PersonFields on Person {\n  id\n  name\n  email\n  role\n  hasSecondFactor\n  microsoftAccount\n  apiKeyCount\n  lastSignedInAt\n  isViewer\n}": typeof types.PersonFieldsFragmentDoc,
    "mutation RemovePerson($input: RemovePersonInput!) {\n  removePerson(input: $input) {\n    userErrors {\n      code\n      field\n      message\n    }\n  }\n}": typeof types.RemovePersonDocument,
    "mutation WithdrawInvitation($input: WithdrawInvitationInput!) {\n  withdrawInvitation(input: $input) {\n    userErrors {\n      code\n      field\n      message\n    }\n  }\n}": typeof types.WithdrawInvitationDocument,
    "mutation AddWebhookEndpoint($input: AddWebhookEndpointInput!) {\n  addWebhookEndpoint(input: $input) {\n    endpoint {\n      ...WebhookEndpointFields\n    }\n    secret\n    userErrors {\n      code\n      field\n      message\n    }\n  }\n}": typeof types.AddWebhookEndpointDocument,
    "mutation DeleteWebhookEndpoint($input: WebhookEndpointInput!) {\n  deleteWebhookEndpoint(input: $input) {\n    deletedWebhookEndpointId\n    userErrors {\n      code\n      field\n      message\n    }\n  }\n}": typeof types.DeleteWebhookEndpointDocument,
    "query LastWebhookDelivery($endpointId: ID!) {\n  webhookDeliveries(first: 1, filter: {endpointId: $endpointId}) {\n    edges {\n      cursor\n      node {\n        id\n        eventType\n        status\n        createdAt\n        nextAttemptAt\n      }\n    }\n  }\n}": typeof types.LastWebhookDeliveryDocument,
    "mutation ReplayWebhookDeliveries($input: ReplayWebhookDeliveriesInput!) {\n  replayWebhookDeliveries(input: $input) {\n    replayedCount\n    userErrors {\n      code\n      field\n      message\n    }\n  }\n}": typeof types.ReplayWebhookDeliveriesDocument,
    "mutation RotateWebhookSecret($input: WebhookEndpointInput!) {\n  rotateWebhookSecret(input: $input) {\n    endpoint {\n      ...WebhookEndpointFields\n    }\n    secret\n    userErrors {\n      code\n      field\n      message\n    }\n  }\n}": typeof types.RotateWebhookSecretDocument,
    "mutation SendTestWebhook($input: WebhookEndpointInput!) {\n  sendTestWebhook(input: $input) {\n    delivery {\n      ...WebhookDeliveryFields\n    }\n    userErrors {\n      code\n      field\n      message\n    }\n  }\n}": typeof types.SendTestWebhookDocument,
    "mutation UpdateWebhookEndpoint($input: UpdateWebhookEndpointInput!) {\n  updateWebhookEndpoint(input: $input) {\n    endpoint {\n      ...WebhookEndpointFields\n    }\n    userErrors {\n      code\n      field\n      message\n    }\n  }\n}": typeof types.UpdateWebhookEndpointDocument,
    "fragment WebhookAttemptFields on WebhookAttempt {\n  number\n  url\n  outcome\n  statusCode\n  durationMs\n  answer\n  error\n  startedAt\n}": typeof types.WebhookAttemptFieldsFragmentDoc,
    "fragment WebhookDeliveryFields on WebhookDelivery {\n  id\n  eventId\n  eventType\n  status\n  parkedBecause\n  attemptCount\n  nextAttemptAt\n  deliveredAt\n  createdAt\n  payload\n  attempts {\n    ...WebhookAttemptFields\n  }\n}": typeof types.WebhookDeliveryFieldsFragmentDoc,
    "fragment WebhookEndpointFields on WebhookEndpoint {\n  id\n  url\n  description\n  eventTypes\n  isEnabled\n  disabledBecause\n  secrets {\n    createdAt\n    expiresAt\n  }\n}": typeof types.WebhookEndpointFieldsFragmentDoc,
    "query WebhookEndpoints($after: String) {\n  webhookEndpoints(first: 100, after: $after) {\n    edges {\n      cursor\n      node {\n        ...WebhookEndpointFields\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}": typeof types.WebhookEndpointsDocument,
    "query WebhookLog($endpointId: ID!, $first: Int!, $after: String, $status: WebhookDeliveryStatus) {\n  webhookEndpoint(id: $endpointId) {\n    ...WebhookEndpointFields\n  }\n  webhookDeliveries(\n    first: $first\n    after: $after\n    filter: {endpointId: $endpointId, status: $status}\n  ) {\n    edges {\n      cursor\n      node {\n        ...WebhookDeliveryFields\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n  parked: webhookDeliveries(\n    first: 0\n    filter: {endpointId: $endpointId, status: PARKED}\n  ) {\n    totalCount\n  }\n}": typeof types.WebhookLogDocument,
    "query WebhookTests($endpointId: ID!) {\n  webhookDeliveries(\n    first: 20\n    filter: {endpointId: $endpointId, eventType: \"webhook.test\"}\n  ) {\n    edges {\n      cursor\n      node {\n        ...WebhookDeliveryFields\n      }\n    }\n  }\n}": typeof types.WebhookTestsDocument,
};
const documents: Documents = {
    "mutation DeleteConnection($input: DeleteConnectionInput!) {\n  deleteConnection(input: $input) {\n    deletedConnectionId\n    userErrors {\n      code\n      field\n      message\n    }\n  }\n}": types.DeleteConnectionDocument,
    "query Dependents($ids: [ID!]!) {\n  nodes(ids: $ids) {\n    id\n    ... on Connection {\n      dependents\n    }\n  }\n}": types.DependentsDocument,
    "query ExchangeSetup($id: ID!) {\n  connection(id: $id) {\n    id\n    exchangeSetup {\n      clientId\n      servicePrincipalObjectId\n      commands {\n        step\n        command\n      }\n    }\n  }\n}": types.ExchangeSetupDocument,
    "mutation AuthorizeConnection($input: AuthorizeConnectionInput!) {\n  authorizeConnection(input: $input) {\n    connection {\n      ...ConnectionFields\n    }\n    authorizationUrl\n    userErrors {\n      code\n      field\n      message\n    }\n  }\n}": types.AuthorizeConnectionDocument,
    "fragment ConnectionFields on Connection {\n  id\n  name\n  identifier\n  note\n  tenant {\n    id\n    displayName\n    domain\n  }\n  type\n  access\n  mailbox\n  authorization {\n    status\n    account {\n      id\n      username\n      displayName\n    }\n    authorizedAt\n    lastVerifiedAt\n    awaitingUntil\n    nextVerificationAt\n    link {\n      requestedBy\n      createdAt\n      expiresAt\n    }\n    error {\n      code\n      title\n      explanation\n      remedy\n      responsible\n      facts {\n        name\n        value\n      }\n      aadsts\n      message\n      correlationId\n      traceId\n      occurredAt\n    }\n    verification {\n      ok\n      testedAt\n      steps {\n        name\n        ok\n        detail\n        remedy\n        remedyCode\n        remedyFacts {\n          name\n          value\n        }\n        remedyCommands\n        durationMs\n      }\n    }\n  }\n  createdAt\n  updatedAt\n}": types.ConnectionFieldsFragmentDoc,
    "query ConnectionNames($ids: [ID!]!) {\n  nodes(ids: $ids) {\n    id\n    ... on Connection {\n      name\n    }\n  }\n}": types.ConnectionNamesDocument,
    "query ConnectionTypes {\n  connectionTypes {\n    type\n    label\n    purpose\n    signer\n    grant\n    permissions {\n      name\n      description\n    }\n    applicationAccess {\n      signer\n      grant\n      permissions {\n        name\n        description\n      }\n    }\n    hasMailbox\n  }\n}": types.ConnectionTypesDocument,
    "subscription ConnectionsChanged($after: ID) {\n  connectionsChanged(after: $after) {\n    eventId\n    kind\n    connectionId\n    occurredAt\n    actor {\n      kind\n      name\n    }\n    connection {\n      ...ConnectionFields\n    }\n  }\n}": types.ConnectionsChangedDocument,
    "mutation CreateAuthorizationLink($input: CreateAuthorizationLinkInput!) {\n  createAuthorizationLink(input: $input) {\n    connection {\n      ...ConnectionFields\n    }\n    url\n    expiresAt\n    userErrors {\n      code\n      field\n      message\n    }\n  }\n}": types.CreateAuthorizationLinkDocument,
    "query Installation {\n  installation {\n    version\n    publicUrl\n    redirectUri\n    cloud\n    isSimulated\n    simulatorUrl\n  }\n}": types.InstallationDocument,
    "query LastEvent {\n  lastEventId\n}": types.LastEventDocument,
    "mutation TestConnection($input: TestConnectionInput!) {\n  testConnection(input: $input) {\n    connection {\n      ...ConnectionFields\n    }\n    test {\n      ok\n      testedAt\n      steps {\n        name\n        ok\n        detail\n        remedy\n        remedyCode\n        remedyFacts {\n          name\n          value\n        }\n        remedyCommands\n        durationMs\n      }\n    }\n    userErrors {\n      code\n      field\n      message\n    }\n  }\n}": types.TestConnectionDocument,
    "mutation WithdrawAuthorizationLink($input: WithdrawAuthorizationLinkInput!) {\n  withdrawAuthorizationLink(input: $input) {\n    connection {\n      ...ConnectionFields\n    }\n    userErrors {\n      code\n      field\n      message\n    }\n  }\n}": types.WithdrawAuthorizationLinkDocument,
    "query RegistrationExpiries {\n  appRegistrations(first: 100) {\n    edges {\n      cursor\n      node {\n        id\n        credentials {\n          id\n          expiresAt\n        }\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}": types.RegistrationExpiriesDocument,
    "query NeedingReauthorization {\n  connections(first: 1, filter: {statuses: [NEEDS_REAUTHORIZATION]}) {\n    totalCount\n    edges {\n      node {\n        id\n        name\n      }\n    }\n  }\n}": types.NeedingReauthorizationDocument,
    "mutation AddApiKey($input: AddApiKeyInput!) {\n  addApiKey(input: $input) {\n    apiKey {\n      ...ApiKeyFields\n    }\n    key\n    userErrors {\n      code\n      field\n      message\n    }\n  }\n}": types.AddApiKeyDocument,
    "fragment ApiKeyFields on ApiKey {\n  id\n  name\n  prefix\n  scopes\n  connectionIds\n  createdBy {\n    kind\n    name\n  }\n  createdAt\n  expiresAt\n  lastUsedAt\n  revokedAt\n  former {\n    prefix\n    until\n  }\n}": types.ApiKeyFieldsFragmentDoc,
    "query ApiKeys($after: String) {\n  apiKeys(first: 100, after: $after) {\n    edges {\n      cursor\n      node {\n        ...ApiKeyFields\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}": types.ApiKeysDocument,
    "query ConnectionChoices($text: String!) {\n  connections(first: 20, filter: {text: $text}) {\n    edges {\n      node {\n        id\n        name\n        identifier\n      }\n    }\n  }\n}": types.ConnectionChoicesDocument,
    "mutation RevokeApiKey($input: RevokeApiKeyInput!) {\n  revokeApiKey(input: $input) {\n    apiKey {\n      ...ApiKeyFields\n    }\n    userErrors {\n      code\n      field\n      message\n    }\n  }\n}": types.RevokeApiKeyDocument,
    "mutation RotateApiKey($input: RotateApiKeyInput!) {\n  rotateApiKey(input: $input) {\n    apiKey {\n      ...ApiKeyFields\n    }\n    key\n    userErrors {\n      code\n      field\n      message\n    }\n  }\n}": types.RotateApiKeyDocument,
    "mutation AddAppRegistrationCredential($input: AddAppRegistrationCredentialInput!) {\n  addAppRegistrationCredential(input: $input) {\n    appRegistration {\n      ...AppRegistrationFields\n    }\n    userErrors {\n      code\n      field\n      message\n    }\n  }\n}": types.AddAppRegistrationCredentialDocument,
    "mutation AddAppRegistration($input: AddAppRegistrationInput!) {\n  addAppRegistration(input: $input) {\n    appRegistration {\n      ...AppRegistrationFields\n    }\n    userErrors {\n      code\n      field\n      message\n    }\n  }\n}": types.AddAppRegistrationDocument,
    "fragment AppRegistrationFields on AppRegistration {\n  id\n  name\n  clientId\n  cloud\n  isDefault\n  types\n  source\n  connectionCount\n  credentials {\n    id\n    kind\n    thumbprint\n    expiresAt\n    addedAt\n  }\n  connections(first: 20) {\n    id\n    name\n  }\n}": types.AppRegistrationFieldsFragmentDoc,
    "query AppRegistrations($after: String) {\n  appRegistrations(first: 100, after: $after) {\n    edges {\n      cursor\n      node {\n        ...AppRegistrationFields\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n    totalCount\n  }\n}": types.AppRegistrationsDocument,
    "mutation DeleteAppRegistration($input: DeleteAppRegistrationInput!) {\n  deleteAppRegistration(input: $input) {\n    deletedAppRegistrationId\n    userErrors {\n      code\n      field\n      message\n    }\n  }\n}": types.DeleteAppRegistrationDocument,
    "mutation RemoveAppRegistrationCredential($input: RemoveAppRegistrationCredentialInput!) {\n  removeAppRegistrationCredential(input: $input) {\n    appRegistration {\n      ...AppRegistrationFields\n    }\n    userErrors {\n      code\n      field\n      message\n    }\n  }\n}": types.RemoveAppRegistrationCredentialDocument,
    "mutation UpdateAppRegistration($input: UpdateAppRegistrationInput!) {\n  updateAppRegistration(input: $input) {\n    appRegistration {\n      ...AppRegistrationFields\n    }\n    userErrors {\n      code\n      field\n      message\n    }\n  }\n}": types.UpdateAppRegistrationDocument,
    "query AuditActors {\n  people(first: 100) {\n    edges {\n      node {\n        id\n        name\n      }\n    }\n  }\n  apiKeys(first: 100) {\n    edges {\n      node {\n        id\n        name\n      }\n    }\n  }\n}": types.AuditActorsDocument,
    "query AuditEntries($first: Int!, $after: String, $filter: AuditEntryFilter) {\n  auditEntries(first: $first, after: $after, filter: $filter) {\n    edges {\n      cursor\n      node {\n        ...AuditEntryFields\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}": types.AuditEntriesDocument,
    "fragment AuditEntryFields on AuditEntry {\n  sequence\n  occurredAt\n  actor {\n    kind\n    name\n  }\n  actorId\n  address\n  action\n  subjectKind\n  subjectId\n  details\n}": types.AuditEntryFieldsFragmentDoc,
    "query ConnectionDetails($id: ID!, $first: Int!, $after: String) {\n  connection(id: $id) {\n    id\n    dependents\n    authorization {\n      scopes\n      nextRefreshAt\n    }\n    history(first: $first, after: $after) {\n      edges {\n        node {\n          ...HistoryEntry\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n}": types.ConnectionDetailsDocument,
    "fragment HistoryEntry on ConnectionHistoryEntry {\n  id\n  kind\n  occurredAt\n  actor {\n    kind\n    name\n  }\n  account {\n    id\n    username\n    displayName\n  }\n  failure {\n    code\n    title\n    explanation\n    remedy\n    responsible\n    facts {\n      name\n      value\n    }\n    aadsts\n    message\n    correlationId\n    traceId\n    occurredAt\n  }\n  failedStep {\n    name\n  }\n  changedFields\n}": types.HistoryEntryFragmentDoc,
    "query SignOnSettings($connectionId: ID!) {\n  signOnSettings(connectionId: $connectionId) {\n    isEnabled\n    domains\n    groupIds\n    role\n  }\n}": types.SignOnSettingsDocument,
    "mutation UpdateSignOn($input: UpdateSignOnInput!) {\n  updateSignOn(input: $input) {\n    userErrors {\n      code\n      field\n      message\n    }\n  }\n}": types.UpdateSignOnDocument,
    "query ConnectionStatusCounts($filter: ConnectionFilter) {\n  connectionStatusCounts(filter: $filter) {\n    status\n    count\n  }\n}": types.ConnectionStatusCountsDocument,
    "query Connections($first: Int!, $after: String, $filter: ConnectionFilter, $orderBy: ConnectionOrder) {\n  connections(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {\n    edges {\n      cursor\n      node {\n        ...ConnectionFields\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}": types.ConnectionsDocument,
    "query Tenants($first: Int!, $after: String, $filter: TenantFilter) {\n  tenants(first: $first, after: $after, filter: $filter) {\n    edges {\n      connectionCount\n      cursor\n      node {\n        id\n        displayName\n        domain\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}": types.TenantsDocument,
    "query ConnectionMeanwhile($id: ID!) {\n  connection(id: $id) {\n    ...EditedConnection\n    history(first: 50) {\n      edges {\n        node {\n          id\n          kind\n          occurredAt\n          changedFields\n          actor {\n            kind\n            name\n          }\n        }\n      }\n    }\n  }\n}": types.ConnectionMeanwhileDocument,
    "query Connection($id: ID!) {\n  connection(id: $id) {\n    ...EditedConnection\n  }\n}": types.ConnectionDocument,
    "fragment EditedConnection on Connection {\n  ...ConnectionFields\n  chosenAppRegistrationId\n  tenant {\n    id\n    cloud\n  }\n}": types.EditedConnectionFragmentDoc,
    "mutation UpdateConnection($input: UpdateConnectionInput!) {\n  updateConnection(input: $input) {\n    connection {\n      ...EditedConnection\n    }\n    userErrors {\n      code\n      field\n      message\n    }\n  }\n}": types.UpdateConnectionDocument,
    "mutation AddConnection($input: AddConnectionInput!) {\n  addConnection(input: $input) {\n    connection {\n      ...ConnectionFields\n    }\n    authorizationUrl\n    userErrors {\n      code\n      field\n      message\n    }\n  }\n}": types.AddConnectionDocument,
    "query AppRegistrationChoices {\n  appRegistrations(first: 100) {\n    edges {\n      cursor\n      node {\n        id\n        name\n        cloud\n        isDefault\n        types\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}": types.AppRegistrationChoicesDocument,
    "query EntraIdConnection($tenantId: ID!) {\n  connections(first: 1, filter: {types: [ENTRA_ID], tenantIds: [$tenantId]}) {\n    edges {\n      cursor\n      node {\n        id\n        name\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}": types.EntraIdConnectionDocument,
    "query IdentifierProposal($name: String!) {\n  identifierProposal(name: $name)\n}": types.IdentifierProposalDocument,
    "query Tenant($idOrDomain: String!) {\n  tenant(idOrDomain: $idOrDomain) {\n    id\n    displayName\n    domain\n    cloud\n  }\n}": types.TenantDocument,
    "mutation ChangeRole($input: ChangeRoleInput!) {\n  changeRole(input: $input) {\n    userErrors {\n      code\n      field\n      message\n    }\n  }\n}": types.ChangeRoleDocument,
    "fragment InvitationFields on Invitation {\n  id\n  email\n  name\n  role\n  expiresAt\n  invitedBy {\n    name\n  }\n}": types.InvitationFieldsFragmentDoc,
    "query Invitations {\n  invitations {\n    ...InvitationFields\n  }\n}": types.InvitationsDocument,
    "mutation InvitePerson($input: InvitePersonInput!) {\n  invitePerson(input: $input) {\n    url\n    userErrors {\n      code\n      field\n      message\n    }\n  }\n}": types.InvitePersonDocument,
    "query People($after: String) {\n  people(first: 100, after: $after) {\n    edges {\n      cursor\n      node {\n        ...PersonFields\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}": types.PeopleDocument,
    "fragment PersonFields on Person {\n  id\n  name\n  email\n  role\n  hasSecondFactor\n  microsoftAccount\n  apiKeyCount\n  lastSignedInAt\n  isViewer\n}": types.PersonFieldsFragmentDoc,
    "mutation RemovePerson($input: RemovePersonInput!) {\n  removePerson(input: $input) {\n    userErrors {\n      code\n      field\n      message\n    }\n  }\n}": types.RemovePersonDocument,
    "mutation WithdrawInvitation($input: WithdrawInvitationInput!) {\n  withdrawInvitation(input: $input) {\n    userErrors {\n      code\n      field\n      message\n    }\n  }\n}": types.WithdrawInvitationDocument,
    "mutation AddWebhookEndpoint($input: AddWebhookEndpointInput!) {\n  addWebhookEndpoint(input: $input) {\n    endpoint {\n      ...WebhookEndpointFields\n    }\n    secret\n    userErrors {\n      code\n      field\n      message\n    }\n  }\n}": types.AddWebhookEndpointDocument,
    "mutation DeleteWebhookEndpoint($input: WebhookEndpointInput!) {\n  deleteWebhookEndpoint(input: $input) {\n    deletedWebhookEndpointId\n    userErrors {\n      code\n      field\n      message\n    }\n  }\n}": types.DeleteWebhookEndpointDocument,
    "query LastWebhookDelivery($endpointId: ID!) {\n  webhookDeliveries(first: 1, filter: {endpointId: $endpointId}) {\n    edges {\n      cursor\n      node {\n        id\n        eventType\n        status\n        createdAt\n        nextAttemptAt\n      }\n    }\n  }\n}": types.LastWebhookDeliveryDocument,
    "mutation ReplayWebhookDeliveries($input: ReplayWebhookDeliveriesInput!) {\n  replayWebhookDeliveries(input: $input) {\n    replayedCount\n    userErrors {\n      code\n      field\n      message\n    }\n  }\n}": types.ReplayWebhookDeliveriesDocument,
    "mutation RotateWebhookSecret($input: WebhookEndpointInput!) {\n  rotateWebhookSecret(input: $input) {\n    endpoint {\n      ...WebhookEndpointFields\n    }\n    secret\n    userErrors {\n      code\n      field\n      message\n    }\n  }\n}": types.RotateWebhookSecretDocument,
    "mutation SendTestWebhook($input: WebhookEndpointInput!) {\n  sendTestWebhook(input: $input) {\n    delivery {\n      ...WebhookDeliveryFields\n    }\n    userErrors {\n      code\n      field\n      message\n    }\n  }\n}": types.SendTestWebhookDocument,
    "mutation UpdateWebhookEndpoint($input: UpdateWebhookEndpointInput!) {\n  updateWebhookEndpoint(input: $input) {\n    endpoint {\n      ...WebhookEndpointFields\n    }\n    userErrors {\n      code\n      field\n      message\n    }\n  }\n}": types.UpdateWebhookEndpointDocument,
    "fragment WebhookAttemptFields on WebhookAttempt {\n  number\n  url\n  outcome\n  statusCode\n  durationMs\n  answer\n  error\n  startedAt\n}": types.WebhookAttemptFieldsFragmentDoc,
    "fragment WebhookDeliveryFields on WebhookDelivery {\n  id\n  eventId\n  eventType\n  status\n  parkedBecause\n  attemptCount\n  nextAttemptAt\n  deliveredAt\n  createdAt\n  payload\n  attempts {\n    ...WebhookAttemptFields\n  }\n}": types.WebhookDeliveryFieldsFragmentDoc,
    "fragment WebhookEndpointFields on WebhookEndpoint {\n  id\n  url\n  description\n  eventTypes\n  isEnabled\n  disabledBecause\n  secrets {\n    createdAt\n    expiresAt\n  }\n}": types.WebhookEndpointFieldsFragmentDoc,
    "query WebhookEndpoints($after: String) {\n  webhookEndpoints(first: 100, after: $after) {\n    edges {\n      cursor\n      node {\n        ...WebhookEndpointFields\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}": types.WebhookEndpointsDocument,
    "query WebhookLog($endpointId: ID!, $first: Int!, $after: String, $status: WebhookDeliveryStatus) {\n  webhookEndpoint(id: $endpointId) {\n    ...WebhookEndpointFields\n  }\n  webhookDeliveries(\n    first: $first\n    after: $after\n    filter: {endpointId: $endpointId, status: $status}\n  ) {\n    edges {\n      cursor\n      node {\n        ...WebhookDeliveryFields\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n  parked: webhookDeliveries(\n    first: 0\n    filter: {endpointId: $endpointId, status: PARKED}\n  ) {\n    totalCount\n  }\n}": types.WebhookLogDocument,
    "query WebhookTests($endpointId: ID!) {\n  webhookDeliveries(\n    first: 20\n    filter: {endpointId: $endpointId, eventType: \"webhook.test\"}\n  ) {\n    edges {\n      cursor\n      node {\n        ...WebhookDeliveryFields\n      }\n    }\n  }\n}": types.WebhookTestsDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 *
 *
 * @example
 * ```ts
 * const query = graphql(`query GetUser($id: ID!) { user(id: $id) { name } }`);
 * ```
 *
 * The query argument is unknown!
 * Please regenerate the types.
 */
export function graphql(source: string): unknown;

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation DeleteConnection($input: DeleteConnectionInput!) {\n  deleteConnection(input: $input) {\n    deletedConnectionId\n    userErrors {\n      code\n      field\n      message\n    }\n  }\n}"): (typeof documents)["mutation DeleteConnection($input: DeleteConnectionInput!) {\n  deleteConnection(input: $input) {\n    deletedConnectionId\n    userErrors {\n      code\n      field\n      message\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Dependents($ids: [ID!]!) {\n  nodes(ids: $ids) {\n    id\n    ... on Connection {\n      dependents\n    }\n  }\n}"): (typeof documents)["query Dependents($ids: [ID!]!) {\n  nodes(ids: $ids) {\n    id\n    ... on Connection {\n      dependents\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query ExchangeSetup($id: ID!) {\n  connection(id: $id) {\n    id\n    exchangeSetup {\n      clientId\n      servicePrincipalObjectId\n      commands {\n        step\n        command\n      }\n    }\n  }\n}"): (typeof documents)["query ExchangeSetup($id: ID!) {\n  connection(id: $id) {\n    id\n    exchangeSetup {\n      clientId\n      servicePrincipalObjectId\n      commands {\n        step\n        command\n      }\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation AuthorizeConnection($input: AuthorizeConnectionInput!) {\n  authorizeConnection(input: $input) {\n    connection {\n      ...ConnectionFields\n    }\n    authorizationUrl\n    userErrors {\n      code\n      field\n      message\n    }\n  }\n}"): (typeof documents)["mutation AuthorizeConnection($input: AuthorizeConnectionInput!) {\n  authorizeConnection(input: $input) {\n    connection {\n      ...ConnectionFields\n    }\n    authorizationUrl\n    userErrors {\n      code\n      field\n      message\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment ConnectionFields on Connection {\n  id\n  name\n  identifier\n  note\n  tenant {\n    id\n    displayName\n    domain\n  }\n  type\n  access\n  mailbox\n  authorization {\n    status\n    account {\n      id\n      username\n      displayName\n    }\n    authorizedAt\n    lastVerifiedAt\n    awaitingUntil\n    nextVerificationAt\n    link {\n      requestedBy\n      createdAt\n      expiresAt\n    }\n    error {\n      code\n      title\n      explanation\n      remedy\n      responsible\n      facts {\n        name\n        value\n      }\n      aadsts\n      message\n      correlationId\n      traceId\n      occurredAt\n    }\n    verification {\n      ok\n      testedAt\n      steps {\n        name\n        ok\n        detail\n        remedy\n        remedyCode\n        remedyFacts {\n          name\n          value\n        }\n        remedyCommands\n        durationMs\n      }\n    }\n  }\n  createdAt\n  updatedAt\n}"): (typeof documents)["fragment ConnectionFields on Connection {\n  id\n  name\n  identifier\n  note\n  tenant {\n    id\n    displayName\n    domain\n  }\n  type\n  access\n  mailbox\n  authorization {\n    status\n    account {\n      id\n      username\n      displayName\n    }\n    authorizedAt\n    lastVerifiedAt\n    awaitingUntil\n    nextVerificationAt\n    link {\n      requestedBy\n      createdAt\n      expiresAt\n    }\n    error {\n      code\n      title\n      explanation\n      remedy\n      responsible\n      facts {\n        name\n        value\n      }\n      aadsts\n      message\n      correlationId\n      traceId\n      occurredAt\n    }\n    verification {\n      ok\n      testedAt\n      steps {\n        name\n        ok\n        detail\n        remedy\n        remedyCode\n        remedyFacts {\n          name\n          value\n        }\n        remedyCommands\n        durationMs\n      }\n    }\n  }\n  createdAt\n  updatedAt\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query ConnectionNames($ids: [ID!]!) {\n  nodes(ids: $ids) {\n    id\n    ... on Connection {\n      name\n    }\n  }\n}"): (typeof documents)["query ConnectionNames($ids: [ID!]!) {\n  nodes(ids: $ids) {\n    id\n    ... on Connection {\n      name\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query ConnectionTypes {\n  connectionTypes {\n    type\n    label\n    purpose\n    signer\n    grant\n    permissions {\n      name\n      description\n    }\n    applicationAccess {\n      signer\n      grant\n      permissions {\n        name\n        description\n      }\n    }\n    hasMailbox\n  }\n}"): (typeof documents)["query ConnectionTypes {\n  connectionTypes {\n    type\n    label\n    purpose\n    signer\n    grant\n    permissions {\n      name\n      description\n    }\n    applicationAccess {\n      signer\n      grant\n      permissions {\n        name\n        description\n      }\n    }\n    hasMailbox\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "subscription ConnectionsChanged($after: ID) {\n  connectionsChanged(after: $after) {\n    eventId\n    kind\n    connectionId\n    occurredAt\n    actor {\n      kind\n      name\n    }\n    connection {\n      ...ConnectionFields\n    }\n  }\n}"): (typeof documents)["subscription ConnectionsChanged($after: ID) {\n  connectionsChanged(after: $after) {\n    eventId\n    kind\n    connectionId\n    occurredAt\n    actor {\n      kind\n      name\n    }\n    connection {\n      ...ConnectionFields\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation CreateAuthorizationLink($input: CreateAuthorizationLinkInput!) {\n  createAuthorizationLink(input: $input) {\n    connection {\n      ...ConnectionFields\n    }\n    url\n    expiresAt\n    userErrors {\n      code\n      field\n      message\n    }\n  }\n}"): (typeof documents)["mutation CreateAuthorizationLink($input: CreateAuthorizationLinkInput!) {\n  createAuthorizationLink(input: $input) {\n    connection {\n      ...ConnectionFields\n    }\n    url\n    expiresAt\n    userErrors {\n      code\n      field\n      message\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Installation {\n  installation {\n    version\n    publicUrl\n    redirectUri\n    cloud\n    isSimulated\n    simulatorUrl\n  }\n}"): (typeof documents)["query Installation {\n  installation {\n    version\n    publicUrl\n    redirectUri\n    cloud\n    isSimulated\n    simulatorUrl\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query LastEvent {\n  lastEventId\n}"): (typeof documents)["query LastEvent {\n  lastEventId\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation TestConnection($input: TestConnectionInput!) {\n  testConnection(input: $input) {\n    connection {\n      ...ConnectionFields\n    }\n    test {\n      ok\n      testedAt\n      steps {\n        name\n        ok\n        detail\n        remedy\n        remedyCode\n        remedyFacts {\n          name\n          value\n        }\n        remedyCommands\n        durationMs\n      }\n    }\n    userErrors {\n      code\n      field\n      message\n    }\n  }\n}"): (typeof documents)["mutation TestConnection($input: TestConnectionInput!) {\n  testConnection(input: $input) {\n    connection {\n      ...ConnectionFields\n    }\n    test {\n      ok\n      testedAt\n      steps {\n        name\n        ok\n        detail\n        remedy\n        remedyCode\n        remedyFacts {\n          name\n          value\n        }\n        remedyCommands\n        durationMs\n      }\n    }\n    userErrors {\n      code\n      field\n      message\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation WithdrawAuthorizationLink($input: WithdrawAuthorizationLinkInput!) {\n  withdrawAuthorizationLink(input: $input) {\n    connection {\n      ...ConnectionFields\n    }\n    userErrors {\n      code\n      field\n      message\n    }\n  }\n}"): (typeof documents)["mutation WithdrawAuthorizationLink($input: WithdrawAuthorizationLinkInput!) {\n  withdrawAuthorizationLink(input: $input) {\n    connection {\n      ...ConnectionFields\n    }\n    userErrors {\n      code\n      field\n      message\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query RegistrationExpiries {\n  appRegistrations(first: 100) {\n    edges {\n      cursor\n      node {\n        id\n        credentials {\n          id\n          expiresAt\n        }\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}"): (typeof documents)["query RegistrationExpiries {\n  appRegistrations(first: 100) {\n    edges {\n      cursor\n      node {\n        id\n        credentials {\n          id\n          expiresAt\n        }\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query NeedingReauthorization {\n  connections(first: 1, filter: {statuses: [NEEDS_REAUTHORIZATION]}) {\n    totalCount\n    edges {\n      node {\n        id\n        name\n      }\n    }\n  }\n}"): (typeof documents)["query NeedingReauthorization {\n  connections(first: 1, filter: {statuses: [NEEDS_REAUTHORIZATION]}) {\n    totalCount\n    edges {\n      node {\n        id\n        name\n      }\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation AddApiKey($input: AddApiKeyInput!) {\n  addApiKey(input: $input) {\n    apiKey {\n      ...ApiKeyFields\n    }\n    key\n    userErrors {\n      code\n      field\n      message\n    }\n  }\n}"): (typeof documents)["mutation AddApiKey($input: AddApiKeyInput!) {\n  addApiKey(input: $input) {\n    apiKey {\n      ...ApiKeyFields\n    }\n    key\n    userErrors {\n      code\n      field\n      message\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment ApiKeyFields on ApiKey {\n  id\n  name\n  prefix\n  scopes\n  connectionIds\n  createdBy {\n    kind\n    name\n  }\n  createdAt\n  expiresAt\n  lastUsedAt\n  revokedAt\n  former {\n    prefix\n    until\n  }\n}"): (typeof documents)["fragment ApiKeyFields on ApiKey {\n  id\n  name\n  prefix\n  scopes\n  connectionIds\n  createdBy {\n    kind\n    name\n  }\n  createdAt\n  expiresAt\n  lastUsedAt\n  revokedAt\n  former {\n    prefix\n    until\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query ApiKeys($after: String) {\n  apiKeys(first: 100, after: $after) {\n    edges {\n      cursor\n      node {\n        ...ApiKeyFields\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}"): (typeof documents)["query ApiKeys($after: String) {\n  apiKeys(first: 100, after: $after) {\n    edges {\n      cursor\n      node {\n        ...ApiKeyFields\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query ConnectionChoices($text: String!) {\n  connections(first: 20, filter: {text: $text}) {\n    edges {\n      node {\n        id\n        name\n        identifier\n      }\n    }\n  }\n}"): (typeof documents)["query ConnectionChoices($text: String!) {\n  connections(first: 20, filter: {text: $text}) {\n    edges {\n      node {\n        id\n        name\n        identifier\n      }\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation RevokeApiKey($input: RevokeApiKeyInput!) {\n  revokeApiKey(input: $input) {\n    apiKey {\n      ...ApiKeyFields\n    }\n    userErrors {\n      code\n      field\n      message\n    }\n  }\n}"): (typeof documents)["mutation RevokeApiKey($input: RevokeApiKeyInput!) {\n  revokeApiKey(input: $input) {\n    apiKey {\n      ...ApiKeyFields\n    }\n    userErrors {\n      code\n      field\n      message\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation RotateApiKey($input: RotateApiKeyInput!) {\n  rotateApiKey(input: $input) {\n    apiKey {\n      ...ApiKeyFields\n    }\n    key\n    userErrors {\n      code\n      field\n      message\n    }\n  }\n}"): (typeof documents)["mutation RotateApiKey($input: RotateApiKeyInput!) {\n  rotateApiKey(input: $input) {\n    apiKey {\n      ...ApiKeyFields\n    }\n    key\n    userErrors {\n      code\n      field\n      message\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation AddAppRegistrationCredential($input: AddAppRegistrationCredentialInput!) {\n  addAppRegistrationCredential(input: $input) {\n    appRegistration {\n      ...AppRegistrationFields\n    }\n    userErrors {\n      code\n      field\n      message\n    }\n  }\n}"): (typeof documents)["mutation AddAppRegistrationCredential($input: AddAppRegistrationCredentialInput!) {\n  addAppRegistrationCredential(input: $input) {\n    appRegistration {\n      ...AppRegistrationFields\n    }\n    userErrors {\n      code\n      field\n      message\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation AddAppRegistration($input: AddAppRegistrationInput!) {\n  addAppRegistration(input: $input) {\n    appRegistration {\n      ...AppRegistrationFields\n    }\n    userErrors {\n      code\n      field\n      message\n    }\n  }\n}"): (typeof documents)["mutation AddAppRegistration($input: AddAppRegistrationInput!) {\n  addAppRegistration(input: $input) {\n    appRegistration {\n      ...AppRegistrationFields\n    }\n    userErrors {\n      code\n      field\n      message\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment AppRegistrationFields on AppRegistration {\n  id\n  name\n  clientId\n  cloud\n  isDefault\n  types\n  source\n  connectionCount\n  credentials {\n    id\n    kind\n    thumbprint\n    expiresAt\n    addedAt\n  }\n  connections(first: 20) {\n    id\n    name\n  }\n}"): (typeof documents)["fragment AppRegistrationFields on AppRegistration {\n  id\n  name\n  clientId\n  cloud\n  isDefault\n  types\n  source\n  connectionCount\n  credentials {\n    id\n    kind\n    thumbprint\n    expiresAt\n    addedAt\n  }\n  connections(first: 20) {\n    id\n    name\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query AppRegistrations($after: String) {\n  appRegistrations(first: 100, after: $after) {\n    edges {\n      cursor\n      node {\n        ...AppRegistrationFields\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n    totalCount\n  }\n}"): (typeof documents)["query AppRegistrations($after: String) {\n  appRegistrations(first: 100, after: $after) {\n    edges {\n      cursor\n      node {\n        ...AppRegistrationFields\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n    totalCount\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation DeleteAppRegistration($input: DeleteAppRegistrationInput!) {\n  deleteAppRegistration(input: $input) {\n    deletedAppRegistrationId\n    userErrors {\n      code\n      field\n      message\n    }\n  }\n}"): (typeof documents)["mutation DeleteAppRegistration($input: DeleteAppRegistrationInput!) {\n  deleteAppRegistration(input: $input) {\n    deletedAppRegistrationId\n    userErrors {\n      code\n      field\n      message\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation RemoveAppRegistrationCredential($input: RemoveAppRegistrationCredentialInput!) {\n  removeAppRegistrationCredential(input: $input) {\n    appRegistration {\n      ...AppRegistrationFields\n    }\n    userErrors {\n      code\n      field\n      message\n    }\n  }\n}"): (typeof documents)["mutation RemoveAppRegistrationCredential($input: RemoveAppRegistrationCredentialInput!) {\n  removeAppRegistrationCredential(input: $input) {\n    appRegistration {\n      ...AppRegistrationFields\n    }\n    userErrors {\n      code\n      field\n      message\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation UpdateAppRegistration($input: UpdateAppRegistrationInput!) {\n  updateAppRegistration(input: $input) {\n    appRegistration {\n      ...AppRegistrationFields\n    }\n    userErrors {\n      code\n      field\n      message\n    }\n  }\n}"): (typeof documents)["mutation UpdateAppRegistration($input: UpdateAppRegistrationInput!) {\n  updateAppRegistration(input: $input) {\n    appRegistration {\n      ...AppRegistrationFields\n    }\n    userErrors {\n      code\n      field\n      message\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query AuditActors {\n  people(first: 100) {\n    edges {\n      node {\n        id\n        name\n      }\n    }\n  }\n  apiKeys(first: 100) {\n    edges {\n      node {\n        id\n        name\n      }\n    }\n  }\n}"): (typeof documents)["query AuditActors {\n  people(first: 100) {\n    edges {\n      node {\n        id\n        name\n      }\n    }\n  }\n  apiKeys(first: 100) {\n    edges {\n      node {\n        id\n        name\n      }\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query AuditEntries($first: Int!, $after: String, $filter: AuditEntryFilter) {\n  auditEntries(first: $first, after: $after, filter: $filter) {\n    edges {\n      cursor\n      node {\n        ...AuditEntryFields\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}"): (typeof documents)["query AuditEntries($first: Int!, $after: String, $filter: AuditEntryFilter) {\n  auditEntries(first: $first, after: $after, filter: $filter) {\n    edges {\n      cursor\n      node {\n        ...AuditEntryFields\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment AuditEntryFields on AuditEntry {\n  sequence\n  occurredAt\n  actor {\n    kind\n    name\n  }\n  actorId\n  address\n  action\n  subjectKind\n  subjectId\n  details\n}"): (typeof documents)["fragment AuditEntryFields on AuditEntry {\n  sequence\n  occurredAt\n  actor {\n    kind\n    name\n  }\n  actorId\n  address\n  action\n  subjectKind\n  subjectId\n  details\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query ConnectionDetails($id: ID!, $first: Int!, $after: String) {\n  connection(id: $id) {\n    id\n    dependents\n    authorization {\n      scopes\n      nextRefreshAt\n    }\n    history(first: $first, after: $after) {\n      edges {\n        node {\n          ...HistoryEntry\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n}"): (typeof documents)["query ConnectionDetails($id: ID!, $first: Int!, $after: String) {\n  connection(id: $id) {\n    id\n    dependents\n    authorization {\n      scopes\n      nextRefreshAt\n    }\n    history(first: $first, after: $after) {\n      edges {\n        node {\n          ...HistoryEntry\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment HistoryEntry on ConnectionHistoryEntry {\n  id\n  kind\n  occurredAt\n  actor {\n    kind\n    name\n  }\n  account {\n    id\n    username\n    displayName\n  }\n  failure {\n    code\n    title\n    explanation\n    remedy\n    responsible\n    facts {\n      name\n      value\n    }\n    aadsts\n    message\n    correlationId\n    traceId\n    occurredAt\n  }\n  failedStep {\n    name\n  }\n  changedFields\n}"): (typeof documents)["fragment HistoryEntry on ConnectionHistoryEntry {\n  id\n  kind\n  occurredAt\n  actor {\n    kind\n    name\n  }\n  account {\n    id\n    username\n    displayName\n  }\n  failure {\n    code\n    title\n    explanation\n    remedy\n    responsible\n    facts {\n      name\n      value\n    }\n    aadsts\n    message\n    correlationId\n    traceId\n    occurredAt\n  }\n  failedStep {\n    name\n  }\n  changedFields\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query SignOnSettings($connectionId: ID!) {\n  signOnSettings(connectionId: $connectionId) {\n    isEnabled\n    domains\n    groupIds\n    role\n  }\n}"): (typeof documents)["query SignOnSettings($connectionId: ID!) {\n  signOnSettings(connectionId: $connectionId) {\n    isEnabled\n    domains\n    groupIds\n    role\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation UpdateSignOn($input: UpdateSignOnInput!) {\n  updateSignOn(input: $input) {\n    userErrors {\n      code\n      field\n      message\n    }\n  }\n}"): (typeof documents)["mutation UpdateSignOn($input: UpdateSignOnInput!) {\n  updateSignOn(input: $input) {\n    userErrors {\n      code\n      field\n      message\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query ConnectionStatusCounts($filter: ConnectionFilter) {\n  connectionStatusCounts(filter: $filter) {\n    status\n    count\n  }\n}"): (typeof documents)["query ConnectionStatusCounts($filter: ConnectionFilter) {\n  connectionStatusCounts(filter: $filter) {\n    status\n    count\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Connections($first: Int!, $after: String, $filter: ConnectionFilter, $orderBy: ConnectionOrder) {\n  connections(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {\n    edges {\n      cursor\n      node {\n        ...ConnectionFields\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}"): (typeof documents)["query Connections($first: Int!, $after: String, $filter: ConnectionFilter, $orderBy: ConnectionOrder) {\n  connections(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {\n    edges {\n      cursor\n      node {\n        ...ConnectionFields\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Tenants($first: Int!, $after: String, $filter: TenantFilter) {\n  tenants(first: $first, after: $after, filter: $filter) {\n    edges {\n      connectionCount\n      cursor\n      node {\n        id\n        displayName\n        domain\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}"): (typeof documents)["query Tenants($first: Int!, $after: String, $filter: TenantFilter) {\n  tenants(first: $first, after: $after, filter: $filter) {\n    edges {\n      connectionCount\n      cursor\n      node {\n        id\n        displayName\n        domain\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query ConnectionMeanwhile($id: ID!) {\n  connection(id: $id) {\n    ...EditedConnection\n    history(first: 50) {\n      edges {\n        node {\n          id\n          kind\n          occurredAt\n          changedFields\n          actor {\n            kind\n            name\n          }\n        }\n      }\n    }\n  }\n}"): (typeof documents)["query ConnectionMeanwhile($id: ID!) {\n  connection(id: $id) {\n    ...EditedConnection\n    history(first: 50) {\n      edges {\n        node {\n          id\n          kind\n          occurredAt\n          changedFields\n          actor {\n            kind\n            name\n          }\n        }\n      }\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Connection($id: ID!) {\n  connection(id: $id) {\n    ...EditedConnection\n  }\n}"): (typeof documents)["query Connection($id: ID!) {\n  connection(id: $id) {\n    ...EditedConnection\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment EditedConnection on Connection {\n  ...ConnectionFields\n  chosenAppRegistrationId\n  tenant {\n    id\n    cloud\n  }\n}"): (typeof documents)["fragment EditedConnection on Connection {\n  ...ConnectionFields\n  chosenAppRegistrationId\n  tenant {\n    id\n    cloud\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation UpdateConnection($input: UpdateConnectionInput!) {\n  updateConnection(input: $input) {\n    connection {\n      ...EditedConnection\n    }\n    userErrors {\n      code\n      field\n      message\n    }\n  }\n}"): (typeof documents)["mutation UpdateConnection($input: UpdateConnectionInput!) {\n  updateConnection(input: $input) {\n    connection {\n      ...EditedConnection\n    }\n    userErrors {\n      code\n      field\n      message\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation AddConnection($input: AddConnectionInput!) {\n  addConnection(input: $input) {\n    connection {\n      ...ConnectionFields\n    }\n    authorizationUrl\n    userErrors {\n      code\n      field\n      message\n    }\n  }\n}"): (typeof documents)["mutation AddConnection($input: AddConnectionInput!) {\n  addConnection(input: $input) {\n    connection {\n      ...ConnectionFields\n    }\n    authorizationUrl\n    userErrors {\n      code\n      field\n      message\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query AppRegistrationChoices {\n  appRegistrations(first: 100) {\n    edges {\n      cursor\n      node {\n        id\n        name\n        cloud\n        isDefault\n        types\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}"): (typeof documents)["query AppRegistrationChoices {\n  appRegistrations(first: 100) {\n    edges {\n      cursor\n      node {\n        id\n        name\n        cloud\n        isDefault\n        types\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query EntraIdConnection($tenantId: ID!) {\n  connections(first: 1, filter: {types: [ENTRA_ID], tenantIds: [$tenantId]}) {\n    edges {\n      cursor\n      node {\n        id\n        name\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}"): (typeof documents)["query EntraIdConnection($tenantId: ID!) {\n  connections(first: 1, filter: {types: [ENTRA_ID], tenantIds: [$tenantId]}) {\n    edges {\n      cursor\n      node {\n        id\n        name\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query IdentifierProposal($name: String!) {\n  identifierProposal(name: $name)\n}"): (typeof documents)["query IdentifierProposal($name: String!) {\n  identifierProposal(name: $name)\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Tenant($idOrDomain: String!) {\n  tenant(idOrDomain: $idOrDomain) {\n    id\n    displayName\n    domain\n    cloud\n  }\n}"): (typeof documents)["query Tenant($idOrDomain: String!) {\n  tenant(idOrDomain: $idOrDomain) {\n    id\n    displayName\n    domain\n    cloud\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation ChangeRole($input: ChangeRoleInput!) {\n  changeRole(input: $input) {\n    userErrors {\n      code\n      field\n      message\n    }\n  }\n}"): (typeof documents)["mutation ChangeRole($input: ChangeRoleInput!) {\n  changeRole(input: $input) {\n    userErrors {\n      code\n      field\n      message\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment InvitationFields on Invitation {\n  id\n  email\n  name\n  role\n  expiresAt\n  invitedBy {\n    name\n  }\n}"): (typeof documents)["fragment InvitationFields on Invitation {\n  id\n  email\n  name\n  role\n  expiresAt\n  invitedBy {\n    name\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Invitations {\n  invitations {\n    ...InvitationFields\n  }\n}"): (typeof documents)["query Invitations {\n  invitations {\n    ...InvitationFields\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation InvitePerson($input: InvitePersonInput!) {\n  invitePerson(input: $input) {\n    url\n    userErrors {\n      code\n      field\n      message\n    }\n  }\n}"): (typeof documents)["mutation InvitePerson($input: InvitePersonInput!) {\n  invitePerson(input: $input) {\n    url\n    userErrors {\n      code\n      field\n      message\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query People($after: String) {\n  people(first: 100, after: $after) {\n    edges {\n      cursor\n      node {\n        ...PersonFields\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}"): (typeof documents)["query People($after: String) {\n  people(first: 100, after: $after) {\n    edges {\n      cursor\n      node {\n        ...PersonFields\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment PersonFields on Person {\n  id\n  name\n  email\n  role\n  hasSecondFactor\n  microsoftAccount\n  apiKeyCount\n  lastSignedInAt\n  isViewer\n}"): (typeof documents)["fragment PersonFields on Person {\n  id\n  name\n  email\n  role\n  hasSecondFactor\n  microsoftAccount\n  apiKeyCount\n  lastSignedInAt\n  isViewer\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation RemovePerson($input: RemovePersonInput!) {\n  removePerson(input: $input) {\n    userErrors {\n      code\n      field\n      message\n    }\n  }\n}"): (typeof documents)["mutation RemovePerson($input: RemovePersonInput!) {\n  removePerson(input: $input) {\n    userErrors {\n      code\n      field\n      message\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation WithdrawInvitation($input: WithdrawInvitationInput!) {\n  withdrawInvitation(input: $input) {\n    userErrors {\n      code\n      field\n      message\n    }\n  }\n}"): (typeof documents)["mutation WithdrawInvitation($input: WithdrawInvitationInput!) {\n  withdrawInvitation(input: $input) {\n    userErrors {\n      code\n      field\n      message\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation AddWebhookEndpoint($input: AddWebhookEndpointInput!) {\n  addWebhookEndpoint(input: $input) {\n    endpoint {\n      ...WebhookEndpointFields\n    }\n    secret\n    userErrors {\n      code\n      field\n      message\n    }\n  }\n}"): (typeof documents)["mutation AddWebhookEndpoint($input: AddWebhookEndpointInput!) {\n  addWebhookEndpoint(input: $input) {\n    endpoint {\n      ...WebhookEndpointFields\n    }\n    secret\n    userErrors {\n      code\n      field\n      message\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation DeleteWebhookEndpoint($input: WebhookEndpointInput!) {\n  deleteWebhookEndpoint(input: $input) {\n    deletedWebhookEndpointId\n    userErrors {\n      code\n      field\n      message\n    }\n  }\n}"): (typeof documents)["mutation DeleteWebhookEndpoint($input: WebhookEndpointInput!) {\n  deleteWebhookEndpoint(input: $input) {\n    deletedWebhookEndpointId\n    userErrors {\n      code\n      field\n      message\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query LastWebhookDelivery($endpointId: ID!) {\n  webhookDeliveries(first: 1, filter: {endpointId: $endpointId}) {\n    edges {\n      cursor\n      node {\n        id\n        eventType\n        status\n        createdAt\n        nextAttemptAt\n      }\n    }\n  }\n}"): (typeof documents)["query LastWebhookDelivery($endpointId: ID!) {\n  webhookDeliveries(first: 1, filter: {endpointId: $endpointId}) {\n    edges {\n      cursor\n      node {\n        id\n        eventType\n        status\n        createdAt\n        nextAttemptAt\n      }\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation ReplayWebhookDeliveries($input: ReplayWebhookDeliveriesInput!) {\n  replayWebhookDeliveries(input: $input) {\n    replayedCount\n    userErrors {\n      code\n      field\n      message\n    }\n  }\n}"): (typeof documents)["mutation ReplayWebhookDeliveries($input: ReplayWebhookDeliveriesInput!) {\n  replayWebhookDeliveries(input: $input) {\n    replayedCount\n    userErrors {\n      code\n      field\n      message\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation RotateWebhookSecret($input: WebhookEndpointInput!) {\n  rotateWebhookSecret(input: $input) {\n    endpoint {\n      ...WebhookEndpointFields\n    }\n    secret\n    userErrors {\n      code\n      field\n      message\n    }\n  }\n}"): (typeof documents)["mutation RotateWebhookSecret($input: WebhookEndpointInput!) {\n  rotateWebhookSecret(input: $input) {\n    endpoint {\n      ...WebhookEndpointFields\n    }\n    secret\n    userErrors {\n      code\n      field\n      message\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation SendTestWebhook($input: WebhookEndpointInput!) {\n  sendTestWebhook(input: $input) {\n    delivery {\n      ...WebhookDeliveryFields\n    }\n    userErrors {\n      code\n      field\n      message\n    }\n  }\n}"): (typeof documents)["mutation SendTestWebhook($input: WebhookEndpointInput!) {\n  sendTestWebhook(input: $input) {\n    delivery {\n      ...WebhookDeliveryFields\n    }\n    userErrors {\n      code\n      field\n      message\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation UpdateWebhookEndpoint($input: UpdateWebhookEndpointInput!) {\n  updateWebhookEndpoint(input: $input) {\n    endpoint {\n      ...WebhookEndpointFields\n    }\n    userErrors {\n      code\n      field\n      message\n    }\n  }\n}"): (typeof documents)["mutation UpdateWebhookEndpoint($input: UpdateWebhookEndpointInput!) {\n  updateWebhookEndpoint(input: $input) {\n    endpoint {\n      ...WebhookEndpointFields\n    }\n    userErrors {\n      code\n      field\n      message\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment WebhookAttemptFields on WebhookAttempt {\n  number\n  url\n  outcome\n  statusCode\n  durationMs\n  answer\n  error\n  startedAt\n}"): (typeof documents)["fragment WebhookAttemptFields on WebhookAttempt {\n  number\n  url\n  outcome\n  statusCode\n  durationMs\n  answer\n  error\n  startedAt\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment WebhookDeliveryFields on WebhookDelivery {\n  id\n  eventId\n  eventType\n  status\n  parkedBecause\n  attemptCount\n  nextAttemptAt\n  deliveredAt\n  createdAt\n  payload\n  attempts {\n    ...WebhookAttemptFields\n  }\n}"): (typeof documents)["fragment WebhookDeliveryFields on WebhookDelivery {\n  id\n  eventId\n  eventType\n  status\n  parkedBecause\n  attemptCount\n  nextAttemptAt\n  deliveredAt\n  createdAt\n  payload\n  attempts {\n    ...WebhookAttemptFields\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment WebhookEndpointFields on WebhookEndpoint {\n  id\n  url\n  description\n  eventTypes\n  isEnabled\n  disabledBecause\n  secrets {\n    createdAt\n    expiresAt\n  }\n}"): (typeof documents)["fragment WebhookEndpointFields on WebhookEndpoint {\n  id\n  url\n  description\n  eventTypes\n  isEnabled\n  disabledBecause\n  secrets {\n    createdAt\n    expiresAt\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query WebhookEndpoints($after: String) {\n  webhookEndpoints(first: 100, after: $after) {\n    edges {\n      cursor\n      node {\n        ...WebhookEndpointFields\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}"): (typeof documents)["query WebhookEndpoints($after: String) {\n  webhookEndpoints(first: 100, after: $after) {\n    edges {\n      cursor\n      node {\n        ...WebhookEndpointFields\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query WebhookLog($endpointId: ID!, $first: Int!, $after: String, $status: WebhookDeliveryStatus) {\n  webhookEndpoint(id: $endpointId) {\n    ...WebhookEndpointFields\n  }\n  webhookDeliveries(\n    first: $first\n    after: $after\n    filter: {endpointId: $endpointId, status: $status}\n  ) {\n    edges {\n      cursor\n      node {\n        ...WebhookDeliveryFields\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n  parked: webhookDeliveries(\n    first: 0\n    filter: {endpointId: $endpointId, status: PARKED}\n  ) {\n    totalCount\n  }\n}"): (typeof documents)["query WebhookLog($endpointId: ID!, $first: Int!, $after: String, $status: WebhookDeliveryStatus) {\n  webhookEndpoint(id: $endpointId) {\n    ...WebhookEndpointFields\n  }\n  webhookDeliveries(\n    first: $first\n    after: $after\n    filter: {endpointId: $endpointId, status: $status}\n  ) {\n    edges {\n      cursor\n      node {\n        ...WebhookDeliveryFields\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n  parked: webhookDeliveries(\n    first: 0\n    filter: {endpointId: $endpointId, status: PARKED}\n  ) {\n    totalCount\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query WebhookTests($endpointId: ID!) {\n  webhookDeliveries(\n    first: 20\n    filter: {endpointId: $endpointId, eventType: \"webhook.test\"}\n  ) {\n    edges {\n      cursor\n      node {\n        ...WebhookDeliveryFields\n      }\n    }\n  }\n}"): (typeof documents)["query WebhookTests($endpointId: ID!) {\n  webhookDeliveries(\n    first: 20\n    filter: {endpointId: $endpointId, eventType: \"webhook.test\"}\n  ) {\n    edges {\n      cursor\n      node {\n        ...WebhookDeliveryFields\n      }\n    }\n  }\n}"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;