import { type Database, type Transaction, UniqueViolationError } from '../database/index.js';
import type { Cloud, Microsoft } from '../microsoft/index.js';
import type { FederatedIdentity } from './identity.repository.js';
import type { MicrosoftAccounts } from './microsoft-accounts.js';
import type { People, SignOnOrigin } from './people.js';
import { isAdmittedByRule } from './sign-on-rules.js';
import type { SignOnSettings } from './sign-on-settings.js';

/** Why nobody is signed in; the window has the sentence. */
export type SignOnRefusal =
  | 'SIGN_ON_OFF'
  | 'SIGN_ON_CANCELLED'
  | 'SIGN_ON_REFUSED'
  | 'SIGN_ON_EXPIRED'
  | 'SIGN_ON_UNAVAILABLE'
  | 'SIGN_ON_NOT_INVITED'
  | 'SIGN_ON_NOT_CONNECTED'
  | 'SIGN_ON_TAKEN';

export interface Refused {
  readonly kind: 'refused';
  readonly reason: SignOnRefusal;
  /** Whom Microsoft has proved, where it came that far. */
  readonly identity?: FederatedIdentity;
}

export function refused(reason: SignOnRefusal, identity?: FederatedIdentity): Refused {
  return { kind: 'refused', reason, ...(identity && { identity }) };
}

interface Dependencies {
  readonly database: Database;
  readonly microsoft: Pick<Microsoft, 'graph'>;
  readonly accounts: MicrosoftAccounts;
  readonly people: Pick<People<unknown>, 'wasRemoved' | 'add'>;
}

/** An account that Microsoft has just proved. */
export type ProvedAccount = FederatedIdentity & { readonly displayName: string | null };

interface Request {
  readonly settings: SignOnSettings;
  readonly cloud: Cloud;
  /** Asks Graph about the account. */
  readonly accessToken: string;
  readonly from: SignOnOrigin;
}

/** Who is let in: whoever has connected the account, and whom a rule of the connection lets in. */
export class Admission {
  constructor(private readonly deps: Dependencies) {}

  /**
   * The person that the account belongs to; somebody new, where a rule lets them in. Whom a rule has let in it can shut
   * out again, and what an administrator has undone no rule does again.
   * @throws GraphRefusedError, MicrosoftUnavailableError
   */
  async personOf(account: ProvedAccount, request: Request): Promise<string | Refused> {
    const { accounts, microsoft, people } = this.deps;
    const known = await accounts.personOf(account);
    if (known && !known.isByRule) return known.id;
    const email = account.username?.toLowerCase() ?? '';
    const isShutOut = known === null && (await people.wasRemoved(email, account));
    if (isShutOut || !(await isAdmittedByRule({ ...request, microsoft })))
      return refused('SIGN_ON_NOT_INVITED', account);
    const id = known?.id ?? (await this.add(account, request));
    // In another window the same person may have been faster.
    return id ?? (await accounts.personOf(account))?.id ?? refused('SIGN_ON_NOT_CONNECTED', account);
  }

  /** Somebody new, with no more than the role that the rule gives; null where the address is somebody's. */
  private async add(account: ProvedAccount, { settings, from }: Request): Promise<string | null> {
    const { displayName: name, username } = account;
    const person = { name, email: username ?? '', role: settings.role };
    try {
      return await this.deps.database.unitOfWork.run(async (tx: Transaction) => {
        const added = await this.deps.people.add(tx, person, from);
        if (added) await this.deps.accounts.connect(tx, account, { ...added, isByRule: true });
        return added?.id ?? null;
      });
    } catch (error) {
      if (error instanceof UniqueViolationError) return null;
      throw error;
    }
  }
}
