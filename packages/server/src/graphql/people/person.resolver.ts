import { Arg, Ctx, FieldResolver, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { People, Person } from '../../access/index.js';
import {
  BadUserInputError,
  globalIdOf,
  idFromGlobalId,
  pageSizeOf,
  userError,
} from '../../connections/index.js';
import { type Caller, requireScope } from '../../connections/schema.js';
import {
  ChangeRoleArguments,
  ChangeRolePayload,
  PersonConnectionObject,
  type PersonObject,
  RemovePersonArguments,
  RemovePersonPayload,
} from './person.type.js';

export interface PeopleDependencies {
  readonly people: People;
}

/** Who signs in, for administrators. */
@Resolver(() => PersonConnectionObject)
export class PersonResolver {
  constructor(private readonly deps: PeopleDependencies) {}

  @Query(() => PersonConnectionObject, {
    description: 'Who signs in, the oldest account first, a page at a time. Scope: access:manage.',
  })
  async people(
    @Ctx() caller: Caller,
    @Arg('first', () => Int, { nullable: true, description: 'How many, 0 to 100; 50 when absent.' })
    first?: number | null,
    @Arg('after', () => String, { nullable: true, description: 'Only what comes after this cursor.' })
    after?: string | null,
  ): Promise<PersonConnectionObject> {
    requireScope(caller, 'access:manage');
    const page = await this.deps.people.page(pageSizeOf('first', first), after ?? null);
    if (!page) throw new BadUserInputError('after is not a cursor of this list.', 'after');
    const edges = page.rows.map(({ cursor, person }) => ({ cursor, node: personView(person, caller) }));
    const [startCursor, endCursor] = [edges.at(0)?.cursor ?? null, edges.at(-1)?.cursor ?? null];
    const hasPreviousPage = typeof after === 'string';
    return {
      edges,
      pageInfo: { hasNextPage: page.hasNextPage, hasPreviousPage, startCursor, endCursor },
      count: () => this.deps.people.count(),
    };
  }

  @FieldResolver(() => Int, { description: 'How many there are in all; costs a count.' })
  totalCount(@Root() page: PersonConnectionObject): Promise<number> {
    return page.count();
  }

  @Mutation(() => ChangeRolePayload, {
    description: 'Gives somebody another role, in open windows within 5 seconds. Scope: access:manage.',
  })
  async changeRole(
    @Ctx() caller: Caller,
    @Arg('input', () => ChangeRoleArguments, { description: 'Whose, and which.' }) input: ChangeRoleArguments,
  ): Promise<ChangeRolePayload> {
    requireScope(caller, 'access:manage');
    const id = idFromGlobalId('Person', input.id);
    const result =
      id === null
        ? ({ code: 'PERSON_NOT_FOUND' } as const)
        : await this.deps.people.changeRole(id, input.role, caller.viewer.actor);
    return 'code' in result
      ? { person: null, userErrors: [userError(result.code, 'id')] }
      : { person: personView(result, caller), userErrors: [] };
  }

  @Mutation(() => RemovePersonPayload, {
    description:
      'Removes somebody, whose sessions end at once, and revokes the API keys that they have made. Scope: access:manage.',
  })
  async removePerson(
    @Ctx() caller: Caller,
    @Arg('input', () => RemovePersonArguments, { description: 'Whom.' }) input: RemovePersonArguments,
  ): Promise<RemovePersonPayload> {
    requireScope(caller, 'access:manage');
    const id = idFromGlobalId('Person', input.id);
    const refusal =
      id === null
        ? ({ code: 'PERSON_NOT_FOUND' } as const)
        : await this.deps.people.remove(id, caller.viewer.actor, { keepsApiKeys: input.keepApiKeys });
    return refusal
      ? { removedPersonId: null, userErrors: [userError(refusal.code, 'id')] }
      : { removedPersonId: input.id, userErrors: [] };
  }
}

function personView({ id, ...facts }: Person, { viewer: { actor } }: Caller): PersonObject {
  const isViewer = actor.kind === 'administrator' && actor.id === id;
  return { ...facts, id: globalIdOf('Person', id), isViewer };
}
