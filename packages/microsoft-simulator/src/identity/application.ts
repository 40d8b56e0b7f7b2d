/** An app registration: the application in whose name is asked. */
export interface Application {
  readonly clientId: string;
  readonly displayName: string;
  readonly clientSecret: string | null;
  /** Certificates or public keys in PEM, for `private_key_jwt`. */
  readonly certificates: readonly string[];
  readonly redirectUris: readonly string[];
}

/** The registered applications. Redirect URIs can be added while the simulator runs. */
export class Applications {
  readonly #applications = new Map<string, Application>();

  constructor(applications: readonly Application[]) {
    for (const application of applications) this.register(application);
  }

  /** Adds an application or takes the place of the one with the same client id. */
  register(application: Application): void {
    this.#applications.set(application.clientId.toLowerCase(), application);
  }

  /** In the order in which they were registered. */
  all(): readonly Application[] {
    return [...this.#applications.values()];
  }

  find(clientId: string): Application | undefined {
    return this.#applications.get(clientId.toLowerCase());
  }
}
