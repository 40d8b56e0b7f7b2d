import { createHash } from 'node:crypto';
import type { Account, Group, Tenant } from '../accounts/index.js';
import type { Application } from '../identity/index.js';

type Resource = Readonly<Record<string, unknown>>;

/** https://learn.microsoft.com/graph/api/resources/user */
export function userResource(account: Account): Resource {
  return {
    id: account.id,
    businessPhones: [],
    displayName: account.displayName,
    givenName: account.givenName,
    jobTitle: null,
    mail: account.hasMailbox ? account.email : null,
    mobilePhone: null,
    officeLocation: null,
    preferredLanguage: null,
    surname: account.surname,
    userPrincipalName: account.username,
    accountEnabled: !account.isDisabled,
    userType: account.isGuest ? 'Guest' : 'Member',
  };
}

/** https://learn.microsoft.com/graph/api/resources/group */
export function groupResource(group: Group): Resource {
  return {
    id: group.id,
    displayName: group.displayName,
    description: group.description,
    mail: group.mail,
    mailEnabled: group.mail !== null,
    securityEnabled: true,
    groupTypes: group.mail === null ? [] : ['Unified'],
  };
}

/** https://learn.microsoft.com/graph/api/resources/organization */
export function organizationResource(tenant: Tenant): Resource {
  return {
    id: tenant.id,
    displayName: tenant.displayName,
    countryLetterCode: tenant.region === 'EU' ? 'CZ' : 'US',
    tenantType: 'AAD',
    verifiedDomains: tenant.domains.map((name, index) => ({
      capabilities: 'Email, OfficeCommunicationsOnline',
      isDefault: index === 0,
      isInitial: name.endsWith('.onmicrosoft.com'),
      name,
      type: 'Managed',
    })),
  };
}

/** https://learn.microsoft.com/graph/api/resources/site */
export function rootSiteResource(tenant: Tenant): Resource {
  const hostname = `${(tenant.domains[0] ?? tenant.id).split('.')[0] ?? ''}.sharepoint.com`;
  return {
    id: `${hostname},${tenant.id},${tenant.id}`,
    createdDateTime: '2024-01-01T00:00:00Z',
    lastModifiedDateTime: '2024-01-01T00:00:00Z',
    name: '',
    displayName: `${tenant.displayName} Team Site`,
    webUrl: `https://${hostname}`,
    root: {},
    siteCollection: { hostname },
  };
}

/**
 * The application as an organization knows it: each has an enterprise application of its own for it.
 * https://learn.microsoft.com/graph/api/resources/serviceprincipal
 */
export function servicePrincipalResource(tenant: Tenant, application: Application): Resource {
  const hex = createHash('sha256').update(`${tenant.id} ${application.clientId}`).digest('hex');
  const [a, b, c, d] = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(13, 16), hex.slice(17, 20)];
  return {
    id: `${a}-${b}-4${c}-8${d}-${hex.slice(20, 32)}`,
    appId: application.clientId,
    displayName: application.displayName,
    servicePrincipalType: 'Application',
    accountEnabled: true,
  };
}
