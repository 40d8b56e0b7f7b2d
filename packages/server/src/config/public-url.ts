import { z } from 'zod';
import { isLoopbackHost } from '../loopback.js';

/** Reads `PUBLIC_URL`: an origin; what is wrong with it becomes an issue of `context`. */
export function toPublicUrl(text: string, context: z.RefinementCtx): string {
  const problem = (message: string) => {
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  };
  const parsed = URL.canParse(text) ? new URL(text) : null;
  if (!parsed || !['http:', 'https:'].includes(parsed.protocol))
    return problem('must be an address such as https://landbridge.example.com');
  if (parsed.pathname !== '/' || parsed.search || parsed.hash)
    return problem('must not have a path: Landbridge answers at the root of its host');
  if (parsed.username || parsed.password) return problem('must not hold a user name or password');
  if (parsed.protocol === 'http:' && !isLoopbackHost(parsed.hostname))
    return problem('must begin with https:// unless it is this machine (localhost)');
  return parsed.origin;
}
