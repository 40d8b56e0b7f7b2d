import { randomBytes } from 'node:crypto';

const limit = 10_000;

/** Which accounts a browser has signed in with, by the value of its cookie. */
export class Sessions {
  readonly #accounts = new Map<string, readonly string[]>();

  /** Object ids of the accounts, the latest last; none for an unknown cookie. */
  accountIds(sessionId: string | undefined): readonly string[] {
    return sessionId === undefined ? [] : (this.#accounts.get(sessionId) ?? []);
  }

  /** Adds an account; @returns the new value of the cookie: it changes at every sign-in. */
  signIn(sessionId: string | undefined, accountId: string): string {
    const others = this.accountIds(sessionId).filter((id) => id !== accountId);
    if (sessionId !== undefined) this.#accounts.delete(sessionId);
    const renewed = randomBytes(32).toString('base64url');
    this.#accounts.set(renewed, [...others, accountId]);
    const oldest = this.#accounts.keys().next().value;
    if (this.#accounts.size > limit && oldest !== undefined) this.#accounts.delete(oldest);
    return renewed;
  }

  signOut(sessionId: string | undefined): void {
    if (sessionId !== undefined) this.#accounts.delete(sessionId);
  }

  clear(): void {
    this.#accounts.clear();
  }
}
