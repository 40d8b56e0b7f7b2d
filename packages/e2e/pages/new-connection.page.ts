import type { Locator, Page } from '@playwright/test';
import { english, type Words } from '../words.js';

/** The form of a new connection. */
export class NewConnectionPage {
  readonly name: Locator;
  readonly identifier: Locator;
  readonly note: Locator;
  readonly tenantId: Locator;
  readonly mailbox: Locator;
  /** Says that Microsoft knows the tenant. */
  readonly found: Locator;
  readonly save: Locator;
  readonly cancel: Locator;

  constructor(
    readonly page: Page,
    say: Words = english,
  ) {
    this.name = page.getByLabel(say('Name'), { exact: true });
    this.identifier = page.getByLabel(say('Identifier'), { exact: true });
    this.note = page.getByLabel(new RegExp(`^${say('Note')}`));
    this.tenantId = page.getByLabel(say('Tenant ID'), { exact: true });
    this.mailbox = page.getByLabel(new RegExp(`^${say('Mailbox')}`));
    this.found = page.getByText(new RegExp(`^${say('Found')}`));
    this.save = page.getByRole('button', { name: say('Save connection') });
    this.cancel = page
      .getByRole('button', { name: say('Cancel') })
      .or(page.getByRole('link', { name: say('Cancel') }));
  }

  async open(): Promise<void> {
    await this.page.goto('/connections/new');
  }

  type(label: string): Locator {
    return this.page.getByRole('radio', { name: label });
  }

  async fill(values: { name: string; tenant: string; type: string }): Promise<void> {
    await this.name.fill(values.name);
    await this.tenantId.fill(values.tenant);
    await this.tenantId.blur();
    await this.type(values.type).click();
  }
}
