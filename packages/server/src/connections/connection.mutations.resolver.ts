import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { type Caller, connectionIdOf, requireEveryConnection, requireScope } from './caller.js';
import type { Connection } from './connection.js';
import {
  AddConnectionArguments,
  AuthorizeConnectionArguments,
  CreateAuthorizationLinkArguments,
  DeleteConnectionArguments,
  TestConnectionArguments,
  UpdateConnectionArguments,
  WithdrawAuthorizationLinkArguments,
} from './connection.inputs.type.js';
import {
  AddConnectionPayload,
  AuthorizeConnectionPayload,
  CreateAuthorizationLinkPayload,
  DeleteConnectionPayload,
  TestConnectionPayload,
  UpdateConnectionPayload,
  WithdrawAuthorizationLinkPayload,
} from './connection.payloads.type.js';
import type { AuthorizationStarter, ConnectionTester } from './connection.ports.js';
import type { ConnectionService } from './connection.service.js';
import type { ConnectionObject } from './connection.type.js';
import { connectionView, testView } from './connection.view.js';
import { globalIdOf } from './global-id.js';
import { userError } from './user-error.js';

const inputOptions = { description: 'What to do it with.' };

/** Everything that changes connections. */
@Resolver()
export class ConnectionMutationsResolver {
  constructor(
    private readonly deps: {
      readonly connections: ConnectionService;
      readonly authorization: AuthorizationStarter;
      readonly tester: ConnectionTester;
    },
  ) {}

  @Mutation(() => AddConnectionPayload, { description: 'Adds a connection and begins its sign-in.' })
  async addConnection(
    @Ctx() caller: Caller,
    @Arg('input', () => AddConnectionArguments, inputOptions) input: AddConnectionArguments,
  ): Promise<AddConnectionPayload> {
    requireScope(caller, 'connections:write');
    requireEveryConnection(caller);
    const { connections, authorization } = this.deps;
    const { actor } = caller.viewer;
    const added = await connections.add(input, { actor, attempts: authorization, signal: caller.signal });
    if (!added.ok) return { connection: null, authorizationUrl: null, userErrors: added.userErrors };
    const connection = connectionView(connections, added.connection);
    return { connection, authorizationUrl: added.authorizationUrl, userErrors: [] };
  }

  @Mutation(() => AuthorizeConnectionPayload, {
    description:
      'Begins a sign-in, in whatever state the connection is; it replaces one that was begun before.',
  })
  async authorizeConnection(
    @Ctx() caller: Caller,
    @Arg('input', () => AuthorizeConnectionArguments, inputOptions) input: AuthorizeConnectionArguments,
  ): Promise<AuthorizeConnectionPayload> {
    requireScope(caller, 'connections:write');
    const connection = await this.#find(caller, input.id);
    if (!connection) {
      return {
        connection: null,
        authorizationUrl: null,
        expiresAt: null,
        userErrors: [userError('CONNECTION_NOT_FOUND', 'id')],
      };
    }
    const begun = await this.deps.authorization.begin(connection.id, {
      allowAccountChange: input.allowAccountChange ?? false,
      actor: caller.viewer.actor,
    });
    return { connection: await this.#present(connection), ...begun, userErrors: [] };
  }

  @Mutation(() => CreateAuthorizationLinkPayload, {
    description: 'Makes a link for whoever has to sign in; it takes the place of an earlier one.',
  })
  async createAuthorizationLink(
    @Ctx() caller: Caller,
    @Arg('input', () => CreateAuthorizationLinkArguments, inputOptions)
    input: CreateAuthorizationLinkArguments,
  ): Promise<CreateAuthorizationLinkPayload> {
    requireScope(caller, 'connections:write');
    const connection = await this.#find(caller, input.connectionId);
    if (!connection) {
      const userErrors = [userError('CONNECTION_NOT_FOUND', 'connectionId')];
      return { connection: null, url: null, expiresAt: null, userErrors };
    }
    const link = await this.deps.authorization.createLink(connection.id, caller.viewer.actor);
    return { connection: await this.#present(connection), ...link, userErrors: [] };
  }

  @Mutation(() => WithdrawAuthorizationLinkPayload, { description: 'Ends the open link of a connection.' })
  async withdrawAuthorizationLink(
    @Ctx() caller: Caller,
    @Arg('input', () => WithdrawAuthorizationLinkArguments, inputOptions)
    input: WithdrawAuthorizationLinkArguments,
  ): Promise<WithdrawAuthorizationLinkPayload> {
    requireScope(caller, 'connections:write');
    const connection = await this.#find(caller, input.connectionId);
    if (!connection)
      return { connection: null, userErrors: [userError('CONNECTION_NOT_FOUND', 'connectionId')] };
    const isWithdrawn = await this.deps.authorization.withdrawLink(connection.id, caller.viewer.actor);
    const userErrors = isWithdrawn ? [] : [userError('LINK_NOT_FOUND', 'connectionId')];
    return { connection: await this.#present(connection), userErrors };
  }

  @Mutation(() => UpdateConnectionPayload, {
    description: 'Changes name, note or mailbox; nothing else can change.',
  })
  async updateConnection(
    @Ctx() caller: Caller,
    @Arg('input', () => UpdateConnectionArguments, inputOptions)
    { id: globalId, ...changes }: UpdateConnectionArguments,
  ): Promise<UpdateConnectionPayload> {
    requireScope(caller, 'connections:write');
    const id = connectionIdOf(caller, globalId);
    if (id === null) return { connection: null, userErrors: [userError('CONNECTION_NOT_FOUND', 'id')] };
    const { connections } = this.deps;
    const updated = await connections.update({ id, ...changes }, caller.viewer.actor);
    if (updated.ok) return { connection: connectionView(connections, updated.connection), userErrors: [] };
    const present = await connections.get(id);
    return { connection: present && connectionView(connections, present), userErrors: updated.userErrors };
  }

  @Mutation(() => DeleteConnectionPayload, { description: 'Deletes a connection with its tokens.' })
  async deleteConnection(
    @Ctx() caller: Caller,
    @Arg('input', () => DeleteConnectionArguments, inputOptions) input: DeleteConnectionArguments,
  ): Promise<DeleteConnectionPayload> {
    requireScope(caller, 'connections:write');
    const id = connectionIdOf(caller, input.id);
    if (id === null)
      return { deletedConnectionId: null, userErrors: [userError('CONNECTION_NOT_FOUND', 'id')] };
    const options = { confirmDependents: input.confirmDependents ?? false };
    const removed = await this.deps.connections.remove(id, options, caller.viewer.actor);
    return removed.ok
      ? { deletedConnectionId: globalIdOf('Connection', id), userErrors: [] }
      : { deletedConnectionId: null, userErrors: removed.userErrors };
  }

  @Mutation(() => TestConnectionPayload, { description: 'Runs a connection’s own test now.' })
  async testConnection(
    @Ctx() caller: Caller,
    @Arg('input', () => TestConnectionArguments, inputOptions) input: TestConnectionArguments,
  ): Promise<TestConnectionPayload> {
    requireScope(caller, 'connections:write');
    const connection = await this.#find(caller, input.id);
    if (!connection)
      return { connection: null, test: null, userErrors: [userError('CONNECTION_NOT_FOUND', 'id')] };
    const tested = await this.deps.tester.test(connection.id, caller.viewer.actor, caller.signal);
    return {
      connection: await this.#present(connection),
      test: tested.ok ? testView(tested.test) : null,
      userErrors: tested.ok ? [] : tested.userErrors,
    };
  }

  async #find(caller: Caller, globalId: string): Promise<Connection | null> {
    const id = connectionIdOf(caller, globalId);
    return id === null ? null : this.deps.connections.get(id);
  }

  /** As it is now, after what was just begun with it. */
  async #present({ id }: Connection): Promise<ConnectionObject | null> {
    const connection = await this.deps.connections.get(id);
    return connection && connectionView(this.deps.connections, connection);
  }
}
