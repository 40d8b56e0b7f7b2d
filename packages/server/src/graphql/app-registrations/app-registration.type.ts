import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { Registration } from '../../app-registrations/index.js';
import type { ConnectionType } from '../../connections/index.js';
import { ConnectionTypeEnum, DateTime, PageInfoObject, Payload } from '../../connections/schema.js';

export const AppRegistrationSourceEnum = { STORED: 'STORED', ENVIRONMENT: 'ENVIRONMENT' } as const;
export const CredentialKindEnum = { SECRET: 'SECRET', CERTIFICATE: 'CERTIFICATE' } as const;

registerEnumType(AppRegistrationSourceEnum, {
  name: 'AppRegistrationSource',
  description: 'Where an app registration is kept.',
  valuesConfig: {
    STORED: { description: 'In this hub; it can be changed here.' },
    ENVIRONMENT: { description: 'In the environment; it is changed there.' },
  },
});
registerEnumType(CredentialKindEnum, {
  name: 'AppRegistrationCredentialKind',
  description: 'What an application proves itself with.',
});

@ObjectType('AppRegistrationCredential', {
  simpleResolvers: true,
  description: 'What an application proves itself with; never the secret itself.',
})
export class CredentialObject {
  @Field(() => ID, { description: 'Stable and unique in the whole API.' })
  id: string;

  @Field(() => CredentialKindEnum, { description: 'What it is.' })
  kind: keyof typeof CredentialKindEnum;

  @Field(() => String, { nullable: true, description: 'Of a certificate: its SHA-256 in hexadecimal.' })
  thumbprint: string | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it runs out; null where nobody has said, of a secret in the environment.',
  })
  expiresAt: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was added; null in the environment.' })
  addedAt: string | null;
}

@ObjectType('AppRegistration', {
  simpleResolvers: true,
  description: 'An application registered with Microsoft, in whose name connections ask.',
})
export class AppRegistrationObject {
  /** As the part knows it, for the fields that are read when they are asked for. */
  registration: Registration;

  @Field(() => ID, { description: 'Stable and unique in the whole API.' })
  id: string;

  @Field(() => String, { description: 'Its name here; of one in the environment, its variable.' })
  name: string;

  @Field(() => String, { description: 'The Application (client) ID.' })
  clientId: string;

  @Field(() => String, {
    description: 'The national cloud it is registered in: global, usgov, usgov-dod, china.',
  })
  cloud: string;

  @Field(() => Boolean, {
    description: 'Whether connections of its cloud use it for which nothing else is chosen.',
  })
  isDefault: boolean;

  @Field(() => [ConnectionTypeEnum], { description: 'The types that use it rather than the default one.' })
  types: readonly ConnectionType[];

  @Field(() => AppRegistrationSourceEnum, { description: 'Where it is kept.' })
  source: keyof typeof AppRegistrationSourceEnum;

  @Field(() => [CredentialObject], {
    description: 'Its secrets and certificates, the newest first. Each is tried until Microsoft accepts one.',
  })
  credentials: CredentialObject[];

  @Field(() => DateTime, { nullable: true, description: 'When it was added; null in the environment.' })
  createdAt: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it last changed; null in the environment.' })
  updatedAt: string | null;
}

@ObjectType('AppRegistrationEdge', { simpleResolvers: true, description: 'One at its place in the list.' })
export class AppRegistrationEdgeObject {
  @Field(() => String, { description: 'Opaque; good for after.' })
  cursor: string;

  @Field(() => AppRegistrationObject, { description: 'The app registration.' })
  node: AppRegistrationObject;
}

@ObjectType('AppRegistrationConnection', {
  simpleResolvers: true,
  description: 'A page of app registrations.',
})
export class AppRegistrationPageObject {
  @Field(() => [AppRegistrationEdgeObject], { description: 'Stored ones first, each kind in its order.' })
  edges: AppRegistrationEdgeObject[];

  @Field(() => PageInfoObject, { description: 'Where this page stands.' })
  pageInfo: PageInfoObject;

  @Field(() => Int, { description: 'How many there are in all.' })
  totalCount: number;
}

@InputType('AppRegistrationCredentialInput', {
  description: 'A secret with its expiry, or a certificate with its key.',
})
export class CredentialInputArguments {
  @Field(() => String, { nullable: true, description: 'The Value of a client secret, not its Secret ID.' })
  secret?: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When the secret runs out; needed with a secret.' })
  expiresAt?: string | null;

  @Field(() => String, { nullable: true, description: 'A certificate in PEM; its expiry is read from it.' })
  certificate?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The certificate’s private key in PEM, no passphrase.',
  })
  privateKey?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'That a secret that looks like a Secret ID (a GUID) is the Value all the same.',
  })
  confirmSecret?: boolean | null;
}

@InputType('AddAppRegistrationInput', { description: 'An app registration to add.' })
export class AddAppRegistrationArguments {
  @Field(() => String, { description: 'A name for it here; 1 to 200 characters on one line.' })
  name: string;

  @Field(() => String, { description: 'The Application (client) ID.' })
  clientId: string;

  @Field(() => String, {
    defaultValue: 'global',
    description: 'The national cloud it is registered in: global, usgov, usgov-dod, china.',
  })
  cloud: string;

  @Field(() => Boolean, { nullable: true, description: 'Makes it the default of its cloud.' })
  isDefault?: boolean | null;

  @Field(() => [ConnectionTypeEnum], { nullable: true, description: 'The types that shall use it.' })
  types?: ConnectionType[] | null;

  @Field(() => CredentialInputArguments, { description: 'What it proves itself with.' })
  credential: CredentialInputArguments;
}

@InputType('UpdateAppRegistrationInput', {
  description: 'What is to change; absent fields stay as they are.',
})
export class UpdateAppRegistrationArguments {
  @Field(() => ID, { description: 'The app registration.' })
  id: string;

  @Field(() => String, { nullable: true, description: 'The new name.' })
  name?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it is the default of its cloud.' })
  isDefault?: boolean | null;

  @Field(() => [ConnectionTypeEnum], { nullable: true, description: 'All types that shall use it.' })
  types?: ConnectionType[] | null;
}

@InputType('DeleteAppRegistrationInput', { description: 'An app registration to delete.' })
export class DeleteAppRegistrationArguments {
  @Field(() => ID, { description: 'The app registration.' })
  id: string;
}

@InputType('AddAppRegistrationCredentialInput', { description: 'A credential to add beside the others.' })
export class AddCredentialArguments {
  @Field(() => ID, { description: 'The app registration.' })
  appRegistrationId: string;

  @Field(() => CredentialInputArguments, { description: 'The credential.' })
  credential: CredentialInputArguments;
}

@InputType('RemoveAppRegistrationCredentialInput', { description: 'A credential to remove.' })
export class RemoveCredentialArguments {
  @Field(() => ID, { description: 'The app registration.' })
  appRegistrationId: string;

  @Field(() => ID, { description: 'The credential.' })
  credentialId: string;
}

/** What the mutations of one registration return. */
@ObjectType('AppRegistrationPayload', {
  simpleResolvers: true,
  description: 'An app registration as it is now.',
})
export class AppRegistrationPayload extends Payload {
  @Field(() => AppRegistrationObject, {
    nullable: true,
    description: 'As it is now; null when there are errors.',
  })
  appRegistration: AppRegistrationObject | null;
}

@ObjectType('DeleteAppRegistrationPayload', { simpleResolvers: true, description: 'What was deleted.' })
export class DeleteAppRegistrationPayload extends Payload {
  @Field(() => ID, { nullable: true, description: 'The one that is gone; null when there are errors.' })
  deletedAppRegistrationId: string | null;
}
