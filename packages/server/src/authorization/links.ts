import { createHmac } from 'node:crypto';
import type { Ambient } from '../ambient.js';
import type { Connection, ConnectionService } from '../connections/index.js';
import type { Database } from '../database/index.js';
import type { Attempt } from './attempt.js';
import type { AuthorizationService } from './authorization.service.js';
import { digest, matchesDigest } from '../digest.js';
import type { Link, LinkRequester, LinkState } from './link.js';
import type { LinkRepository } from './link.repository.js';

interface Dependencies {
  readonly database: Database;
  readonly ambient: Ambient;
  readonly links: LinkRepository;
  readonly connections: Pick<ConnectionService, 'get'>;
  readonly authorization: Pick<AuthorizationService, 'beginIn'>;
}

/** Why a link cannot be used, and who made it: somebody to turn to. Null: nobody knows such a link. */
export interface RefusedLink {
  readonly refusal: 'LINK_UNKNOWN' | 'LINK_OTHER_BROWSER' | `LINK_${Exclude<LinkState, 'OPEN'>}`;
  readonly requestedBy: LinkRequester | null;
}
export const unknownLink: RefusedLink = { refusal: 'LINK_UNKNOWN', requestedBy: null };

/** What a person who was sent a link sees and does. Looking at it changes nothing; only the form's POST begins. */
export class Links {
  constructor(private readonly deps: Dependencies) {}

  /** The link and what it would connect, or why it cannot be used by a browser with this cookie. */
  async look(
    token: string,
    secretOf: (linkId: string) => string | undefined,
  ): Promise<{ link: Link; connection: Connection } | RefusedLink> {
    const link = await this.deps.links.findByTokenHash(digest(token));
    const connection = link && (await this.deps.connections.get(link.connectionId));
    if (!link || !connection) return unknownLink;
    const { requestedBy } = link;
    if (link.state !== 'OPEN') return { refusal: `LINK_${link.state}`, requestedBy };
    if (link.expiresAt <= this.deps.ambient.now().toISOString())
      return { refusal: 'LINK_EXPIRED', requestedBy };
    const secret = secretOf(link.id);
    if (link.browserHash && !(secret && matchesDigest(secret, link.browserHash))) return otherBrowser(link);
    return { link, connection };
  }

  /**
   * Begins an attempt with the link and binds it to the browser that holds `secret`.
   * @param proof the form's hidden field; it proves that the form was shown to this very browser
   */
  async begin(token: string, secret: string, proof: string): Promise<Attempt | RefusedLink> {
    const seen = await this.look(token, () => secret);
    if ('refusal' in seen) return seen;
    if (!matchesDigest(formProof(secret, seen.link.id), digest(proof))) return otherBrowser(seen.link);
    return this.deps.database.unitOfWork.run(async (tx) => {
      if (!(await this.deps.links.bind(tx, seen.link.id, digest(secret)))) return otherBrowser(seen.link);
      return this.deps.authorization.beginIn(tx, {
        connectionId: seen.connection.id,
        linkId: seen.link.id,
        allowAccountChange: false,
        actor: { kind: 'authorization-link', id: seen.link.id, name: seen.link.requestedBy.name },
      });
    });
  }
}

/** Somebody has begun with the link elsewhere, or the form was not shown to this browser. */
export function otherBrowser({ requestedBy }: Link): RefusedLink {
  return { refusal: 'LINK_OTHER_BROWSER', requestedBy };
}

/** The hidden field of a link's form: only a page of ours, shown to the browser with this cookie, can hold it. */
export function formProof(secret: string, linkId: string): string {
  return createHmac('sha256', secret).update(linkId).digest('base64url');
}
