import type { Message, NewMessage } from './message.js';

/** What a folder consists of, for the file and back. */
export interface FolderFacts {
  readonly name: string;
  /** RFC 9051 §6.3.12: `\Sent` and the like; null for an ordinary folder. */
  readonly specialUse: string | null;
  readonly uidValidity: number;
  readonly uidNext: number;
  readonly messages: readonly Message[];
}

/** One folder of a mailbox. Listeners are told after each change and look for themselves what it was. */
export class Folder {
  readonly name: string;
  readonly specialUse: string | null;
  readonly uidValidity: number;
  readonly #listeners = new Set<() => void>();
  #messages: readonly Message[];
  #uidNext: number;
  #changes: number;

  constructor(facts: FolderFacts) {
    this.name = facts.name;
    this.specialUse = facts.specialUse;
    this.uidValidity = facts.uidValidity;
    this.#uidNext = facts.uidNext;
    this.#messages = facts.messages;
    this.#changes = Math.max(0, ...facts.messages.map((message) => message.changedAt));
  }

  /** In the order of their UIDs. */
  get messages(): readonly Message[] {
    return this.#messages;
  }

  get uidNext(): number {
    return this.#uidNext;
  }

  /** How many changes there have been; see `Message.changedAt`. */
  get changes(): number {
    return this.#changes;
  }

  /** Bytes of all messages. */
  get size(): number {
    return this.#messages.reduce((sum, message) => sum + message.raw.length, 0);
  }

  add(message: NewMessage): Message {
    const added: Message = {
      uid: this.#uidNext,
      changedAt: this.#changes + 1,
      flags: new Set(message.flags),
      internalDate: message.internalDate,
      raw: message.raw,
    };
    this.#uidNext += 1;
    this.#messages = [...this.#messages, added];
    this.#changed();
    return added;
  }

  remove(uids: ReadonlySet<number>): void {
    if (uids.size === 0) return;
    this.#messages = this.#messages.filter((message) => !uids.has(message.uid));
    this.#changed();
  }

  setFlags(message: Message, flags: ReadonlySet<string>): void {
    if (flags.size === message.flags.size && [...flags].every((flag) => message.flags.has(flag))) return;
    message.flags.clear();
    for (const flag of flags) message.flags.add(flag);
    message.changedAt = this.#changes + 1;
    this.#changed();
  }

  /** @returns ends the listening */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #changed(): void {
    this.#changes += 1;
    for (const listener of this.#listeners) listener();
  }
}
