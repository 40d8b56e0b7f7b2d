export const cloudNames = ['global', 'usgov', 'usgov-dod', 'china'] as const;
export type CloudName = (typeof cloudNames)[number];

/** One of Microsoft's national clouds: where it is reached, and under which names its resources are asked for. */
export interface Cloud {
  readonly name: CloudName;
  /** How the sentences call it. */
  readonly label: string;
  /** Where people sign in, e.g. `https://login.microsoftonline.com`, or a stand-in. */
  readonly loginUrl: string;
  /** Where Graph is reached: `${graphUrl}/v1.0/…`. */
  readonly graphUrl: string;
  readonly imapUrl: string;
  readonly smtpUrl: string;
  /** The resource names inside scopes; they stay the cloud's own wherever the URLs point. */
  readonly graphResource: string;
  readonly mailResource: string;
  /** Exchange Online, as an application asks for its tokens. */
  readonly mailApplicationResource: string;
  /** Exchange Online, as an administrator is asked for IMAP on behalf of an application. */
  readonly mailConsentResource: string;
  /** The real sign-in host; MSAL keys its cache by it. */
  readonly authorityHost: string;
  /**
   * The cloud whose sign-in address was configured away from Microsoft's: then no other host is asked about a tenant,
   * whatever cloud it is in. Null where Microsoft's own addresses are in use.
   */
  readonly standInFor: CloudName | null;
}

/** What the administrator may set: `MICROSOFT_CLOUD` and the addresses that replace the cloud's own. */
export interface CloudSettings {
  readonly cloud: CloudName;
  readonly loginUrl?: string | undefined;
  readonly graphUrl?: string | undefined;
  readonly imapUrl?: string | undefined;
  readonly smtpUrl?: string | undefined;
}

// Microsoft Entra documentation, authentication-national-cloud.md; mail hosts and scope bases of the US clouds and of
// China as EmailEngine uses them, since Microsoft publishes none for China's mail scopes. What an application asks for is
// documented for the global cloud alone (Exchange documentation, how-to-authenticate-an-imap-pop-smtp-application-by-using-
// oauth.md); the others have one name for Exchange Online.
const clouds: Record<CloudName, Omit<Cloud, 'name' | 'standInFor' | 'authorityHost'>> = {
  global: {
    label: 'global',
    loginUrl: 'https://login.microsoftonline.com',
    graphUrl: 'https://graph.microsoft.com',
    imapUrl: 'imaps://outlook.office365.com:993',
    smtpUrl: 'smtp://smtp.office365.com:587',
    graphResource: 'https://graph.microsoft.com',
    mailResource: 'https://outlook.office.com',
    mailApplicationResource: 'https://outlook.office365.com',
    mailConsentResource: 'https://ps.outlook.com',
  },
  usgov: {
    label: 'US Government (GCC High)',
    loginUrl: 'https://login.microsoftonline.us',
    graphUrl: 'https://graph.microsoft.us',
    imapUrl: 'imaps://outlook.office365.us:993',
    smtpUrl: 'smtp://smtp.office365.us:587',
    graphResource: 'https://graph.microsoft.us',
    mailResource: 'https://outlook.office365.us',
    mailApplicationResource: 'https://outlook.office365.us',
    mailConsentResource: 'https://outlook.office365.us',
  },
  'usgov-dod': {
    label: 'US Government (DoD)',
    loginUrl: 'https://login.microsoftonline.us',
    graphUrl: 'https://dod-graph.microsoft.us',
    imapUrl: 'imaps://outlook-dod.office365.us:993',
    smtpUrl: 'smtp://outlook-dod.office365.us:587',
    graphResource: 'https://dod-graph.microsoft.us',
    mailResource: 'https://outlook.office365.us',
    mailApplicationResource: 'https://outlook.office365.us',
    mailConsentResource: 'https://outlook.office365.us',
  },
  china: {
    label: 'China (21Vianet)',
    loginUrl: 'https://login.partner.microsoftonline.cn',
    graphUrl: 'https://microsoftgraph.chinacloudapi.cn',
    imapUrl: 'imaps://partner.outlook.cn:993',
    smtpUrl: 'smtp://partner.outlook.cn:587',
    graphResource: 'https://microsoftgraph.chinacloudapi.cn',
    mailResource: 'https://partner.outlook.cn',
    mailApplicationResource: 'https://partner.outlook.cn',
    mailConsentResource: 'https://partner.outlook.cn',
  },
};

/** The configured cloud, its addresses replaced where the settings say so (without a trailing slash). */
export function cloudOf(settings: CloudSettings): Cloud {
  const own = clouds[settings.cloud];
  return {
    ...own,
    name: settings.cloud,
    loginUrl: withoutTrailingSlash(settings.loginUrl ?? own.loginUrl),
    graphUrl: withoutTrailingSlash(settings.graphUrl ?? own.graphUrl),
    imapUrl: settings.imapUrl ?? own.imapUrl,
    smtpUrl: settings.smtpUrl ?? own.smtpUrl,
    authorityHost: new URL(own.loginUrl).host,
    standInFor:
      settings.loginUrl !== undefined && withoutTrailingSlash(settings.loginUrl) !== own.loginUrl
        ? settings.cloud
        : null,
  };
}

/**
 * Every cloud as this installation reaches it. Addresses that the settings replace are the configured cloud's; a
 * sign-in address that is not Microsoft's stands for all clouds, so that no other host is ever asked.
 */
export function cloudsOf(settings: CloudSettings): (name: CloudName) => Cloud {
  const configured = cloudOf(settings);
  const { standInFor } = configured;
  const reached = new Map<CloudName, Cloud>([[configured.name, configured]]);
  for (const name of cloudNames) {
    if (name === configured.name) continue;
    const own = cloudOf({ ...(standInFor === null ? {} : settings), cloud: name });
    reached.set(name, { ...own, standInFor });
  }
  return (name) => reached.get(name) ?? configured;
}

/** The clouds with another sign-in host than `name`'s, as Microsoft runs them. */
export function cloudsElsewhere(name: CloudName): readonly Cloud[] {
  const others: CloudName[] = ['global', 'usgov', 'china'];
  return others
    .filter((other) => clouds[other].loginUrl !== clouds[name].loginUrl)
    .map((cloud) => cloudOf({ cloud }));
}

/** Whether two clouds share their sign-in host: GCC High and DoD do, and differ only in Graph and mail. */
export function isSameIdentityCloud(one: CloudName, other: CloudName): boolean {
  return clouds[one].loginUrl === clouds[other].loginUrl;
}

/** How the sentences call a cloud. */
export function cloudLabel(name: CloudName): string {
  return clouds[name].label;
}

/** Whether `host` is a sign-in host of Microsoft's. */
export function isMicrosoftLoginHost(host: string): boolean {
  return (
    host === 'login.chinacloudapi.cn' ||
    cloudNames.some((name) => new URL(clouds[name].loginUrl).host === host)
  );
}

/** Whose mail server a host is; null for one that is not Microsoft's. */
export function cloudOfMailServer(host: string): CloudName | null {
  const isServerOf = (name: CloudName): boolean =>
    [clouds[name].imapUrl, clouds[name].smtpUrl].some((url) => new URL(url).hostname === host);
  return cloudNames.find(isServerOf) ?? null;
}

/** What an OpenID configuration says of where a tenant lives; the fields are Microsoft's own. */
export interface CloudClaims {
  readonly cloud_instance_name?: string | undefined;
  readonly tenant_region_sub_scope?: string | null | undefined;
}

/**
 * The cloud that an OpenID configuration names; null when it names none that is known. GCC High (`DODCON`) and DoD
 * (`DOD`) share a sign-in host and an instance name, so that only the sub-scope tells them apart; without one, it is
 * the cloud that was asked.
 */
export function cloudOfClaims(claims: CloudClaims, asked: CloudName): CloudName | null {
  const named = cloudOfInstance(claims.cloud_instance_name);
  if (named !== 'usgov') return named;
  switch (claims.tenant_region_sub_scope?.toUpperCase()) {
    case 'DOD':
      return 'usgov-dod';
    case 'DODCON':
      return 'usgov';
    default:
      return isSameIdentityCloud(named, asked) ? asked : named;
  }
}

function cloudOfInstance(instanceName: string | undefined): CloudName | null {
  switch (instanceName?.toLowerCase()) {
    case 'microsoftonline.com':
      return 'global';
    case 'microsoftonline.us':
      return 'usgov';
    case 'partner.microsoftonline.cn':
    case 'chinacloudapi.cn':
      return 'china';
    default:
      return null;
  }
}

function withoutTrailingSlash(url: string): string {
  return url.replace(/\/+$/, '');
}
