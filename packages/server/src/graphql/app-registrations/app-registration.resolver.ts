import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { AppRegistrationsPart } from '../../app-registrations/index.js';
import {
  BadUserInputError,
  type ConnectionService,
  idFromGlobalId,
  type Outcome,
  pageSizeOf,
  userError,
} from '../../connections/index.js';
import { type Caller, ConnectionObject, connectionView, requireScope } from '../../connections/schema.js';
import type { Registration } from '../../app-registrations/index.js';
import {
  AddAppRegistrationArguments,
  AddCredentialArguments,
  AppRegistrationObject,
  AppRegistrationPageObject,
  AppRegistrationPayload,
  DeleteAppRegistrationArguments,
  DeleteAppRegistrationPayload,
  RemoveCredentialArguments,
  UpdateAppRegistrationArguments,
} from './app-registration.type.js';
import { cursorOf, indexAfter, registrationView } from './app-registration.view.js';

export interface AppRegistrationDependencies {
  readonly appRegistrations: AppRegistrationsPart;
  readonly connections: ConnectionService;
}

const inputOptions = { description: 'What to do it with.' };
const mostShown = 100;

/** The applications that are registered with Microsoft for this hub. */
@Resolver(() => AppRegistrationObject)
export class AppRegistrationResolver {
  constructor(private readonly deps: AppRegistrationDependencies) {}

  @Query(() => AppRegistrationPageObject, {
    description: 'App registrations, stored ones first, then those of the environment, a page at a time.',
  })
  async appRegistrations(
    @Ctx() caller: Caller,
    @Arg('first', () => Int, { nullable: true, description: 'How many, 0 to 100; 50 when absent.' })
    first?: number | null,
    @Arg('after', () => String, { nullable: true, description: 'Only what comes after this cursor.' })
    after?: string | null,
  ): Promise<AppRegistrationPageObject> {
    requireScope(caller, 'app-registrations:read');
    const size = pageSizeOf('first', first);
    const all = await this.deps.appRegistrations.registry.all();
    const from = indexAfter(all, after ?? null);
    if (from === null) throw new BadUserInputError('after is not a cursor of this list.', 'after');
    const edges = all
      .slice(from, from + size)
      .map((one) => ({ cursor: cursorOf(one), node: registrationView(one) }));
    const [startCursor, endCursor] = [edges.at(0)?.cursor ?? null, edges.at(-1)?.cursor ?? null];
    const hasNextPage = from + edges.length < all.length;
    return {
      edges,
      pageInfo: { hasNextPage, hasPreviousPage: from > 0, startCursor, endCursor },
      totalCount: all.length,
    };
  }

  @Query(() => AppRegistrationObject, {
    nullable: true,
    description: 'One by its id; null when there is none.',
  })
  async appRegistration(
    @Ctx() caller: Caller,
    @Arg('id', () => ID, { description: 'Its id.' }) globalId: string,
  ): Promise<AppRegistrationObject | null> {
    requireScope(caller, 'app-registrations:read');
    const id = idFromGlobalId('AppRegistration', globalId);
    const found = (await this.deps.appRegistrations.registry.all()).find((one) => one.id === id);
    return found ? registrationView(found) : null;
  }

  @FieldResolver(() => Int, {
    description: 'How many connections it was chosen for or has been granted to.',
  })
  connectionCount(@Root() { registration }: AppRegistrationObject): Promise<number> {
    return this.deps.appRegistrations.service.use.countOf(registration);
  }

  @FieldResolver(() => [ConnectionObject], {
    description: 'The first of these connections by name, 1 to 100.',
  })
  async connections(
    @Ctx() caller: Caller,
    @Root() { registration }: AppRegistrationObject,
    @Arg('first', () => Int, { defaultValue: 20, description: 'How many at most.' }) first: number,
  ): Promise<ConnectionObject[]> {
    requireScope(caller, 'connections:read');
    const { appRegistrations, connections } = this.deps;
    const using = await appRegistrations.service.use.connectionsOf(registration, pageSizeOf('first', first));
    const found = await Promise.all(using.slice(0, mostShown).map(({ id }) => connections.get(id)));
    return found.flatMap((one) => (one ? [connectionView(connections, one)] : []));
  }

  @Mutation(() => AppRegistrationPayload, {
    description: 'Adds an app registration with its first credential.',
  })
  async addAppRegistration(
    @Ctx() caller: Caller,
    @Arg('input', () => AddAppRegistrationArguments, inputOptions) input: AddAppRegistrationArguments,
  ): Promise<AppRegistrationPayload> {
    requireScope(caller, 'app-registrations:write');
    return payloadOf(await this.deps.appRegistrations.service.add(input, caller.viewer.actor));
  }

  @Mutation(() => AppRegistrationPayload, {
    description:
      'Changes the name and what it is used for; what it takes over, others of its cloud lose. Connections go on with the application that they were granted to until they are authorized again.',
  })
  async updateAppRegistration(
    @Ctx() caller: Caller,
    @Arg('input', () => UpdateAppRegistrationArguments, inputOptions)
    { id: globalId, ...changes }: UpdateAppRegistrationArguments,
  ): Promise<AppRegistrationPayload> {
    requireScope(caller, 'app-registrations:write');
    const id = idFromGlobalId('AppRegistration', globalId) ?? '';
    return payloadOf(
      await this.deps.appRegistrations.service.update({ id, ...changes }, caller.viewer.actor),
    );
  }

  @Mutation(() => DeleteAppRegistrationPayload, {
    description: 'Deletes an app registration; refused while connections go on with it.',
  })
  async deleteAppRegistration(
    @Ctx() caller: Caller,
    @Arg('input', () => DeleteAppRegistrationArguments, inputOptions) input: DeleteAppRegistrationArguments,
  ): Promise<DeleteAppRegistrationPayload> {
    requireScope(caller, 'app-registrations:write');
    const id = idFromGlobalId('AppRegistration', input.id) ?? '';
    const removed = await this.deps.appRegistrations.service.remove(id, caller.viewer.actor);
    return removed.ok
      ? { deletedAppRegistrationId: input.id, userErrors: [] }
      : { deletedAppRegistrationId: null, userErrors: removed.userErrors };
  }

  @Mutation(() => AppRegistrationPayload, {
    description:
      'Adds a secret or a certificate beside the others: both are tried, so that nothing stops meanwhile.',
  })
  async addAppRegistrationCredential(
    @Ctx() caller: Caller,
    @Arg('input', () => AddCredentialArguments, inputOptions) input: AddCredentialArguments,
  ): Promise<AppRegistrationPayload> {
    requireScope(caller, 'app-registrations:write');
    const id = idFromGlobalId('AppRegistration', input.appRegistrationId) ?? '';
    const { service } = this.deps.appRegistrations;
    const added = await service.addCredential(id, input.credential, caller.viewer.actor);
    if (added.ok || !added.userErrors.some(({ code }) => code.startsWith('APP_REGISTRATION_')))
      return payloadOf(added);
    const [first] = added.userErrors;
    return {
      appRegistration: null,
      userErrors: [userError(first?.code ?? 'APP_REGISTRATION_NOT_FOUND', 'appRegistrationId')],
    };
  }

  @Mutation(() => AppRegistrationPayload, {
    description: 'Removes a secret or a certificate, but not the last one.',
  })
  async removeAppRegistrationCredential(
    @Ctx() caller: Caller,
    @Arg('input', () => RemoveCredentialArguments, inputOptions) input: RemoveCredentialArguments,
  ): Promise<AppRegistrationPayload> {
    requireScope(caller, 'app-registrations:write');
    const id = idFromGlobalId('AppRegistration', input.appRegistrationId) ?? '';
    const credentialId = idFromGlobalId('AppRegistrationCredential', input.credentialId) ?? '';
    const { service } = this.deps.appRegistrations;
    return payloadOf(await service.removeCredential(id, credentialId, caller.viewer.actor));
  }
}

function payloadOf(changed: Outcome<{ registration: Registration }>): AppRegistrationPayload {
  return changed.ok
    ? { appRegistration: registrationView(changed.registration), userErrors: [] }
    : { appRegistration: null, userErrors: changed.userErrors };
}
