export { type AuthorizationFailure, isOfRefresh } from './authorization-failure.js';
export {
  type AuthorizationHappening,
  type ConnectionChangeKind,
  connectionChangeKinds,
  nextAuthorization,
  notAuthorized as notAuthorizedSummary,
} from './authorization-state.js';
export {
  type AuthorizationStatus,
  authorizationStatuses,
  type AuthorizationSummary,
  type Connection,
  type ConnectionAccess,
  connectionAccesses,
  type ConnectionTest,
  type ConnectionTestStep,
  type ConnectionType,
  connectionTypes,
  type MicrosoftAccount,
  type Tenant,
} from './connection.js';
export { connectionEventPrefix, whatHappened, type WhatHappened } from './connection.events.js';
export { connectionGauges } from './connection.gauges.js';
export {
  BadUserInputError,
  ForbiddenError,
  TenantIdMalformedError,
  TenantInOtherCloudError,
  TenantLookupUnavailableError,
} from './connection.errors.js';
export type { AddConnectionInput, UpdateConnectionInput } from './connection.input.js';
export { cursorOf, placeOf, type Place } from './cursor.js';
export type { OpenLink } from './connection.row.js';
export type { ConnectionOrder } from './connection.order.js';
export {
  type ConnectionFilter,
  type ConnectionPage,
  defaultPageSize,
  maxPageSize,
  type PageArguments,
  pageSizeOf,
} from './connection.page.js';
export type {
  AppRegistrations,
  ApplicationDirectory,
  AttemptPlanner,
  AuthorizationStarter,
  ConnectionDependent,
  ConnectionDependents,
  ConnectionTester,
  PlannedAttempt,
  TenantDirectory,
  TenantLookup,
} from './connection.ports.js';
export { ConnectionService, type ConnectionServiceDependencies } from './connection.service.js';
export { checkName, checkNote } from './connection-text.js';
export { type GlobalIdKind, globalIdOf, idFromGlobalId, storedIdOf } from './global-id.js';
export { identifierFromName, identifierWithSuffix, isIdentifier } from './identifier.js';
export { isTenantId, parseTenantReference, type TenantId, type TenantReference } from './tenant-reference.js';
export {
  type AccessDeclaration,
  accessOf,
  type ConnectionTypeDeclaration,
  connectionTypeDeclarations,
  type Grant,
  type Permission,
  type ScopeResources,
  type Signer,
} from './types/index.js';
export { type Outcome, type UserError, type UserErrorCode, userError, userErrorCodes } from './user-error.js';
