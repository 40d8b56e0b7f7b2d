import { z } from 'zod';
import type { Ambient } from '../ambient.js';
import type { ApplicationDirectory, Connection } from '../connections/index.js';
import {
  ApplicationNotSetUpError,
  type AppRegistration,
  GraphRefusedError,
  type Microsoft,
  MicrosoftRefusedError,
  MicrosoftUnavailableError,
} from '../microsoft/index.js';

interface Dependencies {
  readonly ambient: Pick<Ambient, 'now'>;
  readonly microsoft: Microsoft;
  readonly registrationOf: (connection: Connection, clientId: string | null) => Promise<AppRegistration>;
}

interface Asked {
  readonly objectId: string | null;
  readonly untilMs: number;
}

const servicePrincipal = z.object({ id: z.guid() });
const maxKept = 1_000;
const foundForMs = 24 * 60 * 60 * 1000;
// Somebody may be granting the permission just now.
const missingForMs = 60 * 1000;
const timeoutMs = 5_000;

/**
 * The application as a tenant's directory knows it. Reading it needs a permission (Application.Read.All) that the hub
 * does not ask for: where a tenant has granted it, the administrator is spared looking the object id up.
 */
export class ServicePrincipals implements ApplicationDirectory {
  readonly #asked = new Map<string, Asked>();

  constructor(private readonly deps: Dependencies) {}

  async applicationIn(
    connection: Connection,
    signal: AbortSignal,
  ): ReturnType<ApplicationDirectory['applicationIn']> {
    const registration = await this.#registrationOf(connection);
    // The commands are about the application that was consented to, whether it is set up here or not.
    if (registration instanceof ApplicationNotSetUpError)
      return { clientId: registration.clientId ?? '', objectId: null };
    const isConsented = connection.authorization.authorizedAt !== null;
    const objectId = isConsented ? await this.#objectId(connection, registration, signal) : null;
    return { clientId: registration.clientId, objectId };
  }

  async #registrationOf(connection: Connection): Promise<AppRegistration | ApplicationNotSetUpError> {
    try {
      return await this.deps.registrationOf(connection, connection.authorization.clientId);
    } catch (error) {
      if (error instanceof ApplicationNotSetUpError) return error;
      throw error;
    }
  }

  async #objectId(
    connection: Connection,
    registration: AppRegistration,
    signal: AbortSignal,
  ): Promise<string | null> {
    const key = `${connection.tenant.id} ${registration.clientId}`;
    const nowMs = this.deps.ambient.now().getTime();
    const known = this.#asked.get(key);
    if (known && known.untilMs > nowMs) return known.objectId;
    const objectId = await this.#ask(
      connection,
      registration,
      AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
    );
    // Whoever left before the answer has learnt nothing.
    if (signal.aborted) return objectId;
    this.#asked.delete(key);
    this.#asked.set(key, { objectId, untilMs: nowMs + (objectId === null ? missingForMs : foundForMs) });
    const [oldest] = this.#asked.keys();
    if (this.#asked.size > maxKept && oldest !== undefined) this.#asked.delete(oldest);
    return objectId;
  }

  /** Microsoft Graph documentation, serviceprincipal-get.md: a service principal by its application's client ID. */
  async #ask(
    { tenant }: Connection,
    registration: AppRegistration,
    signal: AbortSignal,
  ): Promise<string | null> {
    const { microsoft } = this.deps;
    const cloud = microsoft.cloudOf(tenant.cloud);
    try {
      const { accessToken } = await microsoft.identity.clientCredentials({
        cloud,
        registration,
        tenantId: tenant.id,
        scope: `${cloud.graphResource}/.default`,
        signal,
      });
      const path = `/servicePrincipals(appId='${encodeURIComponent(registration.clientId)}')?$select=id`;
      const answer = servicePrincipal.safeParse(
        await microsoft.graph.get({ cloud, path, accessToken, signal }),
      );
      return answer.success ? answer.data.id : null;
    } catch (error) {
      const isAnswer =
        error instanceof GraphRefusedError ||
        error instanceof MicrosoftRefusedError ||
        error instanceof MicrosoftUnavailableError;
      if (isAnswer || signal.aborted) return null;
      throw error;
    }
  }
}
