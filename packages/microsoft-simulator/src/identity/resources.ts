/** A permission that an application can ask for at a resource. */
export interface Permission {
  readonly name: string;
  /** What the page *Permissions requested* calls it. */
  readonly title: string;
  /** Only an administrator can grant it, for the whole organization. */
  readonly isAdminOnly: boolean;
}

/** An API that issues permissions, known by its application id URIs. */
export interface Resource {
  /** `aud` of its access tokens and the prefix of its scopes. */
  readonly uri: string;
  readonly aliases: readonly string[];
  readonly displayName: string;
  readonly delegated: readonly Permission[];
  readonly application: readonly Permission[];
}

const forUsers = (name: string, title: string): Permission => ({ name, title, isAdminOnly: false });
const forAdministrators = (name: string, title: string): Permission => ({ name, title, isAdminOnly: true });

/** Which permissions need an administrator: https://learn.microsoft.com/graph/permissions-reference */
export const graph: Resource = {
  uri: 'https://graph.microsoft.com',
  aliases: ['https://graph.microsoft.us', 'https://dod-graph.microsoft.us'],
  displayName: 'Graph',
  delegated: [
    forUsers('User.Read', 'Sign you in and read your profile'),
    forUsers('User.ReadBasic.All', "Read all users' basic profiles"),
    forUsers('Sites.Read.All', 'Read items in all site collections'),
    forUsers('Sites.ReadWrite.All', 'Edit or delete items in all site collections'),
    forUsers('Files.Read.All', 'Read all files that you can open'),
    forUsers('Files.ReadWrite.All', 'Have full access to all files that you can open'),
    forUsers('Mail.Read', 'Read your mail'),
    forUsers('Mail.ReadWrite', 'Read and write your mail'),
    forUsers('Mail.Send', 'Send mail as you'),
    forAdministrators('User.Read.All', "Read all users' full profiles"),
    forAdministrators('Group.Read.All', 'Read all groups'),
    forAdministrators('Organization.Read.All', 'Read the organization'),
    forAdministrators('Directory.Read.All', 'Read directory data'),
  ],
  application: [
    forAdministrators('User.Read.All', "Read all users' full profiles"),
    forAdministrators('Group.Read.All', 'Read all groups'),
    forAdministrators('Organization.Read.All', 'Read the organization'),
    forAdministrators('Sites.Read.All', 'Read items in all site collections'),
  ],
};

export const exchangeOnline: Resource = {
  uri: 'https://outlook.office.com',
  aliases: ['https://outlook.office365.com', 'https://ps.outlook.com', 'https://outlook.office365.us'],
  displayName: 'Exchange Online',
  delegated: [
    forUsers('IMAP.AccessAsUser.All', 'Read and write mail over IMAP'),
    forUsers('POP.AccessAsUser.All', 'Read mail over POP'),
    forUsers('SMTP.Send', 'Send mail over SMTP'),
  ],
  application: [
    forAdministrators('IMAP.AccessAsApp', 'Read and write all mailboxes over IMAP'),
    forAdministrators('POP.AccessAsApp', 'Read all mailboxes over POP'),
    forAdministrators('SMTP.SendAsApp', 'Send mail as any mailbox over SMTP'),
  ],
};

/** The scopes of OpenID Connect, which belong to no resource. */
export const openIdScopes: readonly Permission[] = [
  forUsers('openid', 'See who you are'),
  forUsers('profile', 'See your name'),
  forUsers('email', 'See your e-mail address'),
  forUsers('offline_access', 'Keep access that you gave it'),
];

const resources: readonly Resource[] = [graph, exchangeOnline];

/**
 * The resource with that application id URI. Any `api://…` counts as an application of the organization's own that
 * exposes whatever is asked for, so that a scope configured by an administrator can be tried.
 */
export function findResource(uri: string): Resource | undefined {
  const wanted = uri.toLowerCase();
  const known = resources.find((resource) => [resource.uri, ...resource.aliases].includes(wanted));
  if (known !== undefined) return known;
  if (!/^api:\/\/[^/\s]+(\/[^/\s]+)*$/.test(wanted)) return undefined;
  return { uri, aliases: [], displayName: uri, delegated: [], application: [] };
}
