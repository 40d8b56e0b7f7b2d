import { isIP } from 'node:net';
import { z } from 'zod';

const problem = (entry: string) =>
  `names "${entry}", which is neither an address nor a network (10.0.0.5, 10.0.0.0/24, 2001:db8::/64)`;

/** Addresses and networks of proxies, separated by commas. A network of everybody is no proxy and is refused. */
export const trustedProxies = z.string().transform((text, context): readonly string[] => {
  const entries = text
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
  for (const entry of entries) {
    if (!isNetwork(entry)) context.addIssue({ code: 'custom', message: problem(entry) });
  }
  return entries;
});

function isNetwork(entry: string): boolean {
  const [address = '', prefix, ...rest] = entry.split('/');
  const family = isIP(address);
  if (family === 0 || address.includes('%') || rest.length > 0) return false;
  if (prefix === undefined) return true;
  return /^[1-9]\d{0,2}$/.test(prefix) && Number(prefix) <= (family === 4 ? 32 : 128);
}
