import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import type { Actor, AuditEntries, AuditFilter, StoredAuditEntry } from '../../audit/index.js';
import {
  BadUserInputError,
  type GlobalIdKind,
  globalIdOf,
  idFromGlobalId,
  pageSizeOf,
  storedIdOf,
} from '../../connections/index.js';
import { actorView, type Caller, requireScope } from '../../connections/schema.js';
import {
  AuditEntryConnectionObject,
  AuditEntryFilterArguments,
  type AuditEntryObject,
} from './audit-entry.type.js';

const maxWordLength = 200;

/** Which things that the log speaks of have an id in this API, by the log's word for them. */
const globalKinds: Readonly<Record<string, GlobalIdKind>> = {
  connection: 'Connection',
  api_key: 'ApiKey',
  administrator: 'Person',
  invitation: 'Invitation',
  app_registration: 'AppRegistration',
  webhook_endpoint: 'WebhookEndpoint',
  webhook_delivery: 'WebhookDelivery',
};

const actorIdKinds: Readonly<Partial<Record<Actor['kind'], GlobalIdKind>>> = {
  administrator: 'Person',
  'api-key': 'ApiKey',
};

const actorKinds = {
  ADMINISTRATOR: 'administrator',
  API_KEY: 'api-key',
  AUTHORIZATION_LINK: 'authorization-link',
  SYSTEM: 'system',
} as const satisfies Record<string, Actor['kind']>;

export interface AuditDependencies {
  readonly auditEntries: AuditEntries;
}

/** Reads the audit log, which the services write. */
@Resolver()
export class AuditEntryResolver {
  constructor(private readonly deps: AuditDependencies) {}

  @Query(() => AuditEntryConnectionObject, {
    description:
      'Who did what, the newest first, a page at a time; for administrators and keys with audit:read.',
  })
  async auditEntries(
    @Ctx() caller: Caller,
    @Arg('first', () => Int, { nullable: true, description: 'How many, 0 to 100; 50 when absent.' })
    first?: number | null,
    @Arg('after', () => String, { nullable: true, description: 'Only what comes after this cursor.' })
    after?: string | null,
    @Arg('filter', () => AuditEntryFilterArguments, { nullable: true, description: 'Only these.' })
    filter?: AuditEntryFilterArguments | null,
  ): Promise<AuditEntryConnectionObject> {
    requireScope(caller, 'audit:read');
    const page = await this.deps.auditEntries.page(storedFilter(filter ?? {}), {
      size: pageSizeOf('first', first),
      before: after ? sequenceOf(after) : null,
      signal: caller.signal,
    });
    const edges = page.rows.map((entry) => ({ cursor: cursorOf(entry), node: entryView(entry) }));
    const [startCursor, endCursor] = [edges.at(0)?.cursor ?? null, edges.at(-1)?.cursor ?? null];
    const hasPreviousPage = typeof after === 'string';
    return { edges, pageInfo: { hasNextPage: page.hasNextPage, hasPreviousPage, startCursor, endCursor } };
  }
}

/** @throws BadUserInputError when a text is longer than any that is stored */
function storedFilter(filter: AuditEntryFilterArguments): AuditFilter {
  for (const name of ['actorId', 'action', 'subjectKind', 'subjectId'] as const) {
    if ((filter[name] ?? '').length > maxWordLength)
      throw new BadUserInputError(`${name} has at most ${maxWordLength} characters.`, `filter.${name}`);
  }
  const { actorKind, actorId, action, subjectKind, subjectId, from, to } = filter;
  return {
    ...{ action, subjectKind, from, to },
    actorKind: actorKind ? actorKinds[actorKind] : null,
    actorId: actorId ? storedIdOf(actorId) : null,
    subjectId: subjectId ? storedIdOf(subjectId) : null,
  };
}

/** Its id in this API where it has one; what is no UUID has none, such as the key of the environment. */
function shownId(kind: GlobalIdKind | undefined, id: string | null): string | null {
  if (id === null || kind === undefined) return id;
  const globalId = globalIdOf(kind, id);
  return idFromGlobalId(kind, globalId) === null ? id : globalId;
}

function entryView(entry: StoredAuditEntry): AuditEntryObject {
  const { sequence, occurredAt, actorKind, actorName, actorId, address } = entry;
  const { action, subjectKind, subjectId, details, hash } = entry;
  return {
    ...{ sequence, occurredAt, address, action, subjectKind, details, hash },
    actor: actorView({ kind: actorKind, id: actorId, name: actorName }),
    actorId: shownId(actorIdKinds[actorKind], actorId),
    subjectId: shownId(globalKinds[subjectKind], subjectId),
  };
}

function cursorOf({ sequence }: StoredAuditEntry): string {
  return Buffer.from(`audit:${sequence}`).toString('base64url');
}

/** @throws BadUserInputError when it is no cursor of this list */
function sequenceOf(cursor: string): number {
  const text = cursor.length > 64 ? '' : Buffer.from(cursor, 'base64url').toString('utf8');
  const [, sequence] = /^audit:(\d{1,15})$/.exec(text) ?? [];
  if (sequence === undefined) throw new BadUserInputError('after is not a cursor of this list.', 'after');
  return Number(sequence);
}
