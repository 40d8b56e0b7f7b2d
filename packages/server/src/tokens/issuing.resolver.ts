import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { userError } from '../connections/index.js';
import { type Caller, connectionIdOf, requireScope } from '../connections/schema.js';
import type { IssuingOutcome, IssuingService } from './issuing.service.js';
import { IssueAccessTokenArguments, IssueAccessTokenPayload } from './issuing.type.js';

/** Access tokens for integrators. */
@Resolver()
export class IssuingResolver {
  constructor(private readonly issuing: Pick<IssuingService, 'issue'>) {}

  @Mutation(() => IssueAccessTokenPayload, {
    description: 'Hands out an access token of a connection, refreshed where need be. Scope: tokens:issue.',
  })
  async issueAccessToken(
    @Ctx() caller: Caller,
    @Arg('input', () => IssueAccessTokenArguments, { description: 'Which token is wanted.' })
    { connectionId: globalId, minTtlSeconds, scopes = null }: IssueAccessTokenArguments,
  ): Promise<IssueAccessTokenPayload> {
    requireScope(caller, 'tokens:issue');
    const connectionId = connectionIdOf(caller, globalId);
    if (connectionId === null) {
      const userErrors = [userError('CONNECTION_NOT_FOUND', 'connectionId')];
      return { ...nothing, retryAfterSeconds: null, userErrors };
    }
    const wish = { connectionId, minTtlSeconds, scopes };
    return payloadOf(await this.issuing.issue(wish, caller.viewer.actor, caller.signal));
  }
}

const nothing = { accessToken: null, tokenType: null, expiresAt: null, username: null } as const;

function payloadOf(outcome: IssuingOutcome): IssueAccessTokenPayload {
  if (!outcome.ok) {
    const { retryAfterSeconds, userErrors } = outcome;
    return { ...nothing, retryAfterSeconds, userErrors };
  }
  const { token, username } = outcome;
  return {
    accessToken: token.accessToken,
    tokenType: 'Bearer',
    expiresAt: token.expiresAt.toISOString(),
    username,
    retryAfterSeconds: null,
    userErrors: [],
  };
}
