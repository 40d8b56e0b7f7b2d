import { registerEnumType } from 'type-graphql';
import { responsibles } from '../failures/index.js';
import { connectionChangeKinds } from './authorization-state.js';
import { authorizationStatuses, connectionAccesses, connectionTypes } from './connection.js';
import { connectionOrderFields } from './connection.order.js';
import { connectionDependents } from './connection.ports.js';
import { connectionTypeDeclarations } from './types/index.js';
import { userErrorCodes } from './user-error.js';

type EnumOf<T extends string> = { readonly [K in T]: K };

function enumOf<T extends string>(values: readonly T[]): EnumOf<T> {
  return Object.fromEntries(values.map((value) => [value, value])) as EnumOf<T>;
}

export const ConnectionTypeEnum = enumOf(connectionTypes);
export const ConnectionAccessEnum = enumOf(connectionAccesses);
export const AuthorizationStatusEnum = enumOf(authorizationStatuses);
export const ConnectionOrderFieldEnum = enumOf(connectionOrderFields);
export const ConnectionChangeKindEnum = enumOf(connectionChangeKinds);
export const ChangeableFieldEnum = enumOf(['NAME', 'NOTE', 'MAILBOX', 'APP_REGISTRATION']);
export const ConnectionDependentEnum = enumOf(connectionDependents);
export const ActorKindEnum = enumOf(['ADMINISTRATOR', 'API_KEY', 'AUTHORIZATION_LINK', 'SYSTEM']);
export const UserErrorCodeEnum = enumOf(userErrorCodes);
export const ResponsibleEnum = enumOf(responsibles);
export const OrderDirectionEnum = enumOf(['ASC', 'DESC']);
export const SignerEnum = enumOf([
  'MAILBOX_OWNER',
  'ADMINISTRATOR',
  'GLOBAL_ADMINISTRATOR',
  'SIGNERS_ADMINISTRATOR',
]);
export const GrantEnum = enumOf([
  'AUTHORIZATION_CODE',
  'ADMIN_CONSENT_AND_CLIENT_CREDENTIALS',
  'ADMIN_CONSENT_AND_AUTHORIZATION_CODE',
  'AUTHORIZATION_CODE_WITH_ORGANIZATION_CONSENT',
]);

registerEnumType(ConnectionTypeEnum, {
  name: 'ConnectionType',
  description: 'What a connection is for.',
  valuesConfig: Object.fromEntries(
    connectionTypes.map((type) => [type, { description: connectionTypeDeclarations[type].label }]),
  ),
});
registerEnumType(ConnectionAccessEnum, {
  name: 'ConnectionAccess',
  description: 'In whose name a connection acts.',
  valuesConfig: {
    DELEGATED: { description: 'Of the person who signed in.' },
    APPLICATION: {
      description:
        'Of the application itself, by client credentials; an administrator consents, nobody signs in.',
    },
  },
});
registerEnumType(AuthorizationStatusEnum, {
  name: 'AuthorizationStatus',
  description: 'Where the authorization of a connection stands.',
  valuesConfig: {
    NOT_AUTHORIZED: { description: 'Nobody has signed in, or a sign-in was cancelled or took too long.' },
    AWAITING_SIGN_IN: { description: 'A sign-in, an authorization link or a consent is waited for.' },
    AUTHORIZED: { description: 'Microsoft has granted it.' },
    NEEDS_REAUTHORIZATION: { description: 'Microsoft no longer honours the grant: sign in again.' },
    FAILED: { description: 'The last attempt failed and nothing was granted before.' },
  },
});
registerEnumType(SignerEnum, { name: 'Signer', description: 'Who has to sign in at Microsoft.' });
registerEnumType(GrantEnum, { name: 'Grant', description: 'How Microsoft grants it.' });
registerEnumType(ConnectionOrderFieldEnum, {
  name: 'ConnectionOrderField',
  description: 'What connections are sorted by; equal ones by their id.',
  valuesConfig: {
    TENANT: { description: 'The tenant’s name, else its domain, else its GUID.' },
    ACCOUNT: { description: 'The account’s sign-in name, else the person’s name; none sorts first.' },
    LAST_VERIFIED_AT: { description: 'What was never verified sorts first.' },
  },
});
registerEnumType(OrderDirectionEnum, { name: 'OrderDirection', description: 'Ascending or descending.' });
registerEnumType(ConnectionChangeKindEnum, {
  name: 'ConnectionChangeKind',
  description: 'What happened to a connection.',
});
registerEnumType(ChangeableFieldEnum, {
  name: 'ConnectionField',
  description: 'What of a connection can change.',
});
registerEnumType(ConnectionDependentEnum, {
  name: 'ConnectionDependent',
  description: 'What depends on a connection.',
  valuesConfig: {
    SIGN_ON: { description: 'People sign in to this hub by it.' },
    NOTICES: {
      description:
        'What this hub tells administrators by e-mail: no other Mail (SMTP) connection is authorized.',
    },
  },
});
registerEnumType(ActorKindEnum, {
  name: 'ActorKind',
  description: 'What kind of actor did something.',
  valuesConfig: {
    ADMINISTRATOR: { description: 'An administrator, in the window.' },
    API_KEY: { description: 'An integrator’s application.' },
    AUTHORIZATION_LINK: { description: 'Whoever was sent an authorization link.' },
    SYSTEM: { description: 'This hub by itself.' },
  },
});
registerEnumType(UserErrorCodeEnum, {
  name: 'UserErrorCode',
  description: 'What the caller of a mutation can mend.',
});
registerEnumType(ResponsibleEnum, {
  name: 'Responsible',
  description: 'Who can mend a failure.',
  valuesConfig: {
    ADMINISTRATOR: { description: 'Whoever sets the connection up.' },
    ACCOUNT_OWNER: { description: 'Whoever owns the account that signs in: for mail, the mailbox’s owner.' },
    TENANT_ADMINISTRATOR: { description: 'An administrator of the tenant, at Microsoft.' },
    OPERATOR: { description: 'Whoever runs this hub, or looks after its app registration.' },
  },
});
