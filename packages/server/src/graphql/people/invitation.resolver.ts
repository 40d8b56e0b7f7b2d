import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { FieldProblem, Invitation, Invitations } from '../../access/index.js';
import { globalIdOf, idFromGlobalId, type UserError, userError } from '../../connections/index.js';
import { actorView, type Caller, requireScope } from '../../connections/schema.js';
import {
  InvitationObject,
  InvitePersonArguments,
  InvitePersonPayload,
  WithdrawInvitationArguments,
  WithdrawInvitationPayload,
} from './person.type.js';

export interface InvitationDependencies {
  readonly invitations: Invitations;
}

/** Who is to sign in, for administrators. */
@Resolver(() => InvitationObject)
export class InvitationResolver {
  constructor(private readonly deps: InvitationDependencies) {}

  @Query(() => [InvitationObject], {
    description:
      'Invitations that nobody has accepted, expired ones too, the newest first. Scope: access:manage.',
  })
  async invitations(@Ctx() caller: Caller): Promise<InvitationObject[]> {
    requireScope(caller, 'access:manage');
    return (await this.deps.invitations.all()).map(invitationView);
  }

  @Mutation(() => InvitePersonPayload, {
    description:
      'Makes a link by which somebody gets an account; one for the same address ends. Scope: access:manage.',
  })
  async invitePerson(
    @Ctx() caller: Caller,
    @Arg('input', () => InvitePersonArguments, { description: 'Who it is for.' })
    input: InvitePersonArguments,
  ): Promise<InvitePersonPayload> {
    requireScope(caller, 'access:manage');
    const { email, role } = input;
    const wanted = { email, name: input.name ?? null, role };
    const result = await this.deps.invitations.invite(wanted, caller.viewer.actor);
    return 'code' in result
      ? { invitation: null, url: null, userErrors: [errorOf(result)] }
      : { invitation: invitationView(result.invitation), url: result.url, userErrors: [] };
  }

  @Mutation(() => WithdrawInvitationPayload, {
    description: 'Ends an invitation and its link. Scope: access:manage.',
  })
  async withdrawInvitation(
    @Ctx() caller: Caller,
    @Arg('input', () => WithdrawInvitationArguments, { description: 'Which one.' })
    input: WithdrawInvitationArguments,
  ): Promise<WithdrawInvitationPayload> {
    requireScope(caller, 'access:manage');
    const id = idFromGlobalId('Invitation', input.id);
    const withdrawn = id === null ? null : await this.deps.invitations.withdraw(id, caller.viewer.actor);
    return withdrawn
      ? { withdrawnInvitationId: input.id, userErrors: [] }
      : { withdrawnInvitationId: null, userErrors: [userError('INVITATION_NOT_FOUND', 'id')] };
  }
}

function errorOf(refusal: FieldProblem | { code: 'PERSON_EXISTS' | 'TOO_MANY' }): UserError {
  if (!('field' in refusal)) return userError(refusal.code, 'email');
  const { code, field } = refusal;
  if (code === 'REQUIRED' || code === 'TOO_LONG') return userError(code, field);
  return userError(field === 'email' ? 'EMAIL_MALFORMED' : 'INVALID_CHARACTERS', field);
}

function invitationView({ id, invitedBy, ...facts }: Invitation): InvitationObject {
  return { ...facts, id: globalIdOf('Invitation', id), invitedBy: actorView(invitedBy) };
}
