import type { Folder, Message } from '../mail/index.js';

/** A folder as one session sees it: its numbers change only when the client is told (RFC 9051 §7.5.1). */
export class SelectedFolder {
  #view: Message[];
  #seenChanges: number;

  constructor(
    readonly folder: Folder,
    readonly isReadOnly: boolean,
  ) {
    this.#view = [...folder.messages];
    this.#seenChanges = folder.changes;
  }

  /** The messages in the order of their sequence numbers, which begin at 1. */
  get messages(): readonly Message[] {
    return this.#view;
  }

  /** What has happened since the last time, as untagged answers. */
  changes(): string[] {
    if (this.folder.changes === this.#seenChanges) return [];
    const lines = [...this.#expunged(), ...this.#added(), ...this.#flagged()];
    this.#seenChanges = this.folder.changes;
    return lines;
  }

  /** What changed since `changes` was asked is known to the client: it did so itself. */
  acknowledge(): void {
    this.#seenChanges = this.folder.changes;
  }

  #expunged(): string[] {
    const there = new Set(this.folder.messages);
    const lines: string[] = [];
    for (let index = this.#view.length - 1; index >= 0; index -= 1) {
      const message = this.#view[index];
      if (message === undefined || there.has(message)) continue;
      this.#view.splice(index, 1);
      lines.push(`* ${index + 1} EXPUNGE`);
    }
    return lines;
  }

  #added(): string[] {
    const known = new Set(this.#view);
    const added = this.folder.messages.filter((message) => !known.has(message));
    if (added.length === 0) return [];
    this.#view.push(...added);
    return [`* ${this.#view.length} EXISTS`, `* ${added.length} RECENT`];
  }

  #flagged(): string[] {
    return this.#view.flatMap((message, index) =>
      message.changedAt > this.#seenChanges
        ? [`* ${index + 1} FETCH (UID ${message.uid} FLAGS (${[...message.flags].join(' ')}))`]
        : [],
    );
  }
}
