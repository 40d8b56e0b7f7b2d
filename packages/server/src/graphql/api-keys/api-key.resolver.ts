import { Arg, Ctx, FieldResolver, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { ApiKey, ApiKeys } from '../../access/index.js';
import type { Ambient } from '../../ambient.js';
import {
  BadUserInputError,
  type ConnectionService,
  globalIdOf,
  idFromGlobalId,
  pageSizeOf,
  userError,
} from '../../connections/index.js';
import { actorView, type Caller, requireScope } from '../../connections/schema.js';
import { checkApiKey } from './api-key.input.js';
import {
  AddApiKeyArguments,
  AddApiKeyPayload,
  ApiKeyConnectionObject,
  type ApiKeyObject,
  RevokeApiKeyArguments,
  RevokeApiKeyPayload,
  RotateApiKeyArguments,
  RotateApiKeyPayload,
} from './api-key.type.js';

const maxOverlapSeconds = 30 * 24 * 60 * 60;

export interface ApiKeyDependencies {
  readonly apiKeys: ApiKeys;
  readonly connections: ConnectionService;
  readonly ambient: Pick<Ambient, 'now'>;
}

/** The keys of applications, for administrators and the bootstrap key. */
@Resolver(() => ApiKeyConnectionObject)
export class ApiKeyResolver {
  constructor(private readonly deps: ApiKeyDependencies) {}

  @Query(() => ApiKeyConnectionObject, {
    description: 'API keys, the newest first, a page at a time; revoked and expired ones too.',
  })
  async apiKeys(
    @Ctx() caller: Caller,
    @Arg('first', () => Int, { nullable: true, description: 'How many, 0 to 100; 50 when absent.' })
    first?: number | null,
    @Arg('after', () => String, { nullable: true, description: 'Only what comes after this cursor.' })
    after?: string | null,
  ): Promise<ApiKeyConnectionObject> {
    requireScope(caller, 'access:manage');
    const page = await this.deps.apiKeys.page(pageSizeOf('first', first), after ?? null);
    if (!page) throw new BadUserInputError('after is not a cursor of this list.', 'after');
    const edges = page.rows.map(({ cursor, apiKey }) => ({ cursor, node: this.view(apiKey) }));
    const [startCursor, endCursor] = [edges.at(0)?.cursor ?? null, edges.at(-1)?.cursor ?? null];
    const hasPreviousPage = typeof after === 'string';
    return {
      edges,
      pageInfo: { hasNextPage: page.hasNextPage, hasPreviousPage, startCursor, endCursor },
      count: () => this.deps.apiKeys.count(),
    };
  }

  @FieldResolver(() => Int, { description: 'How many there are in all; costs a count.' })
  totalCount(@Root() page: ApiKeyConnectionObject): Promise<number> {
    return page.count();
  }

  @Mutation(() => AddApiKeyPayload, { description: 'Makes an API key, which is shown this once.' })
  async addApiKey(
    @Ctx() caller: Caller,
    @Arg('input', () => AddApiKeyArguments, { description: 'What it shall be.' }) input: AddApiKeyArguments,
  ): Promise<AddApiKeyPayload> {
    requireScope(caller, 'access:manage');
    const { connections, ambient, apiKeys } = this.deps;
    const { wanted, errors } = await checkApiKey(input, { connections, now: ambient.now() });
    if (!wanted) return { apiKey: null, key: null, userErrors: errors };
    const { apiKey, key } = await apiKeys.add(wanted, caller.viewer.actor);
    return { apiKey: this.view(apiKey), key, userErrors: [] };
  }

  @Mutation(() => RotateApiKeyPayload, {
    description:
      'Gives a key a new secret, shown this once; the present one is accepted beside it until the overlap ends, an older one ends at once.',
  })
  async rotateApiKey(
    @Ctx() caller: Caller,
    @Arg('input', () => RotateApiKeyArguments, { description: 'Which one.' }) input: RotateApiKeyArguments,
  ): Promise<RotateApiKeyPayload> {
    requireScope(caller, 'access:manage');
    const { overlapSeconds } = input;
    if (overlapSeconds < 0 || overlapSeconds > maxOverlapSeconds) {
      throw new BadUserInputError(`0 to ${maxOverlapSeconds} seconds.`, 'input.overlapSeconds');
    }
    const id = idFromGlobalId('ApiKey', input.id);
    const rotated =
      id === null ? null : await this.deps.apiKeys.rotate(id, overlapSeconds, caller.viewer.actor);
    if (!rotated) return { apiKey: null, key: null, userErrors: [userError('API_KEY_NOT_FOUND', 'id')] };
    return { apiKey: this.view(rotated.apiKey), key: rotated.key, userErrors: [] };
  }

  @Mutation(() => RevokeApiKeyPayload, {
    description: 'Ends a key: its next request is refused, its subscriptions end within 5 seconds.',
  })
  async revokeApiKey(
    @Ctx() caller: Caller,
    @Arg('input', () => RevokeApiKeyArguments, { description: 'Which one.' }) input: RevokeApiKeyArguments,
  ): Promise<RevokeApiKeyPayload> {
    requireScope(caller, 'access:manage');
    const id = idFromGlobalId('ApiKey', input.id);
    const apiKey = id === null ? null : await this.deps.apiKeys.revoke(id, caller.viewer.actor);
    return apiKey
      ? { apiKey: this.view(apiKey), userErrors: [] }
      : { apiKey: null, userErrors: [userError('API_KEY_NOT_FOUND', 'id')] };
  }

  private view(apiKey: ApiKey): ApiKeyObject {
    return apiKeyView(apiKey, this.deps.ambient.now().toISOString());
  }
}

function apiKeyView(apiKey: ApiKey, now: string): ApiKeyObject {
  const { id, connectionIds, createdBy, former, ...facts } = apiKey;
  return {
    ...facts,
    id: globalIdOf('ApiKey', id),
    connectionIds: connectionIds?.map((connectionId) => globalIdOf('Connection', connectionId)) ?? null,
    createdBy: actorView(createdBy),
    former: former && former.until > now ? former : null,
  };
}
