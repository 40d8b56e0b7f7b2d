import { type Connection, type ConnectionType, connectionTypes } from '../connections/index.js';
import {
  type AppRegistration,
  appRegistration,
  AppRegistrationMissingError,
  type CloudName,
  cloudNames,
  type ConfiguredRegistration,
  isSameIdentityCloud,
} from '../microsoft/index.js';

/** What the environment says of app registrations. */
export interface RegistrationSettings {
  /** The cloud of `default` and of those of single types. */
  readonly cloud: CloudName;
  readonly default: ConfiguredRegistration | null;
  readonly byType: Readonly<Partial<Record<ConnectionType, ConfiguredRegistration>>>;
  /** Of further clouds. */
  readonly byCloud: Readonly<Partial<Record<CloudName, ConfiguredRegistration>>>;
}

/** The app registrations of the environment: by type and by cloud. */
export class ConfiguredRegistrations {
  constructor(private readonly settings: RegistrationSettings) {}

  /** Whether there is one for connections of a type, or of any type when it is absent, to tenants of a cloud. */
  isSetUp(cloud: CloudName, type?: ConnectionType): boolean {
    if (type !== undefined) return this.#find(cloud, type) !== null;
    return connectionTypes.some((any) => this.#find(cloud, any) !== null);
  }

  /** In whose name a connection asks. @throws AppRegistrationMissingError */
  of({ type, tenant }: Pick<Connection, 'type' | 'tenant'>): AppRegistration {
    const configured = this.#find(tenant.cloud, type);
    if (!configured) throw new AppRegistrationMissingError(type);
    return appRegistration(configured);
  }

  /** GCC High and DoD are one identity platform, so that either's application can ask the other's tenants. */
  #find(cloud: CloudName, type: ConnectionType): ConfiguredRegistration | null {
    const neighbours = cloudNames.filter((name) => name !== cloud && isSameIdentityCloud(name, cloud));
    for (const name of [cloud, ...neighbours]) {
      const registration = this.#in(name, type);
      if (registration) return registration;
    }
    return null;
  }

  #in(cloud: CloudName, type: ConnectionType): ConfiguredRegistration | null {
    const { default: fallback, byType, byCloud } = this.settings;
    const own = cloud === this.settings.cloud ? (byType[type] ?? fallback) : null;
    return own ?? byCloud[cloud] ?? null;
  }
}
