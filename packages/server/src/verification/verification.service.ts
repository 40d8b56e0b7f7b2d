import type { Ambient } from '../ambient.js';
import { type Actor, type AuditLog, theHub } from '../audit/index.js';
import {
  userError,
  type Connection,
  type ConnectionService,
  type ConnectionTest,
  type ConnectionTester,
  type Outcome,
} from '../connections/index.js';
import type { Database, Transaction } from '../database/index.js';
import { deadline } from '../microsoft/index.js';
import { GrantLostError, NotAuthorizedError } from '../tokens/index.js';
import { BackgroundRuns } from './background-runs.js';
import { Claim } from './claim.js';
import { DueVerifications } from './due-verifications.js';
import { mayPass, StepFailedError, Steps } from './steps.js';
import { verifications } from './types/index.js';
import { VerificationSchedule } from './verification-schedule.js';
import { hasOutlastedRetries } from './verification-times.js';
import type { VerificationContext, VerificationResult } from './verification.js';

export interface VerificationServiceDependencies extends Pick<
  VerificationContext,
  'microsoft' | 'tokens' | 'etokenScope'
> {
  readonly database: Database;
  readonly ambient: Ambient;
  readonly audit: AuditLog;
  readonly connections: Pick<ConnectionService, 'get' | 'recordVerification' | 'recordAuthorization'>;
  /** Told of what went wrong in the background and belongs to no connection. */
  readonly reportError: (error: unknown) => void;
  /** How long one test may take; 30 seconds unless said otherwise. */
  readonly timeoutMs?: number;
}

interface VerifyOptions {
  readonly actor?: Actor;
  readonly signal?: AbortSignal | undefined;
  /** By which the connection was taken; nothing is recorded once it is lost. Absent: somebody asked for the test. */
  readonly claim?: Claim;
}

/** Runs connections' own tests and records what they found: authorized and verified are two facts. */
export class VerificationService implements ConnectionTester {
  readonly #deps: VerificationServiceDependencies;
  readonly #runs: BackgroundRuns;
  readonly #schedule: VerificationSchedule;
  readonly #due: DueVerifications;

  constructor(deps: VerificationServiceDependencies) {
    this.#deps = deps;
    const { ambient, reportError } = deps;
    this.#schedule = new VerificationSchedule(deps);
    this.#runs = new BackgroundRuns({ run: (id, signal) => this.#testWhenDue(id, signal), reportError });
    this.#due = new DueVerifications({
      ambient,
      schedule: this.#schedule,
      hasten: () => deps.database.unitOfWork.run((tx) => this.retryFailing(tx)),
      run: (id) => this.#runs.add(id),
      reportError,
    });
  }

  start(): void {
    this.#runs.start();
    this.#due.start();
  }

  /** Ends what runs in the background and waits for it. */
  async stop(): Promise<void> {
    await this.#due.stop();
    await this.#runs.stop();
  }

  /** Tests a connection in the background when it is due: just after it was authorized, or its mailbox was changed. */
  verifySoon(connectionId: string): void {
    this.#runs.add(connectionId);
  }

  /** Tests those again within seconds whose last test did not pass: something was mended that may have been the reason. */
  retryFailing(tx: Transaction): Promise<void> {
    return this.#schedule.hastenFailing(tx);
  }

  /** Tests a connection for somebody who waits for it. */
  async test(
    connectionId: string,
    actor: Actor,
    signal?: AbortSignal,
  ): Promise<Outcome<{ test: ConnectionTest }>> {
    const connection = await this.#deps.connections.get(connectionId);
    if (connection === null) return refused('CONNECTION_NOT_FOUND');
    if (connection.authorization.status === 'NEEDS_REAUTHORIZATION') return refused('NEEDS_REAUTHORIZATION');
    const result = await this.verify(connection, { actor, signal });
    switch (result.outcome) {
      case 'tested':
        return { ok: true, test: result.test };
      case 'not-authorized':
        return refused('NOT_AUTHORIZED');
      case 'grant-lost':
        return refused('NEEDS_REAUTHORIZATION');
    }
  }

  /**
   * Runs the connection's test within the time it may take, and records what it found or that the grant is gone.
   * @throws the signal's reason when the caller gave up; nothing is recorded then
   */
  async verify(
    connection: Connection,
    { actor = theHub, signal, claim }: VerifyOptions = {},
  ): Promise<VerificationResult> {
    if (connection.authorization.status !== 'AUTHORIZED') return { outcome: 'not-authorized' };
    const result = await this.#run(connection, signal);
    if (result.outcome === 'tested' || result.outcome === 'grant-lost')
      await this.#record(connection, result, { actor, held: await claim?.letGo() });
    return result;
  }

  /** Several nodes may have seen that it is due: one of them tests it. */
  async #testWhenDue(connectionId: string, signal: AbortSignal): Promise<void> {
    const until = await this.#schedule.claim(connectionId);
    const connection = until === null ? null : await this.#deps.connections.get(connectionId);
    if (until === null || connection === null) return;
    const claim = new Claim({ ...this.#deps, schedule: this.#schedule }, connectionId, until);
    try {
      const { outcome } = await this.verify(connection, { actor: theHub, signal, claim });
      if (outcome === 'not-authorized') await this.#putOff(connectionId, claim, 'postpone');
    } catch (error) {
      // Where the database is away for this too, the claim runs out and the test is due at once.
      if (!signal.aborted)
        await this.#putOff(connectionId, claim, 'cameToNothing').catch(this.#deps.reportError);
      throw error;
    } finally {
      await claim.letGo();
    }
  }

  async #putOff(connectionId: string, claim: Claim, how: 'postpone' | 'cameToNothing'): Promise<void> {
    const held = await claim.letGo();
    if (held !== null) await this.#schedule[how](connectionId, held);
  }

  async #run(connection: Connection, signal?: AbortSignal): Promise<VerificationResult> {
    const { ambient, microsoft, tokens, etokenScope, timeoutMs = 30_000 } = this.#deps;
    const end = deadline(timeoutMs, signal);
    const steps = new Steps(ambient, end.signal);
    const tested = (ok: boolean): ConnectionTest => ({
      ok,
      testedAt: ambient.now().toISOString(),
      steps: steps.recorded,
    });
    try {
      const tenant = await verifications[connection.type]({
        connection,
        steps,
        microsoft,
        tokens,
        etokenScope,
      });
      return { outcome: 'tested', test: tested(true), tenant };
    } catch (error) {
      if (error instanceof StepFailedError) return { outcome: 'tested', test: tested(false), tenant: null };
      if (error instanceof GrantLostError) return { outcome: 'grant-lost', failure: error.failure };
      if (error instanceof NotAuthorizedError) return { outcome: 'not-authorized' };
      throw error;
    } finally {
      end.release();
    }
  }

  async #record(
    connection: Connection,
    result: Extract<VerificationResult, { outcome: 'tested' | 'grant-lost' }>,
    { actor, held }: { readonly actor: Actor; readonly held: string | null | undefined },
  ): Promise<void> {
    const { database, connections, audit } = this.#deps;
    const grantedAt = connection.authorization.authorizedAt;
    if (held === null) return;
    await database.unitOfWork.run(async (tx) => {
      // What a node found that was frozen meanwhile is older than what the next one finds.
      if (held !== undefined && !(await this.#schedule.holds(tx, connection.id, held))) return;
      const isByItself = actor.kind === 'system';
      const schedule = (ok: boolean) => this.#schedule.tested(tx, connection.id, { ok, isByItself });
      if (result.outcome === 'tested' && isByItself && isNoNewsYet(connection, result.test)) {
        const failures = 1 + (await this.#schedule.failures(tx, connection.id));
        if (!hasOutlastedRetries(failures)) return schedule(false);
      }
      const written =
        result.outcome === 'tested'
          ? await connections.recordVerification(tx, connection.id, { ...result, grantedAt }, actor)
          : await connections.recordAuthorization(
              tx,
              connection.id,
              { kind: 'GRANT_LOST', failure: result.failure, grantedAt },
              actor,
            );
      if (written === null) return;
      if (result.outcome === 'tested') await schedule(result.test.ok);
      await audit.record(tx, {
        actor,
        action: result.outcome === 'tested' ? 'connection.tested' : 'connection.grant_lost',
        subjectKind: 'connection',
        subjectId: connection.id,
        details: result.outcome === 'tested' ? { ok: result.test.ok } : { code: result.failure.code },
      });
    });
  }
}

/** What may pass takes the place of a test that passed only once it has lasted, as with refreshes. */
function isNoNewsYet({ authorization }: Connection, test: ConnectionTest): boolean {
  return mayPass(test) && authorization.verification?.ok === true;
}

function refused(code: Parameters<typeof userError>[0]): {
  ok: false;
  userErrors: [ReturnType<typeof userError>];
} {
  return { ok: false, userErrors: [userError(code, 'id')] };
}
