import { type ConnectionType, connectionTypes } from '../connections/index.js';
import {
  appRegistration,
  type ClientCredential,
  type CloudName,
  cloudNames,
  type ConfiguredRegistration,
  expiryOfCertificate,
} from '../microsoft/index.js';
import { clientIdFrom, idOfVariable, type Registration } from './registration.js';

/** What the environment says of app registrations. */
export interface RegistrationSettings {
  /** The cloud of `default` and of those of single types. */
  readonly cloud: CloudName;
  readonly default: ConfiguredRegistration | null;
  readonly byType: Readonly<Partial<Record<ConnectionType, ConfiguredRegistration>>>;
  /** Of further clouds. */
  readonly byCloud: Readonly<Partial<Record<CloudName, ConfiguredRegistration>>>;
}

/** A registration of the environment, with its secret. */
export interface ConfiguredEntry {
  readonly registration: Registration;
  readonly credential: ClientCredential;
}

/** The registrations of the environment, named by their variables. */
export function configuredRegistrations(settings: RegistrationSettings): ConfiguredEntry[] {
  const entries: ConfiguredEntry[] = [];
  const add = (
    configured: ConfiguredRegistration | null | undefined,
    variable: string,
    place: Pick<Registration, 'cloud' | 'isDefault' | 'types'>,
  ): void => {
    if (configured) entries.push(entryOf(configured, variable, place));
  };
  const { cloud } = settings;
  for (const type of connectionTypes) {
    add(settings.byType[type], `MICROSOFT_${type}_CLIENT_ID`, { cloud, isDefault: false, types: [type] });
  }
  add(settings.default, 'MICROSOFT_CLIENT_ID', { cloud, isDefault: true, types: [] });
  for (const name of cloudNames) {
    const variable = `MICROSOFT_${name.toUpperCase().replaceAll('-', '_')}_CLIENT_ID`;
    add(settings.byCloud[name], variable, { cloud: name, isDefault: true, types: [] });
  }
  return entries;
}

function entryOf(
  configured: ConfiguredRegistration,
  variable: string,
  place: Pick<Registration, 'cloud' | 'isDefault' | 'types'>,
): ConfiguredEntry {
  const { clientId, credential } = appRegistration(configured);
  const isCertificate = credential.kind === 'certificate';
  return {
    credential,
    registration: {
      id: idOfVariable(variable),
      name: variable,
      clientId: clientIdFrom(clientId),
      ...place,
      source: 'environment',
      credentials: [
        {
          id: idOfVariable(`${variable} ${isCertificate ? credential.thumbprintSha256 : 'secret'}`),
          kind: credential.kind,
          thumbprint: isCertificate ? credential.thumbprintSha256 : null,
          expiresAt: 'certificate' in configured ? expiryOfCertificate(configured.certificate) : null,
          addedAt: null,
        },
      ],
      createdAt: null,
      updatedAt: null,
    },
  };
}
