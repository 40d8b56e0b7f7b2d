declare const tenantIdBrand: unique symbol;

/** A tenant's GUID in lower case: the only form that is ever put into an address. */
export type TenantId = string & { readonly [tenantIdBrand]: true };

/** What a person typed into the field *Tenant ID*, understood without asking anybody. */
export type TenantReference =
  | { readonly kind: 'guid'; readonly tenantId: TenantId }
  | { readonly kind: 'domain'; readonly domain: string }
  | { readonly kind: 'malformed' };

const malformed: TenantReference = { kind: 'malformed' };
const longestInput = 2048;
const guidText = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const onlyGuid = new RegExp(`^${guidText}$`);
const everyGuid = new RegExp(`(?<![0-9a-z-])${guidText}(?![0-9a-z-])`, 'g');
const namedGuid = new RegExp(`(?:tenant_?id|tenant|tid)[=/:](?:%7b|\\{)?(${guidText})(?![0-9a-z-])`);
const signInHost =
  /^(?:login\.microsoftonline\.(?:com|us)|login\.partner\.microsoftonline\.cn|(?:login|sts)\.windows\.net)$/;
const domainLetters = /^[\p{L}\p{M}\p{N}.\u3002-]+$/u;
const label = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
// RFC 3696 §2: a top-level domain is never all digits, which keeps addresses such as 127.1 out.
const hostName = new RegExp(`^(?:${label}\\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$`);

/**
 * Understands a GUID (forgiving braces, quotes, capitals, surrounding and invisible space), an address that holds the
 * GUID, or a domain name (internationalised ones become punycode in lower case). Everything else is malformed, so that
 * nothing else can reach an address at Microsoft. Pure: the window and the server share it.
 */
export function parseTenantReference(text: string): TenantReference {
  if (text.length > longestInput) return malformed;
  const typed = visible(text);
  const bare = withoutWrapping(typed);
  if (isTenantId(bare)) return { kind: 'guid', tenantId: bare };
  const fromAddress = typed.includes('/') ? tenantIdInAddress(typed) : null;
  if (fromAddress !== null) return { kind: 'guid', tenantId: fromAddress };
  const domain = asciiDomain(typed);
  return domain === null ? malformed : { kind: 'domain', domain };
}

/** Whether `text` is a tenant's GUID as it is stored: 36 characters, lower case. */
export function isTenantId(text: string): text is TenantId {
  return onlyGuid.test(text);
}

/** Lower case, compatibility forms and typographic hyphens resolved, format characters (zero width, BOM) dropped. */
function visible(text: string): string {
  const plain = text.normalize('NFKC').replace(/\p{Cf}/gu, '');
  return plain
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .trim()
    .toLowerCase();
}

function withoutWrapping(text: string): string {
  const wrapped = /^(?:\{(.*)\}|"(.*)"|'(.*)')$/.exec(text);
  return (wrapped?.[1] ?? wrapped?.[2] ?? wrapped?.[3] ?? text).trim();
}

function tenantIdInAddress(text: string): TenantId | null {
  const address = parseAddress(text);
  if (address === null) return null;
  const [, firstSegment] = address.pathname.split('/');
  if (signInHost.test(address.hostname)) {
    const segment = (firstSegment ?? '').replace(/^(?:\{|%7b)(.*)(?:\}|%7d)$/, '$1');
    return isTenantId(segment) ? segment : null;
  }
  const named = namedGuid.exec(text)?.[1];
  const found = new Set(text.match(everyGuid) ?? []);
  const candidate = named ?? (found.size === 1 ? [...found][0] : undefined);
  return candidate !== undefined && isTenantId(candidate) ? candidate : null;
}

/** An http(s) address without a user name; the scheme may be missing when the host is a domain name. */
function parseAddress(text: string): URL | null {
  if (/\s/.test(text)) return null;
  const hasScheme = /^https?:\/\//.test(text);
  if (!hasScheme && asciiDomain(text.slice(0, text.indexOf('/'))) === null) return null;
  const address = URL.canParse(hasScheme ? text : `https://${text}`)
    ? new URL(hasScheme ? text : `https://${text}`)
    : null;
  return address === null || address.username !== '' || address.password !== '' ? null : address;
}

function asciiDomain(text: string): string | null {
  const name = text.endsWith('.') ? text.slice(0, -1) : text;
  if (!domainLetters.test(name) || !URL.canParse(`http://${name}/`)) return null;
  const { hostname } = new URL(`http://${name}/`);
  return hostname.length <= 253 && hostName.test(hostname) ? hostname : null;
}
