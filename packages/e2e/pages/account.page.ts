import { expect, type Locator, type Page } from '@playwright/test';
import { Secret, TOTP } from 'otpauth';
import type { Words } from '../words.js';

/** The window of one's own account, the phone with its authenticator app, and the way out and in again. */
export class AccountPage {
  readonly dialog: Locator;
  private secret = '';

  constructor(
    private readonly page: Page,
    private readonly say: Words,
  ) {
    this.dialog = page.getByRole('dialog');
  }

  /** A security key that is always at hand and always touched. */
  async attachSecurityKey(): Promise<void> {
    const devtools = await this.page.context().newCDPSession(this.page);
    await devtools.send('WebAuthn.enable');
    await devtools.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
  }

  async open(): Promise<void> {
    await this.page.getByRole('button', { name: this.say('Account of') }).click();
    await this.page.getByRole('menuitem', { name: this.say('Your account') }).click();
    await expect(this.page.getByRole('heading', { level: 1 })).toHaveText(this.say('Your account'));
  }

  /** Sets the app up by the key under the QR code. Returns the recovery codes. */
  async addAuthenticator(password: string): Promise<string[]> {
    await this.button('Set up authenticator app').click();
    await this.confirm(password, 'Go on');
    this.secret = (await this.dialog.locator('code').innerText()).replaceAll(' ', '');
    await this.dialog.getByLabel(this.say('Code from the app')).fill(this.code(0));
    await this.page.keyboard.press('Enter');
    const codes = this.dialog.getByRole('listitem');
    await expect(codes).toHaveCount(10);
    const texts = await codes.allInnerTexts();
    await this.button('I have kept them').click();
    await expect(this.dialog).toBeHidden();
    return texts;
  }

  async addPasskey(name: string, password: string): Promise<void> {
    await this.button('Add passkey').click();
    await this.dialog.getByLabel(this.say('Name of the passkey')).fill(name);
    await this.confirm(password, 'Add passkey');
    await expect(this.dialog).toBeHidden();
    await expect(this.page.getByRole('listitem').filter({ hasText: name })).toBeVisible();
  }

  async rename(from: string, to: string): Promise<void> {
    const item = this.page.getByRole('listitem').filter({ hasText: from });
    await item.getByRole('button', { name: this.say('Rename') }).click();
    await this.dialog.getByLabel(this.say('Name of the passkey')).fill(to);
    await this.page.keyboard.press('Enter');
    await expect(this.page.getByRole('listitem').filter({ hasText: to })).toBeVisible();
  }

  async remove(name: string, password: string): Promise<void> {
    const item = this.page.getByRole('listitem').filter({ hasText: name });
    await item.getByRole('button', { name: this.say('Remove') }).click();
    await this.confirm(password, 'Remove passkey');
    await expect(item).toHaveCount(0);
  }

  async removeAuthenticator(password: string): Promise<void> {
    await this.button('Remove authenticator app').click();
    await this.confirm(password, 'Remove authenticator app');
    await expect(this.button('Set up authenticator app')).toBeVisible();
  }

  async signOut(): Promise<void> {
    await this.page.getByRole('button', { name: this.say('Account of') }).click();
    await this.page.getByRole('menuitem', { name: this.say('Sign out') }).click();
    await expect(this.page).toHaveURL(/\/sign-in/);
  }

  async givePassword({ email, password }: { email: string; password: string }): Promise<void> {
    await this.page.getByLabel(this.say('E-mail')).fill(email);
    await this.page.getByLabel(this.say('Password')).fill(password);
    await this.page.keyboard.press('Enter');
  }

  /** The code of the step after the one that the set-up has used up; the hub's clock may be 30 seconds behind it. */
  nextCode(): string {
    return this.code(30_000);
  }

  private code(later: number): string {
    return new TOTP({ secret: Secret.fromBase32(this.secret) }).generate({ timestamp: Date.now() + later });
  }

  /** Types the password that a dialog asks for, and goes on. */
  async confirm(password: string, button: Parameters<Words>[0]): Promise<void> {
    await this.dialog.getByLabel(this.say('Your password')).fill(password);
    await this.dialog.getByRole('button', { name: this.say(button) }).click();
  }

  private button(name: Parameters<Words>[0]): Locator {
    return this.page.getByRole('button', { name: this.say(name) });
  }
}
