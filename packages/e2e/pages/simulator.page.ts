import type { Page } from '@playwright/test';

/** Every simulated account has it. */
export const simulatedPassword = 'simulated-password';

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

  /** Accepts as often as Microsoft asks: the organisation's consent and one's own can be two pages. */
  async acceptEverything(
    options: { forOrganization?: boolean; look?: () => Promise<void> } = {},
  ): Promise<void> {
    const heading = this.page.getByRole('heading', { name: 'Permissions requested' });
    await heading
      .or(this.page.getByRole('heading', { level: 1, name: /connection|připojení/i }))
      .first()
      .waitFor();
    while (await heading.isVisible()) {
      await options.look?.();
      await this.accept(options);
      await this.page.waitForLoadState();
    }
  }

  async accept(options: { forOrganization?: boolean } = {}): Promise<void> {
    await this.page.getByRole('heading', { name: 'Permissions requested' }).waitFor();
    const consent = this.page.getByRole('checkbox', { name: 'Consent on behalf of your organization' });
    if (options.forOrganization && (await consent.isVisible())) await consent.check();
    await this.page.getByRole('button', { name: 'Accept' }).click();
  }

  async cancelAtPicker(): Promise<void> {
    await this.page.getByRole('heading', { name: 'Pick an account' }).waitFor();
    await this.cancel();
  }

  async cancel(): Promise<void> {
    await this.page.getByRole('button', { name: 'Cancel' }).click();
  }
}
