import { Ctx, Field, ID, ObjectType, Query, Resolver } from 'type-graphql';
import { globalIdOf } from '../connections/index.js';
import type { Caller } from '../connections/schema.js';
import type { Role } from '../roles.js';
import { RoleEnum } from './people/role.enum.js';

export interface InstallationFacts {
  readonly version: string;
  readonly publicUrl: string;
  readonly redirectUri: string;
  readonly cloud: string;
  readonly isSimulated: boolean;
  readonly simulatorUrl: string | null;
}

@ObjectType('Installation', { simpleResolvers: true, description: 'This Landbridge.' })
export class InstallationObject implements InstallationFacts {
  @Field(() => String, { description: 'Its version.' })
  readonly version: string;

  @Field(() => String, { description: 'The address that browsers and Microsoft see.' })
  readonly publicUrl: string;

  @Field(() => String, { description: 'What to register with Microsoft as redirect URI.' })
  readonly redirectUri: string;

  @Field(() => String, { description: 'Microsoft’s national cloud that it uses.' })
  readonly cloud: string;

  @Field(() => Boolean, { description: 'Whether a simulator stands in for Microsoft 365.' })
  readonly isSimulated: boolean;

  @Field(() => String, { nullable: true, description: 'The simulator’s own page; null without it.' })
  readonly simulatorUrl: string | null;
}

@ObjectType('Viewer', { simpleResolvers: true, description: 'Who asks.' })
export class ViewerObject {
  @Field(() => String, { description: 'The administrator’s or the key’s name.' })
  readonly name: string;

  @Field(() => RoleEnum, {
    nullable: true,
    description: 'What the person who asks is; null of an application with a key.',
  })
  readonly role: Role | null;

  @Field(() => [String], { description: 'What the caller may do, e.g. connections:read.' })
  readonly scopes: string[];

  @Field(() => [ID], {
    nullable: true,
    description: 'The only connections that there are for the caller; null: all.',
  })
  readonly connectionIds: string[] | null;
}

/** Queries about the installation and the caller. */
@Resolver()
export class InstallationResolver {
  constructor(private readonly facts: InstallationFacts) {}

  @Query(() => InstallationObject, { description: 'What there is to know of this installation.' })
  installation(): InstallationObject {
    return this.facts;
  }

  @Query(() => ViewerObject, { description: 'Who asks.' })
  viewer(@Ctx() { viewer }: Caller): ViewerObject {
    const { actor, role, scopes, connectionIds } = viewer;
    return {
      name: actor.name,
      role,
      scopes: [...scopes].sort(),
      connectionIds: connectionIds && [...connectionIds].map((id) => globalIdOf('Connection', id)),
    };
  }
}
