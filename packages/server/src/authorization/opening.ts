import type { Ambient } from '../ambient.js';
import type { ConnectionService } from '../connections/index.js';
import type { Database } from '../database/index.js';
import { createPkcePair } from '../microsoft/index.js';
import { type Attempt, type Leg, maxOpenings } from './attempt.js';
import type { AttemptRepository } from './attempt.repository.js';
import { checkCookie } from './callback/check-cookie.js';
import { openingIdsIn } from './cookies.js';
import { digest, matchesDigest } from '../digest.js';
import type { LinkRepository } from './link.repository.js';
import type { MicrosoftGrants } from './microsoft-grants.js';

interface Dependencies {
  readonly database: Database;
  readonly ambient: Ambient;
  readonly attempts: AttemptRepository;
  readonly links: LinkRepository;
  readonly connections: Pick<ConnectionService, 'get'>;
  readonly grants: Pick<MicrosoftGrants, 'signInUrl' | 'startsWithAdminConsent'>;
}

export interface OpenedAttempt {
  readonly openingId: string;
  /** The secret for this browser's cookie. */
  readonly cookie: string;
  /** Microsoft's page. */
  readonly location: string;
  readonly secondsLeft: number;
}

export type OpeningRefusal = 'UNKNOWN' | 'ENDED' | 'EXPIRED' | 'OTHER_BROWSER' | 'TOO_MANY_OPENINGS';

/** Turns an attempt into a trip to Microsoft in one browser. */
export class Openings {
  constructor(private readonly deps: Dependencies) {}

  /**
   * Opens an attempt, each time with a state, nonce, PKCE verifier and cookie of its own.
   * @param linkSecret the browser's cookie of the link, for attempts that were begun with one
   * @throws MicrosoftUnavailableError when the tenant's endpoints cannot be asked for
   */
  async open(
    attemptId: string,
    linkSecretOf: (linkId: string) => string | undefined,
  ): Promise<OpenedAttempt | OpeningRefusal> {
    const { attempts, ambient } = this.deps;
    const attempt = await attempts.find(attemptId);
    if (!attempt) return 'UNKNOWN';
    if (attempt.state === 'EXPIRED') return 'EXPIRED';
    if (attempt.state !== 'OPEN') return 'ENDED';
    if (attempt.expiresAt <= ambient.now().toISOString()) return 'EXPIRED';
    if (attempt.linkId && !(await this.isLinksBrowser(attempt.linkId, linkSecretOf(attempt.linkId)))) {
      return 'OTHER_BROWSER';
    }
    const connection = await this.deps.connections.get(attempt.connectionId);
    if (!connection) return 'UNKNOWN';
    return this.openLeg(
      attempt,
      this.deps.grants.startsWithAdminConsent(connection) ? 'admin-consent' : 'authorize',
    );
  }

  /**
   * The attempt that has ended and the opening by which this browser took part in it; null when it did not. For the
   * browser's Back, which leads to the attempt's address again.
   */
  async ended(
    attemptId: string,
    cookies: Readonly<Record<string, string | undefined>>,
  ): Promise<{ attempt: Attempt; openingId: string } | null> {
    const { attempts } = this.deps;
    const attempt = await attempts.find(attemptId);
    if (!attempt || attempt.state === 'OPEN') return null;
    for (const id of openingIdsIn(cookies)) {
      const opening = await attempts.findOpeningById(id);
      if (opening?.attemptId === attempt.id && checkCookie(opening, cookies))
        return { attempt, openingId: id };
    }
    return null;
  }

  /** Opens one leg of an attempt; whether it is still open, and has been opened too often, is decided as it is stored. */
  async openLeg(
    attempt: Attempt,
    leg: Leg,
    followsConsent = false,
  ): Promise<OpenedAttempt | 'ENDED' | 'TOO_MANY_OPENINGS'> {
    const { ambient, attempts, database, grants, connections } = this.deps;
    const connection = await connections.get(attempt.connectionId);
    if (!connection) throw new Error('An attempt outlived its connection.');
    const state = ambient.randomToken(32);
    const cookie = ambient.randomToken(32);
    const pkce = createPkcePair((bytes) => ambient.randomToken(bytes));
    const opening = {
      id: ambient.randomToken(12),
      attemptId: attempt.id,
      leg,
      nonce: ambient.randomToken(32),
      codeVerifier: pkce.verifier,
      cookieHash: digest(cookie),
    };
    const { location, clientId } = await grants.signInUrl({
      connection,
      leg,
      state,
      nonce: opening.nonce,
      codeChallenge: pkce.challenge,
      isOtherAccountWelcome: attempt.allowsAccountChange,
      followsConsent,
    });
    const now = ambient.now();
    const refusal = await database.unitOfWork.run(async (tx) => {
      if (!(await attempts.holdOpen(tx, attempt.id))) return 'ENDED';
      if ((await attempts.countOpenings(tx, attempt.id)) >= maxOpenings) return 'TOO_MANY_OPENINGS';
      await attempts.insertOpening(tx, {
        ...opening,
        clientId,
        stateHash: digest(state),
        createdAt: now.toISOString(),
      });
      return null;
    });
    if (refusal) return refusal;
    const secondsLeft = Math.max(1, Math.ceil((Date.parse(attempt.expiresAt) - now.getTime()) / 1000));
    return { openingId: opening.id, cookie, location, secondsLeft };
  }

  private async isLinksBrowser(linkId: string, secret: string | undefined): Promise<boolean> {
    const link = await this.deps.links.findById(linkId);
    return Boolean(link?.browserHash && secret && matchesDigest(secret, link.browserHash));
  }
}
