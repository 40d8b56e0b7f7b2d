import type { Ambient } from '../../ambient.js';
import { digest } from '../../digest.js';
import { base32Of } from './totp.js';

const howMany = 10;
// 80 bits: out of reach even for somebody who has the digests.
const codeBytes = 10;

/** Ten new codes as they are shown, e.g. `mfzx-k4dp-…`: four groups of four letters and digits. */
export function newRecoveryCodes(ambient: Pick<Ambient, 'randomToken'>): string[] {
  return Array.from({ length: howMany }, () =>
    (base32Of(ambient.randomToken(codeBytes)).toLowerCase().match(/.{4}/g) ?? []).join('-'),
  );
}

/** The form in which a code is stored and looked for, however it was typed. */
export function recoveryCodeHash(code: string): string {
  return digest(code.toLowerCase().replaceAll(/[^a-z2-7]/g, ''));
}
