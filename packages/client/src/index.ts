export {
  type AccessToken,
  type AccessTokenOptions,
  type ChangesOptions,
  LandbridgeClient,
  type LandbridgeClientOptions,
  type ListOptions,
} from './client.js';
export { LandbridgeError } from './errors.js';
export type {
  AuthorizationStatus,
  ConnectionChangeKind,
  ConnectionFieldsFragment as Connection,
  ConnectionFilter,
  ConnectionOrder,
  ConnectionType,
} from './generated/graphql.js';
