import { FieldResolver, Resolver, Root } from 'type-graphql';
import { idFromGlobalId } from '../../connections/index.js';
import { ConnectionObject } from '../../connections/schema.js';
import type { AppRegistrationDependencies } from './app-registration.resolver.js';
import { ConnectionRegistrationObject } from './connection-registration.type.js';
import { registrationView } from './app-registration.view.js';

/** In whose name a connection asks. */
@Resolver(() => ConnectionObject)
export class ConnectionRegistrationResolver {
  constructor(private readonly deps: AppRegistrationDependencies) {}

  @FieldResolver(() => ConnectionRegistrationObject, {
    nullable: true,
    description:
      'The app registration that it goes on with, or would sign in by while it has no grant; null when there is none.',
  })
  async appRegistration(
    @Root() { id: globalId }: ConnectionObject,
  ): Promise<ConnectionRegistrationObject | null> {
    const { appRegistrations, connections } = this.deps;
    const id = idFromGlobalId('Connection', globalId);
    const connection = id === null ? null : await connections.get(id);
    const found = connection && (await appRegistrations.registry.of(connection));
    if (!connection || !found) return null;
    const { id: registrationId, name, clientId } = registrationView(found);
    return { id: registrationId, name, clientId, isChosen: connection.appRegistrationId === found.id };
  }
}
