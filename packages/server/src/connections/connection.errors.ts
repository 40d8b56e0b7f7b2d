import { cloudLabel, type CloudName } from '../microsoft/index.js';
import { DomainError } from '../errors.js';

/** The caller sent what no answer can be made of; nothing was changed. */
export class BadUserInputError extends DomainError {
  readonly code = 'BAD_USER_INPUT';

  constructor(message: string, argument: string) {
    super(message, { argument });
  }
}

/** The caller is known but may not do this. */
export class ForbiddenError extends DomainError {
  readonly code = 'FORBIDDEN';

  constructor(scope: string) {
    super(`This needs the scope ${scope}.`, { scope });
  }
}

/** The caller's key is limited to named connections, and this is about others. */
export class LimitedKeyError extends DomainError {
  readonly code = 'FORBIDDEN';

  constructor() {
    super('This API key is limited to named connections: it can neither add any nor ask about new ones.');
  }
}

/** What was named as a tenant is neither a GUID nor a domain. */
export class TenantIdMalformedError extends DomainError {
  readonly code = 'TENANT_ID_MALFORMED';
}

/** The tenant exists, but in a national cloud for which no app registration is set up. */
export class TenantInOtherCloudError extends DomainError {
  readonly code = 'TENANT_IN_OTHER_CLOUD';

  constructor(cloud: CloudName) {
    super(inOtherCloud(cloud), { cloud });
  }
}

/** Microsoft could not be asked about a tenant. */
export class TenantLookupUnavailableError extends DomainError {
  readonly code = 'TENANT_LOOKUP_UNAVAILABLE';
}

/** Names the cloud as people know it, and the settings by which this installation would use it. */
export function inOtherCloud(cloud: CloudName): string {
  const variable = `MICROSOFT_${cloud.toUpperCase().replaceAll('-', '_')}_CLIENT_ID`;
  return `This tenant is in the ${cloudLabel(cloud)} cloud, for which no app registration is set up here: register an application in that cloud and set ${variable} with its secret or certificate.`;
}
