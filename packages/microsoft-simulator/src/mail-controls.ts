import { z } from 'zod';
import type { Directory } from './accounts/index.js';
import type { Applications } from './identity/index.js';
import { findMailboxOwner, type MailStore } from './mail/index.js';

export const mailboxSettingsSchema = z.strictObject({
  mailbox: z.string().min(1).max(320),
  /** The application that the two rights are about; left out: the first one that is registered. */
  clientId: z.string().min(1).max(64).optional(),
  /** Whether the application may open the mailbox when it acts by itself, as `Add-MailboxPermission` grants it. */
  fullAccess: z.boolean().optional(),
  /** Whether it may send as the mailbox, as `Add-RecipientPermission` grants it. */
  sendAs: z.boolean().optional(),
  /** Whether IMAP is switched on for the mailbox, as `Set-CASMailbox` does it. */
  imap: z.boolean().optional(),
  /** Whether SMTP AUTH is. */
  smtp: z.boolean().optional(),
});

/** What shall hold for a mailbox; what is left out stays. */
export type MailboxSettings = z.infer<typeof mailboxSettingsSchema>;

/** What holds for a mailbox. */
export interface MailboxReport extends Required<MailboxSettings> {
  readonly tenantId: string;
  readonly displayName: string;
  readonly isShared: boolean;
  /** User names that may open a shared mailbox, and those that may send as it. */
  readonly openedBy: readonly string[];
  readonly sentBy: readonly string[];
}

/** There is no mailbox with that address. */
export class NoSuchMailboxError extends Error {
  constructor(readonly mailbox: string) {
    super(`There is no mailbox ${mailbox} in the simulator.`);
    this.name = new.target.name;
  }
}

/** What tests and the simulator's own pages can do to mailboxes. */
export class MailControls {
  constructor(
    private readonly directory: Directory,
    private readonly applications: Applications,
    private readonly mail: MailStore,
  ) {}

  /** Every mailbox, and what the application may do with it. */
  mailboxes(clientId = this.#firstClientId()): readonly MailboxReport[] {
    const { accounts, sharedMailboxes } = this.directory;
    const own = accounts
      .filter((account) => account.hasMailbox && !account.isDisabled)
      .map((account) => this.#report(account.email ?? account.username, clientId));
    return [...own, ...sharedMailboxes.map(({ address }) => this.#report(address, clientId))];
  }

  /** @throws {NoSuchMailboxError} */
  async set(settings: MailboxSettings): Promise<MailboxReport> {
    const { mailbox, clientId = this.#firstClientId(), ...changes } = settings;
    const known = this.#report(mailbox, clientId);
    const { fullAccess = known.fullAccess, sendAs = known.sendAs } = changes;
    const { imap = known.imap, smtp = known.smtp } = changes;
    await this.mail.setApplicationPermission({ clientId, mailbox: known.mailbox, fullAccess, sendAs });
    await this.mail.setProtocols({ mailbox: known.mailbox, imap, smtp });
    return this.#report(mailbox, clientId);
  }

  /** @throws {NoSuchMailboxError} */
  #report(address: string, clientId: string): MailboxReport {
    const owner = findMailboxOwner(this.directory, address);
    if (owner === null || owner.account?.hasMailbox === false) throw new NoSuchMailboxError(address);
    const { fullAccess, sendAs } = this.mail.applicationPermission(clientId, owner.address);
    const { imap, smtp } = this.mail.protocolsOf(owner.address);
    return {
      mailbox: owner.address,
      tenantId: owner.tenant.id,
      displayName: owner.displayName,
      isShared: owner.shared !== null,
      openedBy: owner.shared?.fullAccess ?? [],
      sentBy: owner.shared?.sendAs ?? [],
      clientId,
      fullAccess,
      sendAs,
      imap,
      smtp,
    };
  }

  #firstClientId(): string {
    return this.applications.all()[0]?.clientId ?? '';
  }
}
