import type { Page } from '@playwright/test';

/** The simulator's sign-in, clicked as a person does. */
export class SimulatorPages {
  constructor(private readonly page: Page) {}

  async pickAccount(username: string): Promise<void> {
    await this.page.getByRole('heading', { name: 'Pick an account' }).waitFor();
    await this.page.getByRole('button', { name: username }).first().click();
  }

  async enterPassword(password: string): Promise<void> {
    await this.page.getByLabel('Password').fill(password);
    await this.page.getByRole('button', { name: 'Sign in' }).click();
  }

  async enterCode(code: string): Promise<void> {
    await this.page.getByLabel('Code').fill(code);
    await this.page.getByRole('button', { name: 'Verify' }).click();
  }

  async accept(options: { forOrganization?: boolean } = {}): Promise<void> {
    await this.page.getByRole('heading', { name: 'Permissions requested' }).waitFor();
    const consent = this.page.getByRole('checkbox', { name: 'Consent on behalf of your organization' });
    if (options.forOrganization && (await consent.isVisible())) await consent.check();
    await this.page.getByRole('button', { name: 'Accept' }).click();
  }

  async cancel(): Promise<void> {
    await this.page.getByRole('button', { name: 'Cancel' }).click();
  }
}
