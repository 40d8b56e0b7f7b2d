import type { Ambient } from '../ambient.js';
import type { AuditLog } from '../audit/index.js';
import type { Connection, ConnectionService } from '../connections/index.js';
import type { Database } from '../database/index.js';
import {
  type AppRegistration,
  type Cloud,
  createPkcePair,
  GraphRefusedError,
  IdTokenRefusedError,
  type Microsoft,
  MicrosoftRefusedError,
  MicrosoftUnavailableError,
} from '../microsoft/index.js';
import { isAdmittedByRule } from './admission.js';
import type { FederatedIdentity, IdentityRepository } from './identity.repository.js';
import type { People, SignOnOrigin } from './people.js';
import type { SettingsRepository } from './settings.repository.js';
import type { SignOnSettings } from './sign-on-settings.js';
import { type Trip, tripLifetimeMs, type Trips } from './trip.js';

export interface SignOnDependencies<SignedIn> {
  readonly database: Database;
  readonly ambient: Ambient;
  readonly audit: AuditLog;
  readonly microsoft: Microsoft;
  readonly connections: Pick<ConnectionService, 'get'>;
  readonly registrationOf: (connection: Connection) => Promise<AppRegistration>;
  readonly publicUrl: string;
  readonly people: People<SignedIn>;
}

interface Parts {
  readonly settings: SettingsRepository;
  readonly identities: IdentityRepository;
  readonly trips: Trips;
}

/** Why nobody is signed in; the window has the sentence. */
export type SignOnRefusal =
  | 'SIGN_ON_OFF'
  | 'SIGN_ON_CANCELLED'
  | 'SIGN_ON_REFUSED'
  | 'SIGN_ON_EXPIRED'
  | 'SIGN_ON_UNAVAILABLE'
  | 'SIGN_ON_NOT_INVITED'
  | 'SIGN_ON_NOT_CONNECTED'
  | 'SIGN_ON_TAKEN';

export type SignOnResult<SignedIn> =
  | { readonly kind: 'signed-in'; readonly signedIn: SignedIn }
  | { readonly kind: 'connected' }
  | { readonly kind: 'refused'; readonly reason: SignOnRefusal };

/** What came back from Microsoft, read but not believed. */
export interface Return {
  readonly code: string | null;
  readonly error: string | null;
  readonly iss: string | null;
}

interface Target {
  readonly connection: Connection;
  readonly settings: SignOnSettings;
  readonly cloud: Cloud;
  readonly registration: AppRegistration;
}

const refused = (reason: SignOnRefusal) => ({ kind: 'refused', reason }) as const;

/**
 * Signs people in to this hub by their work account. Who somebody is, `tid` and `oid` of a verified ID token say, and
 * nothing else: neither an address nor a name joins a Microsoft account to a person that is there.
 */
export class SignOn<SignedIn> {
  constructor(
    private readonly deps: SignOnDependencies<SignedIn>,
    private readonly parts: Parts,
  ) {}

  /**
   * Begins a trip to Microsoft.
   * @param sessionHash the session whose person wants to connect the account; null signs in
   * @throws MicrosoftUnavailableError when the tenant's endpoints cannot be asked for
   */
  async begin(
    connectionId: string,
    sessionHash: string | null,
  ): Promise<{ location: string; state: string; cookie: string } | 'SIGN_ON_OFF'> {
    const target = await this.targetOf(connectionId);
    if (!target) return 'SIGN_ON_OFF';
    const { ambient, microsoft } = this.deps;
    const state = ambient.randomToken(32);
    const nonce = ambient.randomToken(32);
    const pkce = createPkcePair((bytes) => ambient.randomToken(bytes));
    const location = await microsoft.identity.authorizationUrl({
      ...this.requestOf(target),
      state,
      nonce,
      codeChallenge: pkce.challenge,
      prompt: 'select_account',
    });
    const trip: Trip = {
      connectionId,
      clientId: target.registration.clientId,
      nonce,
      codeVerifier: pkce.verifier,
      sessionHash,
      expiresAt: new Date(ambient.now().getTime() + tripLifetimeMs).toISOString(),
    };
    return { location, state, cookie: this.parts.trips.seal(state, trip) };
  }

  /** Ends a trip: everything is checked, then somebody is in, or is told why not. */
  async finish(trip: Trip, returned: Return, from: SignOnOrigin): Promise<SignOnResult<SignedIn>> {
    if (returned.error === 'access_denied') return refused('SIGN_ON_CANCELLED');
    if (returned.error !== null || returned.code === null) return refused('SIGN_ON_REFUSED');
    const target = await this.targetOf(trip.connectionId);
    if (!target || target.registration.clientId !== trip.clientId) return refused('SIGN_ON_OFF');
    try {
      return await this.enter(target, trip, { ...returned, code: returned.code }, from);
    } catch (error) {
      if (error instanceof MicrosoftUnavailableError) return refused('SIGN_ON_UNAVAILABLE');
      const isRefusal =
        error instanceof MicrosoftRefusedError ||
        error instanceof IdTokenRefusedError ||
        error instanceof GraphRefusedError;
      if (isRefusal) return refused('SIGN_ON_REFUSED');
      throw error;
    }
  }

  private async enter(
    target: Target,
    trip: Trip,
    { code, iss }: Return & { readonly code: string },
    from: SignOnOrigin,
  ): Promise<SignOnResult<SignedIn>> {
    const { microsoft, people } = this.deps;
    const { connection, cloud, registration } = target;
    const metadata = await microsoft.identity.metadata(cloud, connection.tenant.id);
    // RFC 9207 §2.4: where the answer names its issuer, it must be the one that was asked.
    if (iss !== null && iss !== metadata.issuer) return refused('SIGN_ON_REFUSED');
    const { nonce, codeVerifier } = trip;
    const redeemed = await microsoft.identity.redeemCode({
      ...this.requestOf(target),
      code,
      codeVerifier,
      nonce,
    });
    const account = await microsoft.idTokens.verify(redeemed.idToken, {
      metadata,
      tenantId: connection.tenant.id,
      clientId: registration.clientId,
      nonce,
    });
    if (trip.sessionHash !== null) return this.connect(account, trip.sessionHash, from);
    const known = await this.parts.identities.personOf(account);
    const personId = known ?? (await this.admit(target, account, redeemed.accessToken));
    if (typeof personId !== 'string') return personId;
    const signedIn = await people.enter(personId, from);
    return signedIn ? { kind: 'signed-in', signedIn } : refused('SIGN_ON_NOT_INVITED');
  }

  /** Somebody who is signed in by other means connects the account that Microsoft has just proved. */
  private async connect(
    identity: FederatedIdentity,
    sessionHash: string,
    { cookieHeader }: SignOnOrigin,
  ): Promise<SignOnResult<SignedIn>> {
    const person = await this.deps.people.personOfSession(cookieHeader);
    // The session that asked, and no other that this browser has meanwhile: else somebody's account joins another person.
    if (person?.sessionHash !== sessionHash) return refused('SIGN_ON_EXPIRED');
    const isConnected = await this.store(identity, person.id);
    return isConnected ? { kind: 'connected' } : refused('SIGN_ON_TAKEN');
  }

  /** Somebody new, where a rule lets them in; with no more than the role that the rule gives. */
  private async admit(
    { settings, cloud }: Target,
    account: FederatedIdentity & { readonly displayName: string | null },
    accessToken: string,
  ): Promise<string | SignOnResult<SignedIn>> {
    const { microsoft, people, database } = this.deps;
    if (!(await isAdmittedByRule({ microsoft, cloud, accessToken, settings }))) {
      return refused('SIGN_ON_NOT_INVITED');
    }
    const email = account.username?.toLowerCase() ?? '';
    if (email === '' || (await people.hasAddress(email))) return refused('SIGN_ON_NOT_CONNECTED');
    const name = account.displayName ?? email;
    return database.unitOfWork.run(async (tx) => {
      const id = await people.add(tx, { name, email, role: settings.role });
      await this.parts.identities.connect(tx, account, id, this.deps.ambient.now().toISOString());
      return id;
    });
  }

  /** Somebody's Microsoft account signs in no more. */
  async disconnect(person: { readonly id: string; readonly name: string }): Promise<void> {
    const { database, audit } = this.deps;
    await database.unitOfWork.run(async (tx) => {
      if (!(await this.parts.identities.disconnect(tx, person.id))) return;
      await audit.record(tx, {
        actor: { kind: 'administrator', id: person.id, name: person.name },
        action: 'administrator.microsoft_account_disconnected',
        subjectKind: 'administrator',
        subjectId: person.id,
        details: {},
      });
    });
  }

  private store(identity: FederatedIdentity, personId: string): Promise<boolean> {
    const { database, ambient, audit } = this.deps;
    return database.unitOfWork.run(async (tx) => {
      const isNew = await this.parts.identities.connect(tx, identity, personId, ambient.now().toISOString());
      if (!isNew) return false;
      await audit.record(tx, {
        actor: { kind: 'administrator', id: personId, name: identity.username ?? identity.oid },
        action: 'administrator.microsoft_account_connected',
        subjectKind: 'administrator',
        subjectId: personId,
        details: { tenantId: identity.tid, objectId: identity.oid, username: identity.username },
      });
      return true;
    });
  }

  /** A connection that people may sign in by; null for any other. */
  private async targetOf(connectionId: string): Promise<Target | null> {
    const settings = await this.parts.settings.find(connectionId);
    const connection = settings?.isEnabled ? await this.deps.connections.get(connectionId) : null;
    if (!settings || connection?.type !== 'SSO' || connection.authorization.authorizedAt === null)
      return null;
    return {
      connection,
      settings,
      cloud: this.deps.microsoft.cloudOf(connection.tenant.cloud),
      registration: await this.deps.registrationOf(connection),
    };
  }

  private requestOf({ connection, cloud, registration }: Target) {
    return {
      cloud,
      registration,
      tenantId: connection.tenant.id,
      redirectUri: `${this.deps.publicUrl}/auth/callback`,
      scopes: [`${cloud.graphResource}/User.Read`, 'openid', 'profile', 'email'],
    };
  }
}
