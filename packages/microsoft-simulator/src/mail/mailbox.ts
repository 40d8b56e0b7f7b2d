import { type Folder } from './folder.js';
import type { Message, NewMessage } from './message.js';

/** How much fits into a mailbox before Exchange's `mailbox full`; in bytes. */
export const quotaBytes = 10 * 1024 * 1024;
/** The largest message, in bytes, as SMTP announces it. */
export const maxMessageBytes = 5 * 1024 * 1024;

/** Exchange refuses what would not fit. */
export class MailboxFullError extends Error {
  constructor() {
    super('The mailbox is full.');
    this.name = new.target.name;
  }
}

/** Everything that one address keeps. */
export class Mailbox {
  readonly #folders: Folder[];

  constructor(
    /** In lower case. */
    readonly address: string,
    folders: readonly Folder[],
    /** Called after every change. */
    private readonly onChange: () => void,
  ) {
    this.#folders = [...folders];
    for (const folder of folders) folder.onChange(onChange);
  }

  get folders(): readonly Folder[] {
    return this.#folders;
  }

  /** RFC 9051 §5.1: INBOX in any case, the others exactly. */
  findFolder(name: string): Folder | undefined {
    const wanted = /^inbox$/i.test(name) ? 'INBOX' : name;
    return this.#folders.find((folder) => folder.name === wanted);
  }

  /** The folder that every mailbox has. */
  folder(name: 'INBOX' | 'Sent Items'): Folder {
    const folder = this.findFolder(name);
    if (folder === undefined) throw new Error(`The mailbox ${this.address} has no ${name}`);
    return folder;
  }

  /** @throws {MailboxFullError} */
  checkRoom(bytes: number): void {
    const used = this.#folders.reduce((sum, folder) => sum + folder.size, 0);
    if (used + bytes > quotaBytes) throw new MailboxFullError();
  }

  /** @throws {MailboxFullError} */
  deliver(folder: Folder, message: NewMessage): Message {
    this.checkRoom(message.raw.length);
    return folder.add(message);
  }

  addFolder(folder: Folder): void {
    this.#folders.push(folder);
    folder.onChange(this.onChange);
    this.onChange();
  }

  removeFolder(folder: Folder): void {
    this.#folders.splice(this.#folders.indexOf(folder), 1);
    this.onChange();
  }
}
