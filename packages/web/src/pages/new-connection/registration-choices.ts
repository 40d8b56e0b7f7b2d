import type { AppRegistrationChoicesQuery, ConnectionType } from '../../graphql/generated/graphql.js';

/** An app registration that a connection may be given. */
export type RegistrationChoice = AppRegistrationChoicesQuery['appRegistrations']['edges'][number]['node'];

/** GCC High and DoD are one identity platform: either's application can ask the other's tenants. */
function platformOf(cloud: string): string {
  return cloud === 'usgov-dod' ? 'usgov' : cloud;
}

/** Those by which a connection to a tenant of this cloud can sign in. */
export function choicesFor(all: readonly RegistrationChoice[], cloud: string | null): RegistrationChoice[] {
  if (cloud === null) return [];
  return all.filter((choice) => platformOf(choice.cloud) === platformOf(cloud));
}

/** The one that the hub takes when none is chosen: of the type, else the default, the tenant's own cloud first. */
export function usualOf(
  choices: readonly RegistrationChoice[],
  cloud: string | null,
  type: ConnectionType | null,
): RegistrationChoice | null {
  const near = choices.filter((choice) => choice.cloud === cloud);
  const far = choices.filter((choice) => choice.cloud !== cloud);
  for (const some of [near, far]) {
    const ofType = some.find(({ types }) => type !== null && types.includes(type));
    const found = ofType ?? some.find(({ isDefault }) => isDefault);
    if (found) return found;
  }
  return null;
}
