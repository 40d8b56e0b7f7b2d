import type { Locator, Page } from '@playwright/test';
import { english, type Words } from '../words.js';

/** The Connection window. */
export class ConnectionsPage {
  readonly add: Locator;
  readonly search: Locator;
  readonly greenStrip: Locator;
  readonly redStrip: Locator;

  constructor(
    readonly page: Page,
    say: Words = english,
  ) {
    this.add = page
      .getByRole('link', { name: say('+ Add connection to Microsoft 365') })
      .or(page.getByRole('button', { name: say('+ Add connection to Microsoft 365') }));
    this.search = page.getByRole('searchbox');
    this.greenStrip = page
      .getByRole('status')
      .filter({ hasText: say('The connection has been successfully authorized.') });
    this.redStrip = page.getByRole('alert');
  }

  async open(): Promise<void> {
    await this.page.goto('/connections');
  }

  /** Opens it and waits until it follows what happens: from then on everything is heard. */
  async openAndFollow(): Promise<void> {
    const follows = this.page
      .waitForEvent('websocket')
      .then((socket) =>
        socket.waitForEvent('framesent', ({ payload }) => String(payload).includes('connectionsChanged')),
      );
    await this.open();
    await follows;
  }

  row(name: string): Locator {
    return this.page.getByRole('row').filter({ hasText: name });
  }
}
