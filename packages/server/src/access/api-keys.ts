import type { Ambient } from '../ambient.js';
import type { Actor, AuditLog } from '../audit/index.js';
import type { Database, Transaction } from '../database/index.js';
import { digest } from '../digest.js';
import type { Scope } from '../scopes.js';
import { type ApiKey, ApiKeyRepository } from './api-key.repository.js';
import type { Viewer } from './viewer.js';

export interface ApiKeysOptions {
  readonly database: Database;
  readonly audit: AuditLog;
  readonly ambient: Ambient;
  readonly reportError: (error: unknown) => void;
  /** Told when a viewer's right has ended here. */
  readonly onRevoked: (viewerId: string) => void;
}

/** A key to be made; what it says was checked before. */
export interface NewApiKey {
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly connectionIds: readonly string[] | null;
  readonly expiresAt: string | null;
}

export interface ApiKeyPage {
  /** Newest first. */
  readonly rows: readonly { readonly cursor: string; readonly apiKey: ApiKey }[];
  readonly hasNextPage: boolean;
}

const keyPattern = /^lb_[\w-]{8}_[\w-]{43}$/;
const prefixLength = 'lb_'.length + 8;
const viewerIdPrefix = 'api-key:';
// A key is not written for each request: when it was last used is known to the minute.
const touchAfterMs = 60_000;

/**
 * API keys of applications: `lb_`, 8 characters to recognise them by, and 256 random bits. They are random and long, so
 * they are stored and looked up by their SHA-256 digest.
 */
export class ApiKeys {
  private readonly rows: ApiKeyRepository;
  /** Until when a key's use need not be written again, in milliseconds since 1970. */
  private readonly touchedUntil = new Map<string, number>();
  private readonly touching = new Set<Promise<void>>();

  constructor(private readonly options: ApiKeysOptions) {
    this.rows = new ApiKeyRepository(options.database);
  }

  /** Who sends this key; null when it is none, was revoked, or has expired. */
  async viewerOf(key: string): Promise<Viewer | null> {
    if (!keyPattern.test(key)) return null;
    const found = await this.rows.findLive(digest(key), this.now());
    if (!found) return null;
    this.touch(found);
    return {
      id: viewerIdOf(found.id, prefixOf(key)),
      actor: { kind: 'api-key', id: found.id, name: found.name },
      role: null,
      scopes: new Set(found.scopes),
      connectionIds: found.connectionIds && new Set(found.connectionIds),
      isCookieBorne: false,
    };
  }

  /** Whether a viewer that `viewerOf` has returned may still do something. */
  isStillValid({ id }: Viewer): Promise<boolean> {
    const [keyId = '', prefix = ''] = id.slice(viewerIdPrefix.length).split(':');
    return this.rows.isLive({ id: keyId, prefix }, this.now());
  }

  /** Makes a key. @returns the key too, which nobody can read again */
  async add(wanted: NewApiKey, actor: Actor): Promise<{ apiKey: ApiKey; key: string }> {
    const { database, audit, ambient } = this.options;
    const { prefix, key } = this.newSecret();
    const { name, scopes, connectionIds, expiresAt } = wanted;
    const apiKey: ApiKey = {
      id: ambient.newId(),
      prefix,
      ...{ name, scopes, connectionIds, expiresAt },
      createdBy: actor,
      createdAt: this.now(),
      lastUsedAt: null,
      revokedAt: null,
      former: null,
    };
    await database.unitOfWork.run(async (tx) => {
      await this.rows.insert(tx, apiKey, digest(key));
      const details = { name, prefix, scopes, connectionIds, expiresAt };
      const subject = { subjectKind: 'api_key', subjectId: apiKey.id };
      await audit.record(tx, { actor, action: 'api_key.added', ...subject, details });
    });
    return { apiKey, key };
  }

  /**
   * A new secret for a key, beside which the present one is accepted for a while longer; one that is older ends at once,
   * and so do the sockets that live by it.
   * @returns null when there is no such key that is in use
   */
  async rotate(
    id: string,
    overlapSeconds: number,
    actor: Actor,
  ): Promise<{ apiKey: ApiKey; key: string } | null> {
    const { database, audit, ambient, onRevoked } = this.options;
    const { prefix, key } = this.newSecret();
    const now = ambient.now();
    const until = new Date(now.getTime() + overlapSeconds * 1000).toISOString();
    return database.unitOfWork.run(async (tx) => {
      const before = await this.rows.findById(tx, id);
      const secret = { prefix, keyHash: digest(key), until, now: now.toISOString() };
      if (!before || !(await this.rows.rotate(tx, id, secret))) return null;
      const details = { name: before.name, prefix, formerPrefix: before.prefix, formerUntil: until };
      const subject = { subjectKind: 'api_key', subjectId: id };
      await audit.record(tx, { actor, action: 'api_key.rotated', ...subject, details });
      const ended = [before.former?.prefix, overlapSeconds === 0 ? before.prefix : undefined];
      for (const old of ended) {
        if (old !== undefined) tx.afterCommit(() => onRevoked(viewerIdOf(id, old)));
      }
      return { apiKey: { ...before, prefix, former: { prefix: before.prefix, until } }, key };
    });
  }

  /** Ends a key's right, and the sockets that live by it. @returns null when there is no such key that is in use */
  revoke(id: string, actor: Actor): Promise<ApiKey | null> {
    return this.options.database.unitOfWork.run((tx) => this.revokeIn(tx, id, actor));
  }

  /** Revokes what somebody has made: whoever makes a key knows it. */
  async revokeAllBy(tx: Transaction, creatorId: string, actor: Actor): Promise<void> {
    for (const id of await this.rows.idsBy(tx, creatorId, this.now())) await this.revokeIn(tx, id, actor);
  }

  private async revokeIn(tx: Transaction, id: string, actor: Actor): Promise<ApiKey | null> {
    const { audit, onRevoked } = this.options;
    if (!(await this.rows.revoke(tx, id, this.now()))) return null;
    const apiKey = await this.rows.findById(tx, id);
    const details = { name: apiKey?.name, prefix: apiKey?.prefix };
    const subject = { subjectKind: 'api_key', subjectId: id };
    await audit.record(tx, { actor, action: 'api_key.revoked', ...subject, details });
    const prefixes = apiKey ? [apiKey.prefix, ...(apiKey.former ? [apiKey.former.prefix] : [])] : [];
    for (const prefix of prefixes) tx.afterCommit(() => onRevoked(viewerIdOf(id, prefix)));
    return apiKey;
  }

  /** One page, the newest first; null when `after` is no cursor of this list. */
  async page(size: number, after: string | null): Promise<ApiKeyPage | null> {
    const place = after === null ? null : placeOf(after);
    if (after !== null && place === null) return null;
    const found = await this.rows.list(place, size + 1);
    const rows = found.slice(0, size).map((apiKey) => ({ cursor: cursorOf(apiKey), apiKey }));
    return { rows, hasNextPage: found.length > size };
  }

  count(): Promise<number> {
    return this.rows.count();
  }

  /** Resolves when every use that was noticed is written. */
  async stop(): Promise<void> {
    await Promise.all(this.touching);
  }

  private newSecret(): { prefix: string; key: string } {
    const { ambient } = this.options;
    const prefix = `lb_${ambient.randomToken(6)}`;
    return { prefix, key: `${prefix}_${ambient.randomToken(32)}` };
  }

  /** Nobody's request waits for it. */
  private touch({ id, lastUsedAt }: ApiKey): void {
    const nowMs = this.options.ambient.now().getTime();
    const writtenMs = lastUsedAt === null ? -Infinity : Date.parse(lastUsedAt);
    if (nowMs < Math.max(this.touchedUntil.get(id) ?? -Infinity, writtenMs + touchAfterMs)) return;
    this.touchedUntil.set(id, nowMs + touchAfterMs);
    const [now, before] = [this.now(), new Date(nowMs - touchAfterMs).toISOString()];
    const writing = this.options.database.unitOfWork
      .run((tx) => this.rows.touch(tx, id, now, before))
      .catch((error: unknown) =>
        this.options.reportError(
          new Error(`A key’s use cannot be written: ${String(error)}`, { cause: error }),
        ),
      )
      .finally(() => this.touching.delete(writing));
    this.touching.add(writing);
  }

  private now(): string {
    return this.options.ambient.now().toISOString();
  }
}

/** One for each secret of a key: sockets that were opened with the former end with it. */
function viewerIdOf(id: string, prefix: string): string {
  return `${viewerIdPrefix}${id}:${prefix}`;
}

function prefixOf(key: string): string {
  return key.slice(0, prefixLength);
}

function cursorOf({ createdAt, id }: ApiKey): string {
  return Buffer.from(`key:${createdAt}:${id}`).toString('base64url');
}

function placeOf(cursor: string): { createdAt: string; id: string } | null {
  const text = cursor.length > 128 ? '' : Buffer.from(cursor, 'base64url').toString('utf8');
  const [, createdAt, id] = /^key:([\d:.TZ-]{24}):([0-9a-f-]{36})$/.exec(text) ?? [];
  return createdAt !== undefined && id !== undefined ? { createdAt, id } : null;
}
