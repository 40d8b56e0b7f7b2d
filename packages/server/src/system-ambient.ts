import { randomBytes } from 'node:crypto';
import { setTimeout as sleepFor } from 'node:timers/promises';
import type { Ambient } from './ambient.js';

/** The real clock, the system's randomness and real waiting. */
export const systemAmbient: Ambient = {
  now: () => new Date(),
  newId: () => uuidVersion7(Date.now(), randomBytes(10)),
  randomToken: (bytes) => randomBytes(bytes).toString('base64url'),
  async sleep(ms, signal) {
    try {
      await sleepFor(ms, undefined, { signal });
    } catch (error) {
      throw signal?.aborted ? signal.reason : error;
    }
  },
};

/** RFC 9562 §5.7: 48 bits of Unix time in milliseconds, the version, the variant, and 74 random bits. */
function uuidVersion7(unixMs: number, random: Buffer): string {
  const time = unixMs.toString(16).padStart(12, '0');
  const tail = random.toString('hex');
  const variant = ((parseInt(tail.slice(3, 4), 16) & 0x3) | 0x8).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${tail.slice(0, 3)}-${variant}${tail.slice(4, 7)}-${tail.slice(7, 19)}`;
}
