import {
  ConnectionConnectionResolver,
  AuthorizationResolver,
  ConnectionResolver,
} from './connection.resolver.js';
import { ConnectionFieldsResolver, ConnectionHistoryResolver } from './connection.history.resolver.js';
import { ConnectionMutationsResolver } from './connection.mutations.resolver.js';
import type { ApplicationDirectory, AuthorizationStarter, ConnectionTester } from './connection.ports.js';
import type { ConnectionService } from './connection.service.js';
import { ConnectionSubscriptionsResolver } from './connection.subscriptions.resolver.js';
import { ExchangeSetupResolver } from './exchange-setup.resolver.js';
import { TenantResolver } from './tenant.resolver.js';

export { type Caller, connectionIdOf, isWithin, type Reach, requireScope } from './caller.js';
export { ActorObject } from './connection.history.type.js';
export { ConnectionChanges } from './connection.changes.js';
export { Payload } from './connection.payloads.type.js';
export { ActorKindEnum, ConnectionTypeEnum } from './connection.enums.js';
export { ConnectionObject, PageInfoObject, typeOfNode } from './connection.type.js';
export { actorView, connectionView } from './connection.view.js';
export { DateTime } from './date-time.scalar.js';

export interface ConnectionSchemaDependencies {
  readonly connections: ConnectionService;
  readonly authorization: AuthorizationStarter;
  readonly tester: ConnectionTester;
  readonly applications: ApplicationDirectory;
}

/** The resolvers of this part; read by `graphql/` alone. */
export function connectionResolvers(deps: ConnectionSchemaDependencies): object[] {
  return [
    new ConnectionResolver(deps.connections),
    new ConnectionConnectionResolver(),
    new ConnectionFieldsResolver(deps.connections),
    new ExchangeSetupResolver(deps.connections, deps.applications),
    new ConnectionHistoryResolver(),
    new AuthorizationResolver(deps.connections),
    new TenantResolver(deps.connections),
    new ConnectionMutationsResolver(deps),
    new ConnectionSubscriptionsResolver(deps.connections),
  ];
}
