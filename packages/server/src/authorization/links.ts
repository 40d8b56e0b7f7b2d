import { createHmac } from 'node:crypto';
import type { Ambient } from '../ambient.js';
import type { Connection, ConnectionService } from '../connections/index.js';
import type { Database } from '../database/index.js';
import type { Attempt } from './attempt.js';
import type { AuthorizationService } from './authorization.service.js';
import { digest, matchesDigest } from './digest.js';
import type { Link } from './link.js';
import type { LinkRepository } from './link.repository.js';

interface Dependencies {
  readonly database: Database;
  readonly ambient: Ambient;
  readonly links: LinkRepository;
  readonly connections: Pick<ConnectionService, 'get'>;
  readonly authorization: Pick<AuthorizationService, 'beginIn'>;
}

export type LinkRefusal =
  'LINK_UNKNOWN' | 'LINK_USED' | 'LINK_WITHDRAWN' | 'LINK_EXPIRED' | 'LINK_OTHER_BROWSER';

/** What a person who was sent a link sees and does. Looking at it changes nothing; only the form's POST begins. */
export class Links {
  constructor(private readonly deps: Dependencies) {}

  /** The link and what it would connect, or why it cannot be used by a browser with this cookie. */
  async look(
    token: string,
    secretOf: (linkId: string) => string | undefined,
  ): Promise<{ link: Link; connection: Connection } | LinkRefusal> {
    const link = await this.deps.links.findByTokenHash(digest(token));
    const connection = link && (await this.deps.connections.get(link.connectionId));
    if (!link || !connection) return 'LINK_UNKNOWN';
    if (link.state === 'USED') return 'LINK_USED';
    if (link.state === 'WITHDRAWN') return 'LINK_WITHDRAWN';
    if (link.state === 'EXPIRED' || link.expiresAt <= this.deps.ambient.now().toISOString())
      return 'LINK_EXPIRED';
    const secret = secretOf(link.id);
    if (link.browserHash && !(secret && matchesDigest(secret, link.browserHash))) return 'LINK_OTHER_BROWSER';
    return { link, connection };
  }

  /**
   * Begins an attempt with the link and binds it to the browser that holds `secret`.
   * @param proof the form's hidden field; it proves that the form was shown to this very browser
   */
  async begin(token: string, secret: string, proof: string): Promise<Attempt | LinkRefusal> {
    const seen = await this.look(token, () => secret);
    if (typeof seen === 'string') return seen;
    if (!matchesDigest(formProof(secret, seen.link.id), digest(proof))) return 'LINK_OTHER_BROWSER';
    return this.deps.database.unitOfWork.run(async (tx) => {
      if (!(await this.deps.links.bind(tx, seen.link.id, digest(secret)))) return 'LINK_OTHER_BROWSER';
      return this.deps.authorization.beginIn(tx, {
        connectionId: seen.connection.id,
        linkId: seen.link.id,
        allowAccountChange: false,
        actor: { kind: 'authorization-link', id: seen.link.id, name: seen.link.requestedBy },
      });
    });
  }
}

/** The hidden field of a link's form: only a page of ours, shown to the browser with this cookie, can hold it. */
export function formProof(secret: string, linkId: string): string {
  return createHmac('sha256', secret).update(linkId).digest('base64url');
}
