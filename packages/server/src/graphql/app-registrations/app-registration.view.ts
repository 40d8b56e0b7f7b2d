import type { Registration } from '../../app-registrations/index.js';
import { globalIdOf, idFromGlobalId } from '../../connections/index.js';
import type { AppRegistrationObject } from './app-registration.type.js';

/** A registration as the API shows it. */
export function registrationView(registration: Registration): AppRegistrationObject {
  const { id, name, clientId, cloud, isDefault, types, createdAt, updatedAt } = registration;
  return {
    registration,
    id: globalIdOf('AppRegistration', id),
    ...{ name, clientId, cloud, isDefault, types, createdAt, updatedAt },
    source: registration.source === 'stored' ? 'STORED' : 'ENVIRONMENT',
    credentials: registration.credentials.map((credential) => ({
      ...credential,
      id: globalIdOf('AppRegistrationCredential', credential.id),
      kind: credential.kind === 'secret' ? 'SECRET' : 'CERTIFICATE',
    })),
  };
}

/** The opaque text of a place in the list. */
export function cursorOf({ id }: Registration): string {
  return globalIdOf('AppRegistration', id);
}

/** Where the list goes on after a cursor; null when it is none, or its registration is gone. */
export function indexAfter(all: readonly Registration[], cursor: string | null): number | null {
  if (cursor === null) return 0;
  const id = idFromGlobalId('AppRegistration', cursor);
  const index = all.findIndex((one) => one.id === id);
  return index === -1 ? null : index + 1;
}
