import type { Ambient } from '../ambient.js';
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
import { Admission, refused, type Refused } from './admission.js';
import type { FederatedIdentity } from './identity.repository.js';
import type { MicrosoftAccounts } from './microsoft-accounts.js';
import type { People, SignOnOrigin } from './people.js';
import type { SettingsRepository } from './settings.repository.js';
import type { SignOnSettings } from './sign-on-settings.js';
import { type Trip, tripLifetimeMs, type Trips } from './trip.js';

export interface SignOnDependencies<Entered> {
  readonly database: Database;
  readonly ambient: Ambient;
  readonly microsoft: Microsoft;
  readonly connections: Pick<ConnectionService, 'get'>;
  readonly registrationOf: (connection: Connection) => Promise<AppRegistration>;
  readonly publicUrl: string;
  readonly people: People<Entered>;
}

interface Parts {
  readonly settings: SettingsRepository;
  readonly accounts: MicrosoftAccounts;
  readonly trips: Trips;
}

export type SignOnResult<Entered> =
  { readonly kind: 'entered'; readonly entered: Entered } | { readonly kind: 'connected' } | Refused;

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

interface Asking {
  readonly administrator: { readonly id: string; readonly name: string };
  readonly address: string;
}

/**
 * Signs people in to this hub by their work account. Who somebody is, `tid` and `oid` of a verified ID token say, and
 * nothing else: neither an address nor a name joins a Microsoft account to a person that is there.
 */
export class SignOn<Entered> {
  private readonly admission: Admission;

  constructor(
    private readonly deps: SignOnDependencies<Entered>,
    private readonly parts: Parts,
  ) {
    this.admission = new Admission({ ...deps, accounts: parts.accounts });
  }

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

  /** Ends a trip: everything is checked, then somebody is in, or is told why not. Who is not let in is on record. */
  async finish(trip: Trip, returned: Return, from: SignOnOrigin): Promise<SignOnResult<Entered>> {
    const result = await this.outcome(trip, returned, from);
    if (result.kind === 'refused' && result.reason !== 'SIGN_ON_CANCELLED') {
      const { tid: tenantId, oid: objectId, username } = result.identity ?? {};
      await this.deps.people.refused(from, { reason: result.reason, username, tenantId, objectId });
    }
    return result;
  }

  private async outcome(trip: Trip, returned: Return, from: SignOnOrigin): Promise<SignOnResult<Entered>> {
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
  ): Promise<SignOnResult<Entered>> {
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
    const personId = await this.admission.personOf(account, {
      settings: target.settings,
      cloud,
      accessToken: redeemed.accessToken,
      from,
    });
    if (typeof personId !== 'string') return personId;
    const entered = await people.enter(personId, from);
    return entered ? { kind: 'entered', entered } : refused('SIGN_ON_NOT_INVITED', account);
  }

  /** Somebody who is signed in by other means connects the account that Microsoft has just proved. */
  private async connect(
    identity: FederatedIdentity,
    sessionHash: string,
    from: SignOnOrigin,
  ): Promise<SignOnResult<Entered>> {
    const { people, database } = this.deps;
    const person = await people.personOfSession(from);
    // The session that asked, and no other that this browser has meanwhile: else somebody's account joins another person.
    if (person?.sessionHash !== sessionHash) return refused('SIGN_ON_EXPIRED');
    return database.unitOfWork.run(async (tx): Promise<SignOnResult<Entered>> => {
      if (!(await people.endOtherSessions(tx, person))) return refused('SIGN_ON_EXPIRED');
      const isConnected = await this.parts.accounts.connect(tx, identity, { ...person, isByRule: false });
      return isConnected ? { kind: 'connected' } : refused('SIGN_ON_TAKEN', identity);
    });
  }

  /** Somebody's Microsoft account signs in no more. */
  async disconnect({ administrator, address }: Asking): Promise<void> {
    const { id, name } = administrator;
    const actor = { kind: 'administrator', id, name, address } as const;
    await this.deps.database.unitOfWork.run((tx) => this.parts.accounts.disconnect(tx, actor, id));
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
