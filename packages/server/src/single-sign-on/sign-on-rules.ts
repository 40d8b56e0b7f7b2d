import type { Cloud, Microsoft } from '../microsoft/index.js';
import type { SignOnSettings } from './sign-on-settings.js';

/** What Graph says of who has signed in. */
interface Member {
  readonly userPrincipalName: string;
  readonly isMember: boolean;
}

interface Request {
  readonly microsoft: Pick<Microsoft, 'graph'>;
  readonly cloud: Cloud;
  readonly accessToken: string;
  readonly settings: SignOnSettings;
}

// 999 groups a page is what Graph gives at most; nobody can be in more groups than a token of Microsoft's allows.
const mostPages = 5;

/**
 * Whether a rule of the connection lets somebody in who was not invited. The domain is that of the user principal name in
 * the directory, of members alone: what a token calls somebody can be changed by others, and a guest's name is his own.
 * Both requests need no more than `User.Read` (Microsoft Graph: *Get user*, *List a user's memberships*).
 * @throws GraphRefusedError, MicrosoftUnavailableError
 */
export async function isAdmittedByRule(request: Request): Promise<boolean> {
  const { domains, groupIds } = request.settings;
  if (domains.length > 0) {
    const { userPrincipalName, isMember } = await readMember(request);
    const domain = userPrincipalName.split('@').at(-1)?.toLowerCase() ?? '';
    if (isMember && domains.includes(domain)) return true;
  }
  return groupIds.length > 0 && isInGroup(request);
}

async function readMember({ microsoft, cloud, accessToken }: Request): Promise<Member> {
  const path = '/me?$select=userPrincipalName,userType';
  const me = await microsoft.graph.get({ cloud, path, accessToken });
  return {
    userPrincipalName: typeof me.userPrincipalName === 'string' ? me.userPrincipalName : '',
    isMember: me.userType === 'Member',
  };
}

async function isInGroup({ microsoft, cloud, accessToken, settings }: Request): Promise<boolean> {
  let path: string | null = '/me/transitiveMemberOf?$select=id&$top=999';
  for (let page = 0; page < mostPages && path !== null; page += 1) {
    const answer: Readonly<Record<string, unknown>> = await microsoft.graph.get({ cloud, path, accessToken });
    const groups: unknown[] = Array.isArray(answer.value) ? answer.value : [];
    if (groups.some((group) => isOneOf(group, settings.groupIds))) return true;
    const next = answer['@odata.nextLink'];
    path = typeof next === 'string' ? next : null;
  }
  return false;
}

function isOneOf(group: unknown, ids: readonly string[]): boolean {
  return (
    typeof group === 'object' &&
    group !== null &&
    'id' in group &&
    typeof group.id === 'string' &&
    ids.includes(group.id.toLowerCase())
  );
}
