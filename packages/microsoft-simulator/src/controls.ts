import type { Directory } from './accounts/index.js';
import { toNumericDate } from './clock.js';
import {
  IdentityError,
  signInDirectly,
  type DirectSignIn,
  type DirectSignInResult,
  type IdentityContext,
} from './identity/index.js';
import type { MailStore } from './mail/index.js';
import { MailControls } from './mail-controls.js';
import type { MailServers } from './mail-servers.js';
import type { RequestLog, RequestReport, ScenarioSwitch } from './scenario/index.js';

/** What tests and the simulator's own pages can do to it. */
export class Controls {
  readonly mail: MailControls;

  constructor(
    private readonly context: IdentityContext,
    private readonly log: RequestLog,
    private readonly mailStore: MailStore,
    private readonly mailServers: MailServers,
  ) {
    this.mail = new MailControls(context.directory, context.applications, mailStore);
  }

  get scenario(): ScenarioSwitch {
    return this.context.scenario;
  }

  get directory(): Directory {
    return this.context.directory;
  }

  url(): string {
    return this.context.url();
  }

  /** Where the mail servers are. */
  mailAddresses(): { imapUrl: string; smtpUrl: string } {
    const { imapUrl, smtpUrl } = this.mailServers;
    return { imapUrl, smtpUrl };
  }

  now(): Date {
    return this.context.clock.now();
  }

  /** What applications and browsers have asked since the start or the last reset. */
  requests(): RequestReport {
    return this.log.report();
  }

  /**
   * Goes the way of a person through the pages, at once.
   * @throws {IdentityError} where the pages would show an error without a way back to the application
   */
  signIn(signIn: DirectSignIn): Promise<DirectSignInResult> {
    return signInDirectly(this.context, signIn);
  }

  /**
   * Revokes the refresh tokens of an account, as *Revoke sessions* does; the next refresh answers AADSTS50173.
   * @param consents also forgets what the account and its organization consented to, so that AADSTS65001 comes back
   * @returns how many grants were revoked
   * @throws {IdentityError} 50034 for an unknown account
   */
  async revoke({
    account: username,
    consents = false,
  }: {
    account: string;
    consents?: boolean | undefined;
  }): Promise<{ revoked: number }> {
    const { store, clock } = this.context;
    const account = this.directory.findAccount(username);
    if (account === undefined) throw new IdentityError(50034, { username, tenant: 'simulated' });
    const revoked = await store.revokeGrants(account.id, toNumericDate(clock.now()));
    this.mailServers.endStaleSessions();
    if (consents) await store.withdrawConsents(account.tenantId);
    return { revoked };
  }

  /**
   * Grants an application permission to the application, as an administrator does in the Entra admin center.
   * @param tenant GUID or domain
   * @param permission e.g. `https://graph.microsoft.com/Application.Read.All`
   * @throws {IdentityError} 90002 for an unknown tenant
   */
  async grantApplicationPermission(tenant: string, permission: string): Promise<void> {
    const known = this.directory.findTenant(tenant);
    if (known === undefined) throw new IdentityError(90002, { tenant });
    const { store, applications } = this.context;
    for (const { clientId } of applications.all()) {
      const consent = {
        tenantId: known.id,
        clientId,
        accountId: null,
        delegated: [],
        application: [permission],
      };
      await store.addConsent(consent);
    }
  }

  /** Forgets scenario, requests, sessions, codes, grants, consents and mail; the keys stay. */
  async reset(): Promise<void> {
    this.context.scenario.clear();
    this.context.codes.clear();
    this.context.interactions.clear();
    this.context.sessions.clear();
    this.log.clear();
    await this.context.store.clear();
    await this.mailStore.clear();
    this.mailServers.reset();
  }
}
