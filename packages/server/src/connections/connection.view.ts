import type { Actor } from '../audit/index.js';
import {
  describeFailure,
  type FailureContext,
  failureTexts,
  stepRemedyCatalogue,
  stepRemedyCodeOf,
  stepRemedyCommands,
} from '../failures/index.js';
import type { AuthorizationFailure } from './authorization-failure.js';
import type {
  AuthorizationErrorFactObject,
  AuthorizationErrorObject,
  AuthorizationObject,
  ConnectionTestObject,
  ConnectionTestStepObject,
  MicrosoftAccountObject,
} from './authorization.type.js';
import type { Connection, ConnectionTest, ConnectionTestStep, MicrosoftAccount } from './connection.js';
import type { ActorObject } from './connection.history.type.js';
import type { ChangedConnection } from './connection.changed.js';
import type { ListedConnection } from './connection.page.js';
import type { ConnectionObject } from './connection.type.js';
import type { ConnectionService } from './connection.service.js';
import { globalIdOf } from './global-id.js';

/** One connection as the API shows it; its open link is read when it is asked for. */
export function connectionView(
  connections: Pick<ConnectionService, 'openLink'>,
  connection: Connection,
): ConnectionObject {
  return viewOf(connection, () => connections.openLink(connection.id));
}

/** A connection of a list, read with its open link. */
export function listedConnectionView({ connection, link }: ListedConnection): ConnectionObject {
  return viewOf(connection, () => link);
}

/** A connection as a change left it; null when it is gone. */
export function changedConnectionView({ connection, link }: ChangedConnection): ConnectionObject | null {
  return connection && viewOf(connection, () => link);
}

/** Every state, those that do not occur with zero. */
export function countsOfAll<T extends string>(
  statuses: readonly T[],
  found: readonly { status: T; count: number }[],
): { status: T; count: number }[] {
  return statuses.map((status) => ({
    status,
    count: found.find((one) => one.status === status)?.count ?? 0,
  }));
}

/** Plain properties, so that they are read without resolvers. */
function viewOf(connection: Connection, openLink: AuthorizationObject['openLink']): ConnectionObject {
  return {
    id: globalIdOf('Connection', connection.id),
    name: connection.name,
    identifier: connection.identifier,
    note: connection.note,
    tenant: connection.tenant,
    type: connection.type,
    access: connection.access,
    mailbox: connection.mailbox,
    chosenAppRegistrationId:
      connection.appRegistrationId === null
        ? null
        : globalIdOf('AppRegistration', connection.appRegistrationId),
    authorization: authorizationView(connection, openLink),
    createdAt: connection.createdAt,
    updatedAt: connection.updatedAt,
  };
}

function authorizationView(
  connection: Connection,
  openLink: AuthorizationObject['openLink'],
): AuthorizationObject {
  const { authorization } = connection;
  const { account, verification } = authorization;
  return {
    status: authorization.status,
    account: account && accountView(account),
    scopes: [...authorization.scopes],
    authorizedAt: authorization.authorizedAt,
    lastVerifiedAt: authorization.lastVerifiedAt,
    awaitingUntil: authorization.awaitingUntil,
    error: authorization.error && failureView(authorization.error, connection),
    verification: verification && testView(verification),
    nextVerificationAt: connection.nextVerificationAt,
    openLink,
    connectionId: connection.id,
  };
}

/** Who did something, as the API shows it. */
export function actorView({ kind, name }: Actor): ActorObject {
  return { kind: actorKinds[kind], name };
}

const actorKinds = {
  administrator: 'ADMINISTRATOR',
  'api-key': 'API_KEY',
  'authorization-link': 'AUTHORIZATION_LINK',
  system: 'SYSTEM',
} as const satisfies Record<Actor['kind'], string>;

/** Who signed in, as the API shows it. */
export function accountView({ oid, username, displayName }: MicrosoftAccount): MicrosoftAccountObject {
  return { id: oid, username, displayName };
}

/** A test as the API shows it. */
export function testView(test: ConnectionTest): ConnectionTestObject {
  return { ...test, steps: test.steps.map(stepView) };
}

/** A step as the API shows it; what a version without codes stored has the English remedy alone. */
export function stepView(step: ConnectionTestStep): ConnectionTestStepObject {
  const { name, ok, detail, remedy, remedyCode = null, remedyFacts = {}, durationMs } = step;
  const code = stepRemedyCodeOf(remedyCode);
  return {
    name,
    ok,
    detail,
    remedy,
    remedyCode,
    remedyFacts: factViews(remedyFacts),
    remedyCommands: code === null ? [] : [...stepRemedyCommands(code, remedyFacts)],
    responsible: code === null ? null : stepRemedyCatalogue[code].responsible,
    durationMs,
  };
}

function factViews(facts: Readonly<Record<string, string>>): AuthorizationErrorFactObject[] {
  return Object.entries(facts).map(([name, value]) => ({ name, value }));
}

/** A failure of a connection, as the API shows it. */
export function failureView(error: AuthorizationFailure, context: FailureContext): AuthorizationErrorObject {
  const { code, facts, aadsts, message, correlationId, traceId, occurredAt } = error;
  return {
    code,
    ...describeFailure(error, context, failureTexts.en),
    facts: factViews(facts),
    aadsts,
    message,
    correlationId,
    traceId,
    occurredAt,
  };
}
