import type { Clock } from '../clock.js';
import type { StateFile } from '../state/index.js';
import type { Mailbox } from './mailbox.js';
import {
  emptyMailState,
  mailboxFromState,
  mailboxToState,
  type ApplicationPermission,
  type MailboxProtocols,
  type MailState,
} from './mail-state.js';
import { newMailbox } from './new-mailbox.js';

/** Mailboxes and who may open them, kept in memory and, if there is a file, on disk. */
export class MailStore {
  readonly #mailboxes = new Map<string, Mailbox>();
  #permissions: ApplicationPermission[];
  #protocols: MailboxProtocols[];

  constructor(
    state: MailState,
    private readonly file: StateFile<MailState> | null,
    private readonly clock: Clock,
    private readonly onSaveError: (error: unknown) => void = (error) => console.error(error),
  ) {
    for (const known of state.mailboxes) {
      this.#mailboxes.set(
        known.address,
        mailboxFromState(known, () => this.#changed()),
      );
    }
    this.#permissions = state.permissions;
    this.#protocols = state.protocols;
  }

  /** The mailbox of an address that has one; made when it is opened for the first time. */
  mailboxOf(owner: { readonly address: string; readonly displayName: string }): Mailbox {
    const address = owner.address.toLowerCase();
    const known = this.#mailboxes.get(address);
    if (known !== undefined) return known;
    const mailbox = newMailbox(owner, this.clock.now(), () => this.#changed());
    this.#mailboxes.set(address, mailbox);
    return mailbox;
  }

  /** What `clientId` may do with a mailbox when it acts by itself: nothing, until it is granted. */
  applicationPermission(clientId: string, mailbox: string): ApplicationPermission {
    const wanted = mailbox.toLowerCase();
    const known = this.#permissions.find((one) => one.clientId === clientId && one.mailbox === wanted);
    return known ?? { clientId, mailbox: wanted, fullAccess: false, sendAs: false };
  }

  /** As `Add-MailboxPermission` and `Add-RecipientPermission` do it, and take it back. */
  async setApplicationPermission(permission: ApplicationPermission): Promise<void> {
    const mailbox = permission.mailbox.toLowerCase();
    const others = this.#permissions.filter(
      (one) => one.clientId !== permission.clientId || one.mailbox !== mailbox,
    );
    this.#permissions = [...others, { ...permission, mailbox }];
    await this.save();
  }

  /** Both are on until `setProtocols` says otherwise. */
  protocolsOf(mailbox: string): MailboxProtocols {
    const wanted = mailbox.toLowerCase();
    return (
      this.#protocols.find((one) => one.mailbox === wanted) ?? { mailbox: wanted, imap: true, smtp: true }
    );
  }

  /** As `Set-CASMailbox` does it. */
  async setProtocols(protocols: MailboxProtocols): Promise<void> {
    const mailbox = protocols.mailbox.toLowerCase();
    this.#protocols = [
      ...this.#protocols.filter((one) => one.mailbox !== mailbox),
      { ...protocols, mailbox },
    ];
    await this.save();
  }

  /** Forgets everything: each mailbox is again as new. */
  async clear(): Promise<void> {
    this.#mailboxes.clear();
    this.#permissions = [];
    this.#protocols = [];
    await this.save();
  }

  /** Resolves once what is here is on disk; at once where there is no file. */
  async save(): Promise<void> {
    await this.file?.save(() => this.#state());
  }

  /** Resolves once changes that nobody waited for, such as a message that was read, are on disk. */
  async flush(): Promise<void> {
    await this.file?.flush();
  }

  #changed(): void {
    this.save().catch(this.onSaveError);
  }

  #state(): MailState {
    return {
      ...emptyMailState,
      mailboxes: [...this.#mailboxes.values()].map(mailboxToState),
      permissions: this.#permissions,
      protocols: this.#protocols,
    };
  }
}
