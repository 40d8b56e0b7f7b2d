import { exchangeOnline, graph, type Permission, type Resource } from './resources.js';

/**
 * What the simulated app registration lists under *API permissions*; `.default` stands for it:
 * https://learn.microsoft.com/entra/identity-platform/scopes-oidc#the-default-scope
 */
const registered = new Map<Resource, { delegated: readonly string[]; application: readonly string[] }>([
  [
    graph,
    {
      delegated: ['User.Read', 'Sites.Read.All', 'Files.ReadWrite.All'],
      application: ['User.Read.All', 'Group.Read.All', 'Organization.Read.All'],
    },
  ],
  [
    exchangeOnline,
    {
      delegated: ['IMAP.AccessAsUser.All', 'SMTP.Send'],
      application: ['IMAP.AccessAsApp', 'SMTP.SendAsApp'],
    },
  ],
]);

export function registeredDelegated(resource: Resource): readonly Permission[] {
  const names = registered.get(resource)?.delegated ?? [];
  return resource.delegated.filter((permission) => names.includes(permission.name));
}

export function registeredApplication(resource: Resource): readonly Permission[] {
  const names = registered.get(resource)?.application ?? [];
  return resource.application.filter((permission) => names.includes(permission.name));
}
