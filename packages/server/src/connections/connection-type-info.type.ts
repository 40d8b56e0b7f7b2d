import { Field, ObjectType } from 'type-graphql';
import type { ConnectionType } from './connection.js';
import { ConnectionTypeEnum, GrantEnum, SignerEnum } from './connection.enums.js';
import {
  type AccessDeclaration,
  type ConnectionTypeDeclaration,
  type Grant,
  type Signer,
} from './types/index.js';

@ObjectType('Permission', {
  simpleResolvers: true,
  description: 'Something that Microsoft will ask to be allowed.',
})
export class PermissionObject {
  @Field(() => String, { description: 'As Microsoft names it.' })
  name: string;

  @Field(() => String, { description: 'Completes "Microsoft will ask to …", in English.' })
  description: string;
}

@ObjectType('ApplicationAccessInfo', {
  simpleResolvers: true,
  description: 'What a type of connection is where it acts as the application and nobody signs in.',
})
export class ApplicationAccessInfoObject {
  @Field(() => SignerEnum, { description: 'Who has to consent.' })
  signer: Signer;

  @Field(() => GrantEnum, { description: 'How Microsoft grants it.' })
  grant: Grant;

  @Field(() => [PermissionObject], { description: 'What Microsoft will ask for.' })
  permissions: PermissionObject[];
}

@ObjectType('ConnectionTypeInfo', { simpleResolvers: true, description: 'What a type of connection is.' })
export class ConnectionTypeInfoObject {
  @Field(() => ConnectionTypeEnum, { description: 'The type.' })
  type: ConnectionType;

  @Field(() => String, { description: 'Its name.' })
  label: string;

  @Field(() => String, { description: 'What it is for, in one English sentence.' })
  purpose: string;

  @Field(() => SignerEnum, { description: 'Who has to sign in.' })
  signer: Signer;

  @Field(() => GrantEnum, { description: 'How Microsoft grants it.' })
  grant: Grant;

  @Field(() => [PermissionObject], { description: 'What Microsoft will ask for.' })
  permissions: PermissionObject[];

  @Field(() => ApplicationAccessInfoObject, {
    nullable: true,
    description: 'What it is with application access; null where there is no such choice.',
  })
  applicationAccess: ApplicationAccessInfoObject | null;

  @Field(() => Boolean, { description: 'Whether a shared mailbox can be named.' })
  hasMailbox: boolean;

  @Field(() => Boolean, { description: 'Whether this version can test such a connection.' })
  isVerifiable: boolean;
}

/** A declaration as the API shows it. */
export function typeInfoOf(declaration: ConnectionTypeDeclaration): ConnectionTypeInfoObject {
  const { type, label, purpose, hasMailbox, isVerifiable, application } = declaration;
  const { signer, grant, permissions } = accessInfoOf(declaration);
  const applicationAccess = application && accessInfoOf(application);
  return { type, label, purpose, signer, grant, permissions, applicationAccess, hasMailbox, isVerifiable };
}

function accessInfoOf({ signer, grant, permissions }: AccessDeclaration): ApplicationAccessInfoObject {
  return { signer, grant, permissions: [...permissions] };
}
