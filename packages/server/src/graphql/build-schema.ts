import { createPubSub } from '@graphql-yoga/subscription';
import { type GraphQLSchema, isInterfaceType } from 'graphql';
import { buildSchema, type ClassType } from 'type-graphql';
import { connectionResolvers, type ConnectionSchemaDependencies, typeOfNode } from '../connections/schema.js';
import {
  type AppRegistrationDependencies,
  AppRegistrationResolver,
} from './app-registrations/app-registration.resolver.js';
import { ConnectionRegistrationResolver } from './app-registrations/connection-registration.resolver.js';
import { type AuditDependencies, AuditEntryResolver } from './audit/audit-entry.resolver.js';
import { type ApiKeyDependencies, ApiKeyResolver } from './api-keys/api-key.resolver.js';
import { tokenResolvers, type TokenSchemaDependencies } from '../tokens/schema.js';
import { type InvitationDependencies, InvitationResolver } from './people/invitation.resolver.js';
import { type PeopleDependencies, PersonResolver } from './people/person.resolver.js';
import { InstallationResolver, type InstallationFacts } from './installation.resolver.js';
import { type SignOnDependencies, SignOnResolver } from './single-sign-on/sign-on.resolver.js';
import { type WebhookDependencies, webhookResolvers } from './webhooks/index.js';

export interface SchemaDependencies
  extends
    ConnectionSchemaDependencies,
    ApiKeyDependencies,
    AuditDependencies,
    AppRegistrationDependencies,
    SignOnDependencies,
    InvitationDependencies,
    PeopleDependencies,
    TokenSchemaDependencies,
    WebhookDependencies {
  readonly installation: InstallationFacts;
}

/** The executable schema, whose resolvers are the given instances. */
export async function buildGraphqlSchema(deps: SchemaDependencies): Promise<GraphQLSchema> {
  const instances = [
    ...connectionResolvers(deps),
    new ApiKeyResolver(deps),
    new PersonResolver(deps),
    new InvitationResolver(deps),
    new AuditEntryResolver(deps),
    ...tokenResolvers(deps),
    new AppRegistrationResolver(deps),
    new ConnectionRegistrationResolver(deps),
    ...webhookResolvers(deps),
    new SignOnResolver(deps),
    new InstallationResolver(deps.installation),
  ];
  const byClass = new Map<unknown, object>(instances.map((instance) => [instance.constructor, instance]));
  const [first, ...rest] = instances.map((instance) => instance.constructor as ClassType);
  if (!first) throw new Error('A schema needs resolvers.');
  const schema = await buildSchema({
    resolvers: [first, ...rest],
    container: { get: (wanted) => byClass.get(wanted) },
    // Asked for wherever there are subscriptions; ours follow the event log instead.
    pubSub: createPubSub(),
    orphanedTypes: [],
    // The services check what comes in, every field at once and by code.
    validate: false,
  });
  // type-graphql makes every resolveType asynchronous, and graphql-jit waits for none.
  const node = schema.getType('Node');
  if (isInterfaceType(node)) node.resolveType = typeOfNode;
  return schema;
}
