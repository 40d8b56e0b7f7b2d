import { hash, verify } from '@node-rs/argon2';
import { administratorLimits } from './administrator-input.js';

// OWASP Password Storage Cheat Sheet: Argon2id with 19 MiB, two passes, one lane, at least.
// Argon2id is this library's default algorithm.
const options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const maxAtOnce = 2;

/** Hashes and compares passwords, two at once at most, so that guesses leave the processor to everybody else. */
export class Passwords {
  private running = 0;
  private readonly waiting: (() => void)[] = [];
  private readonly nobodys: Promise<string>;

  /** `decoy` is what the password of an account that does not exist is compared with. */
  constructor(decoy: string) {
    this.nobodys = hash(decoy, options);
  }

  hash(password: string): Promise<string> {
    return this.inTurn(() => hash(password, options));
  }

  /** Compares as long for an account that does not exist (`stored` is null) as for one that does. */
  async matches(password: string, stored: string | null): Promise<boolean> {
    if (password.length > 4 * administratorLimits.maxPassword) return false;
    const compared = stored ?? (await this.nobodys);
    const isSame = await this.inTurn(() => verify(compared, password));
    return isSame && stored !== null;
  }

  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.running >= maxAtOnce) await new Promise<void>((resolve) => this.waiting.push(resolve));
    else this.running += 1;
    try {
      return await work();
    } finally {
      // The place is handed over rather than given back, so that nobody can slip in between.
      const next = this.waiting.shift();
      if (next) next();
      else this.running -= 1;
    }
  }
}
