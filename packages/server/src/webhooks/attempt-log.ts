import type { Ambient } from '../ambient.js';
import { type AuditLog, theHub } from '../audit/index.js';
import { Batches } from '../batches.js';
import type { Database, Transaction } from '../database/index.js';
import type { Work } from '../work/index.js';
import type { AttemptRepository, EndedAttempt } from './attempt.repository.js';
import type { WebhookDelivery } from './delivery.js';
import { deliveryJobOf } from './delivery-job.js';
import type { DeliveryRepository, SettledDelivery } from './delivery.repository.js';
import type { EndpointRepository } from './endpoint.repository.js';

export interface AttemptLogOptions {
  readonly database: Pick<Database, 'unitOfWork'>;
  readonly ambient: Ambient;
  readonly audit: AuditLog;
  readonly endpoints: EndpointRepository;
  readonly deliveries: DeliveryRepository;
  readonly attempts: AttemptRepository;
  readonly work: Pick<Work, 'add'>;
}

/** An attempt that is stored and about to be made. */
export interface Attempt {
  readonly id: string;
  readonly delivery: WebhookDelivery;
}

interface Planned {
  readonly id: string;
  readonly deliveryId: string;
  readonly url: string;
}

/** How an attempt ended, and what becomes of its delivery by that. */
export interface AttemptEnd {
  readonly deliveryId: string;
  readonly attempt: EndedAttempt;
  readonly settled: Omit<SettledDelivery, 'id' | 'deliveredAt'>;
  /** Its receiver is gone for good. */
  readonly goneEndpointId: string | null;
}

/**
 * Writes attempts before they are made and what came of them. Those that gather while a commit runs share the next one,
 * and a statement: one for each would cost more than the sending.
 */
export class AttemptLog {
  readonly #beginnings = new Batches<Planned, Attempt | null>((planned) =>
    this.#write((tx) => this.#begin(tx, planned)),
  );
  readonly #ends = new Batches<AttemptEnd, undefined>((ends) => this.#write((tx) => this.#end(tx, ends)));

  constructor(private readonly options: AttemptLogOptions) {}

  /** Stores that an attempt is about to be made; null when it shall not be. */
  begin(deliveryId: string, url: string): Promise<Attempt | null> {
    return this.#beginnings.add({ id: this.options.ambient.newId(), deliveryId, url });
  }

  /** Stores how an attempt ended, with the job of the next one. */
  end(end: AttemptEnd): Promise<void> {
    return this.#ends.add(end);
  }

  async #begin(tx: Transaction, planned: readonly Planned[]): Promise<(Attempt | null)[]> {
    const { deliveries, attempts } = this.options;
    const now = this.#now();
    const begun = new Map<string, Attempt>();
    for (const some of withoutRepetition(planned)) {
      const ids = some.map(({ deliveryId }) => deliveryId);
      const counted = await deliveries.beginAttempts(tx, ids, now);
      const again = [...counted.values()].filter((delivery) => delivery.attempts > 1);
      if (again.length > 0)
        await attempts.interruptOthers(
          tx,
          again.map(({ id }) => id),
          now,
        );
      const rows = some.flatMap(({ id, deliveryId, url }) => {
        const delivery = counted.get(deliveryId);
        if (delivery) begun.set(id, { id, delivery });
        return delivery ? [{ id, deliveryId, number: delivery.attempts, url }] : [];
      });
      if (rows.length > 0) await attempts.insert(tx, rows, now);
    }
    return planned.map(({ id }) => begun.get(id) ?? null);
  }

  async #end(tx: Transaction, ends: readonly AttemptEnd[]): Promise<undefined[]> {
    const { deliveries, attempts } = this.options;
    const now = this.#now();
    await attempts.end(
      tx,
      ends.map(({ attempt }) => attempt),
      now,
    );
    for (const some of withoutRepetition(ends)) {
      const settled = some.map(({ deliveryId, settled: one }) => {
        const deliveredAt = one.status === 'DELIVERED' ? now : null;
        return { id: deliveryId, ...one, deliveredAt };
      });
      await deliveries.settle(tx, settled);
    }
    for (const { goneEndpointId } of ends)
      if (goneEndpointId !== null) await this.#disable(tx, goneEndpointId);
    await this.#addNext(tx, ends);
    return ends.map(() => undefined);
  }

  /** The jobs that come then take the place of those that run. */
  async #addNext(tx: Transaction, ends: readonly AttemptEnd[]): Promise<void> {
    const jobs = ends.flatMap(({ deliveryId, settled: { nextAttemptAt } }) =>
      nextAttemptAt === null ? [] : [{ ...deliveryJobOf(deliveryId), runAt: new Date(nextAttemptAt) }],
    );
    await this.options.work.add(tx, ...jobs);
  }

  /** RFC 9110 §15.5.11: 410 is meant to last. Standard Webhooks asks senders to disable such an endpoint. */
  async #disable(tx: Transaction, endpointId: string): Promise<void> {
    if (!(await this.options.endpoints.disableGone(tx, endpointId, this.#now()))) return;
    await this.options.audit.record(tx, {
      actor: theHub,
      action: 'webhook_endpoint.disabled',
      subjectKind: 'webhook_endpoint',
      subjectId: endpointId,
      details: { because: 'GONE' },
    });
  }

  #write<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.options.database.unitOfWork.run(work);
  }

  #now(): string {
    return this.options.ambient.now().toISOString();
  }
}

/**
 * In groups of which none has a delivery twice, in their order. A replay while an attempt is under way makes a second
 * one, and a statement changes a row once.
 */
function withoutRepetition<T extends { readonly deliveryId: string }>(items: readonly T[]): T[][] {
  const groups: T[][] = [];
  const seen = new Map<string, number>();
  for (const item of items) {
    const times = seen.get(item.deliveryId) ?? 0;
    seen.set(item.deliveryId, times + 1);
    (groups[times] ??= []).push(item);
  }
  return groups;
}
