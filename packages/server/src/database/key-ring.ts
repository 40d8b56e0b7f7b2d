import { readFileSync, statSync } from 'node:fs';
import type { Ambient } from '../ambient.js';
import type { Log } from '../log.js';
import { type EncryptionKey, parseEncryptionKeys } from './encryption-keys.js';

/** The keys at hand: the first seals, all of them open. */
export interface KeyRing {
  /** The key that seals now. */
  sealing(): EncryptionKey;
  find(keyId: string): EncryptionKey | undefined;
}

/** Keys that stay as they are until the process ends. */
export class FixedKeyRing implements KeyRing {
  readonly #keys: readonly EncryptionKey[];
  readonly #first: EncryptionKey;

  constructor(keys: readonly EncryptionKey[]) {
    const [first] = keys;
    if (!first) throw new RangeError('At least one encryption key is needed.');
    this.#keys = keys;
    this.#first = first;
  }

  sealing(): EncryptionKey {
    return this.#first;
  }

  find(keyId: string): EncryptionKey | undefined {
    return this.#keys.find(({ id }) => id === keyId);
  }
}

/** How long a hub may go on sealing with the key that was the first of its file before. */
export const keyFileCheckMs = 5_000;

/**
 * The keys of a file that may change: rotated while the hub runs, a new first key seals within five seconds, and what
 * somebody else has sealed with it opens at once. Read synchronously, since sealing and opening are; that is a look at
 * the file's time, and a read when it has changed.
 */
export class FileKeyRing implements KeyRing {
  #keys: FixedKeyRing;
  #all: readonly EncryptionKey[];
  #stamp: string | null;
  #lookedAtMs: number;
  #toldReason: string | null = null;

  constructor(
    private readonly file: string,
    keys: readonly EncryptionKey[],
    private readonly ambient: Pick<Ambient, 'now'>,
    private readonly log: Pick<Log, 'warn'>,
  ) {
    this.#keys = new FixedKeyRing(keys);
    this.#all = keys;
    this.#stamp = null;
    this.#lookedAtMs = Number.NEGATIVE_INFINITY;
  }

  sealing(): EncryptionKey {
    const nowMs = this.ambient.now().getTime();
    if (Math.abs(nowMs - this.#lookedAtMs) >= keyFileCheckMs) {
      this.#lookedAtMs = nowMs;
      this.#lookAgain();
    }
    return this.#keys.sealing();
  }

  find(keyId: string): EncryptionKey | undefined {
    const known = this.#keys.find(keyId);
    if (known) return known;
    this.#lookAgain();
    return this.#keys.find(keyId);
  }

  #lookAgain(): void {
    try {
      const { mtimeMs, ino, size } = statSync(this.file);
      const stamp = `${mtimeMs} ${ino} ${size}`;
      if (stamp === this.#stamp) return;
      this.#stamp = stamp;
      const parsed = parseEncryptionKeys(readFileSync(this.file, 'utf8'));
      if ('problems' in parsed) throw new Error(parsed.problems.join('; '));
      if (!this.#continues(parsed.keys)) throw new Error('it holds none of the keys it held before');
      this.#all = parsed.keys;
      this.#keys = new FixedKeyRing(parsed.keys);
      this.#toldReason = null;
    } catch (error) {
      // The keys in memory are still those that the database was opened with.
      const reason = error instanceof Error ? error.message : String(error);
      if (reason === this.#toldReason) return;
      this.#toldReason = reason;
      this.log.warn({ err: error }, `The encryption keys in ${this.file} are not taken over: ${reason}.`);
    }
  }

  /** A file that was replaced by a wrong one shares no key with the one before; nothing may be sealed with its keys. */
  #continues(next: readonly EncryptionKey[]): boolean {
    const same = next.filter(({ id }) => this.#all.some((known) => known.id === id));
    return (
      same.length > 0 &&
      same.every(({ id, key }) => this.#all.some((known) => known.id === id && known.key.equals(key)))
    );
  }
}
