import type { Locator, Page } from '@playwright/test';
import { english, type Words } from '../words.js';

/** What the window shows of an authorization link that was just made. */
export class LinkDialog {
  readonly root: Locator;
  readonly title: Locator;
  readonly url: Locator;
  readonly withdraw: Locator;
  readonly done: Locator;

  constructor(page: Page, say: Words = english) {
    this.root = page.getByRole('dialog');
    this.title = this.root.getByRole('heading');
    this.url = this.root.getByRole('textbox', { name: say('Link') });
    this.withdraw = this.root.getByRole('button', { name: say('Withdraw link') });
    this.done = this.root.getByRole('button', { name: say('Done') });
  }
}
