import type { Ambient } from '../ambient.js';
import type { Attempt } from './attempt.js';
import type { MicrosoftGrants, ProofRequest } from './microsoft-grants.js';
import { type Outcomes, ownFailure } from './outcomes.js';

interface Dependencies {
  readonly ambient: Ambient;
  readonly grants: Pick<MicrosoftGrants, 'prove'>;
  readonly outcomes: Outcomes;
  readonly onAuthorized: (connectionId: string) => void;
  readonly reportError: (error: unknown) => void;
}

/** Pauses between two questions to Microsoft; the last one repeats. */
const pausesMs = [1_000, 2_000, 3_000, 5_000, 8_000, 10_000];

/** Failures after which the consent may still come into effect. */
const passing: ReadonlySet<string> = new Set(['MICROSOFT_UNAVAILABLE', 'TOO_MANY_REQUESTS']);

/**
 * Waits out the time that Microsoft needs to act on an organisation's consent (AADSTS65001 just after it), in the
 * background. What a stopped hub leaves waiting is ended by `Expiry` when its time is up.
 */
export class ConsentWait {
  private readonly stopping = new AbortController();
  private readonly waiting = new Set<Promise<void>>();

  constructor(private readonly deps: Dependencies) {}

  /** Asks again and again until Microsoft grants, refuses for good, or `until` (ISO 8601) has passed. */
  begin(attempt: Attempt, request: ProofRequest, until: string): void {
    const done = this.wait(attempt, request, until)
      .catch((error: unknown) => {
        if (!this.stopping.signal.aborted) this.deps.reportError(error);
      })
      .finally(() => this.waiting.delete(done));
    this.waiting.add(done);
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await Promise.all(this.waiting);
  }

  private async wait(attempt: Attempt, request: ProofRequest, until: string): Promise<void> {
    const { ambient, grants, outcomes, onAuthorized } = this.deps;
    const { signal } = this.stopping;
    let { redeemed } = request;
    for (let round = 0; ; round += 1) {
      const pause = pausesMs[Math.min(round, pausesMs.length - 1)] ?? 0;
      const left = Date.parse(until) - ambient.now().getTime();
      if (left <= 0) break;
      await ambient.sleep(Math.min(pause, left), signal);
      const proof = await grants.prove({ ...request, redeemed }, signal);
      if (proof.outcome === 'granted') {
        if (await outcomes.granted(attempt, 'WAITING_FOR_CONSENT', proof.grant))
          onAuthorized(attempt.connectionId);
        return;
      }
      redeemed = proof.redeemed;
      if (proof.outcome === 'refused' && !passing.has(proof.failure.code)) {
        await outcomes.failed(attempt, 'WAITING_FOR_CONSENT', proof.failure);
        return;
      }
    }
    await outcomes.failed(attempt, 'WAITING_FOR_CONSENT', ownFailure('CONSENT_NOT_EFFECTIVE', ambient.now()));
  }
}
