import ipaddr from 'ipaddr.js';
import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { isLoopbackHost } from '../loopback.js';

export interface ResolvedAddress {
  readonly address: string;
  readonly family: 4 | 6;
}

/** Finds the addresses of a host name. @throws an error with the `code` of the resolver when there are none */
export type Resolve = (hostname: string) => Promise<readonly ResolvedAddress[]>;

/** As every program on this machine resolves names. */
export const systemResolve: Resolve = async (hostname) => {
  const found = await lookup(hostname, { all: true, verbatim: true });
  return found.map(({ address, family }) => ({ address, family: family === 6 ? 6 : 4 }));
};

/** Webhooks are not sent there: what a stranger may name must not reach into the hub's own network. */
export class AddressRefusedError extends Error {
  constructor(readonly hostname: string) {
    super(`Webhooks are not sent to ${hostname}: its address is not a public one.`);
    this.name = 'AddressRefusedError';
  }
}

const maxUrlLength = 2_000;

/** Whether a text is an address that webhooks may be sent to, as far as that can be told without asking anybody. */
export function checkWebhookUrl(
  text: string,
  { allowPrivate }: { allowPrivate: boolean },
):
  | { readonly ok: true; readonly url: string }
  | { readonly ok: false; readonly problem: 'WEBHOOK_URL_MALFORMED' | 'WEBHOOK_URL_NOT_ALLOWED' } {
  const malformed = { ok: false, problem: 'WEBHOOK_URL_MALFORMED' } as const;
  const trimmed = text.trim();
  if (trimmed.length > maxUrlLength || !URL.canParse(trimmed)) return malformed;
  const url = new URL(trimmed);
  if (!['https:', 'http:'].includes(url.protocol) || url.username !== '' || url.password !== '') {
    return malformed;
  }
  url.hash = '';
  const isEncryptedEnough = url.protocol === 'https:' || (allowPrivate && isLoopbackHost(url.hostname));
  if (!isEncryptedEnough) return { ok: false, problem: 'WEBHOOK_URL_NOT_ALLOWED' };
  return { ok: true, url: url.href };
}

/**
 * The addresses of a host, all of which webhooks may be sent to.
 * @throws AddressRefusedError when one of them is not public, unless private ones are allowed
 */
export async function permittedAddresses(
  hostname: string,
  { allowPrivate, resolve }: { allowPrivate: boolean; resolve: Resolve },
): Promise<readonly ResolvedAddress[]> {
  // WHATWG URL writes IPv6 in brackets, and turns 0, 0x7f.1 or 2130706433 into what they mean.
  const literal = hostname.replace(/^\[|\]$/g, '');
  const family = isIP(literal);
  const addresses =
    family === 0 ? await resolve(hostname) : [{ address: literal, family: family === 6 ? 6 : 4 } as const];
  if (!allowPrivate && !addresses.every(({ address }) => isPublicAddress(address))) {
    throw new AddressRefusedError(hostname);
  }
  return addresses;
}

const globalUnicast = ipaddr.IPv6.parseCIDR('2000::/3');
// Public by its number, and yet each Azure machine's own host, which hands out its configuration and certificates
// (learn.microsoft.com, virtual-network/what-is-ip-address-168-63-129-16).
const azureHost = '168.63.129.16';

/**
 * Whether an address belongs to the public internet: not this machine, not a private network, not a link (where clouds
 * keep their metadata, 169.254.169.254), and not one of these in IPv6's clothes (mapped, NAT64, 6to4, Teredo). IPv6
 * addresses outside 2000::/3 are not assigned (https://www.iana.org/assignments/ipv6-address-space).
 */
export function isPublicAddress(text: string): boolean {
  if (!ipaddr.isValid(text)) return false;
  const address = ipaddr.process(text);
  if (address.range() !== 'unicast' || address.toString() === azureHost) return false;
  return address instanceof ipaddr.IPv4 || address.match(globalUnicast);
}
