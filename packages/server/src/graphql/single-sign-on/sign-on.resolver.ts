import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { type ConnectionService, idFromGlobalId, userError } from '../../connections/index.js';
import { type Caller, requireScope } from '../../connections/schema.js';
import type { SignOnSettingsService } from '../../single-sign-on/index.js';
import { SignOnSettingsObject, UpdateSignOnArguments, UpdateSignOnPayload } from './sign-on.type.js';

export interface SignOnDependencies {
  readonly singleSignOn: { readonly settings: SignOnSettingsService };
  readonly connections: ConnectionService;
}

/** Signing in to this hub by an SSO connection, for administrators. */
@Resolver()
export class SignOnResolver {
  constructor(private readonly deps: SignOnDependencies) {}

  @Query(() => SignOnSettingsObject, {
    nullable: true,
    description: 'Whom an SSO connection lets in at the window of this hub; null for any other connection.',
  })
  async signOnSettings(
    @Ctx() caller: Caller,
    @Arg('connectionId', () => ID, { description: 'The connection.' }) globalId: string,
  ): Promise<SignOnSettingsObject | null> {
    requireScope(caller, 'access:manage');
    const id = idFromGlobalId('Connection', globalId);
    const connection = id === null ? null : await this.deps.connections.get(id);
    return connection?.type === 'SSO' ? this.deps.singleSignOn.settings.of(connection.id) : null;
  }

  @Mutation(() => UpdateSignOnPayload, {
    description: 'Decides whether people sign in to this hub by an SSO connection, and who may.',
  })
  async updateSignOn(
    @Ctx() caller: Caller,
    @Arg('input', () => UpdateSignOnArguments, { description: 'What shall hold.' })
    { connectionId: globalId, ...input }: UpdateSignOnArguments,
  ): Promise<UpdateSignOnPayload> {
    requireScope(caller, 'access:manage');
    const id = idFromGlobalId('Connection', globalId);
    if (id === null) {
      return { settings: null, userErrors: [userError('CONNECTION_NOT_FOUND', 'connectionId')] };
    }
    const outcome = await this.deps.singleSignOn.settings.change(id, input, caller.viewer.actor);
    return outcome.ok
      ? { settings: outcome.settings, userErrors: [] }
      : { settings: null, userErrors: [...outcome.userErrors] };
  }
}
