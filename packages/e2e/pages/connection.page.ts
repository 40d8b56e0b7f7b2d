import type { Locator, Page } from '@playwright/test';
import { english, type Words } from '../words.js';

/** The page of one connection. */
export class ConnectionPage {
  readonly title: Locator;
  readonly head: Locator;
  readonly history: Locator;
  readonly deleted: Locator;

  constructor(
    readonly page: Page,
    private readonly say: Words = english,
  ) {
    this.title = page.getByRole('heading', { level: 1 });
    this.head = page.getByRole('main').locator('header');
    this.history = page.getByRole('region', { name: say('History') }).getByRole('listitem');
    this.deleted = page.getByRole('alert');
  }

  async open(id: string): Promise<void> {
    await this.page.goto(`/connections/${id}`);
  }

  action(name: string): Locator {
    return this.head.getByRole('button', { name });
  }

  /** Chooses what stands behind ⋯. */
  async chooseMore(name: string): Promise<void> {
    await this.action(this.say('More actions')).click();
    await this.page.getByRole('menuitem', { name }).click();
  }
}
