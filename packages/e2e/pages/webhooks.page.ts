import type { Locator, Page } from '@playwright/test';
import type { Words } from '../words.js';

/** The list of webhooks, and the page of one with its log. */
export class WebhooksPage {
  readonly dialog: Locator;
  readonly deliveries: Locator;

  constructor(
    private readonly page: Page,
    private readonly say: Words,
  ) {
    this.dialog = page.getByRole('dialog');
    this.deliveries = page.getByRole('region', { name: say('Deliveries') }).locator('li:has(> details)');
  }

  card(url: string): Locator {
    return this.page.getByRole('region', { name: url });
  }

  /** Fills the form of a new one and leaves it open. */
  async fill(url: string, description: string): Promise<void> {
    await this.page.getByRole('button', { name: this.say('+ Add webhook') }).click();
    await this.dialog.getByLabel(this.say('Address')).fill(url);
    await this.dialog.getByLabel(this.say('Description')).fill(description);
  }

  /** Saves the form, and leaves the secret on the screen. */
  async save(): Promise<string> {
    await this.dialog.getByRole('button', { name: this.say('Save webhook') }).click();
    return this.dialog.getByLabel(this.say('Signing secret'), { exact: true }).last().inputValue();
  }

  /** Adds one. Returns its secret. */
  async add(url: string, description: string): Promise<string> {
    await this.fill(url, description);
    const secret = await this.save();
    await this.done();
    return secret;
  }

  async done(): Promise<void> {
    await this.dialog.getByRole('button', { name: this.say('Done') }).click();
    await this.dialog.waitFor({ state: 'hidden' });
  }

  async sendTest(url: string): Promise<void> {
    await this.card(url)
      .getByRole('button', { name: this.say('Send test') })
      .click();
  }

  async close(): Promise<void> {
    await this.page.keyboard.press('Escape');
    await this.dialog.waitFor({ state: 'hidden' });
  }

  async openLog(url: string): Promise<void> {
    await this.card(url)
      .getByRole('link', { name: this.say('Deliveries') })
      .click();
  }

  /** On the page of one. Returns its new secret. */
  async renewSecret(): Promise<string> {
    await this.page.getByRole('button', { name: this.say('New secret') }).click();
    await this.dialog.getByRole('button', { name: this.say('Make new secret') }).click();
    const secret = await this.dialog.getByLabel(this.say('Signing secret'), { exact: true }).inputValue();
    await this.done();
    return secret;
  }

  /** On the page of one. */
  async delete(): Promise<void> {
    await this.page.getByRole('button', { name: this.say('Delete'), exact: true }).click();
    await this.dialog.getByRole('button', { name: this.say('Delete webhook') }).click();
    await this.dialog.waitFor({ state: 'hidden' });
  }
}
