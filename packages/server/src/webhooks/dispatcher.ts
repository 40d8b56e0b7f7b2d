import type { Ambient } from '../ambient.js';
import type { ConnectionService } from '../connections/index.js';
import type { Database } from '../database/index.js';
import type { EventLog, LoggedEvent } from '../events/index.js';
import type { Work } from '../work/index.js';
import type { DeliveryRepository } from './delivery.repository.js';
import { addDelivery } from './delivery-job.js';
import type { WebhookEndpoint } from './endpoint.js';
import type { EndpointRepository } from './endpoint.repository.js';
import { publicTypesOf, type WebhookEventType } from './event-types.js';
import { connectionWebhookEvent, eventIdOf, expiryWebhookEvent, type WebhookEvent } from './payload.js';

export interface DispatcherOptions {
  readonly database: Database;
  readonly ambient: Ambient;
  readonly events: Pick<EventLog, 'follow' | 'readAfter'>;
  readonly connections: Pick<ConnectionService, 'get'>;
  readonly work: Pick<Work, 'add'>;
  readonly endpoints: EndpointRepository;
  readonly deliveries: DeliveryRepository;
  readonly reportError: (error: unknown) => void;
}

/** An event and the endpoints that are told of it. */
interface Dispatch {
  readonly event: WebhookEvent;
  readonly endpointIds: readonly string[];
}

const pageSize = 100;
const retryMs = 1_000;

/**
 * Follows the event log and makes deliveries of it. How far it has come is stored with the deliveries and their jobs in
 * one unit of work, on the condition that no other node has come further: so each event is delivered once, whichever of
 * the nodes was first. Events that concern nobody are passed over without being stored; after a restart they are read
 * again, and concern nobody again.
 *
 * States: *new* → *running* (reads until there is nothing more, waits for an event) → *stopped*.
 */
export class Dispatcher {
  readonly #stopping = new AbortController();
  #position = 0;
  #stored = 0;
  #salt = '';
  #loop: Promise<void> | null = null;

  constructor(private readonly options: DispatcherOptions) {}

  start(): void {
    this.#loop = this.#run();
  }

  async stop(): Promise<void> {
    this.#stopping.abort(new Error('The hub is stopping.'));
    await this.#loop;
  }

  async #run(): Promise<void> {
    while (!this.#stopping.signal.aborted) await this.#untilDone(() => this.#follow());
  }

  /** Until the log ends it, or cannot be read. */
  async #follow(): Promise<void> {
    const { signal } = this.#stopping;
    const happened = this.options.events.follow({ signal });
    await this.#untilDone(() => this.#reload());
    await this.#untilDone(() => this.#catchUp());
    for await (const event of happened) {
      if (event.position <= this.#position) continue;
      // What concerns nobody is most of what happens, and is not worth a statement.
      if (event.position === this.#position + 1 && publicTypesOf(event).length === 0) {
        this.#position = event.position;
      } else await this.#untilDone(() => this.#catchUp());
    }
  }

  async #untilDone(step: () => Promise<void>): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      try {
        await step();
        return;
      } catch (error) {
        this.options.reportError(error);
        await this.options.ambient.sleep(retryMs, signal).catch(() => undefined);
      }
    }
  }

  async #reload(): Promise<void> {
    const [row] = await this.options.database.query<{ position: number | string; salt: string }>(
      `SELECT position, salt FROM webhook_cursor WHERE id = 'webhooks'`,
    );
    this.#stored = this.#position = Number(row?.position ?? 0);
    this.#salt = row?.salt ?? '';
  }

  async #catchUp(): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      const page = await this.options.events.readAfter(this.#position, pageSize);
      const last = page.at(-1);
      if (!last) return;
      const dispatches = await this.#dispatchesOf(page);
      if (dispatches.length === 0) this.#position = last.position;
      else if (await this.#store(dispatches, last.position)) this.#stored = this.#position = last.position;
      else await this.#reload();
    }
  }

  async #dispatchesOf(page: readonly LoggedEvent[]): Promise<Dispatch[]> {
    const concerning = page.filter((event) => publicTypesOf(event).length > 0);
    if (concerning.length === 0) return [];
    const endpoints = await this.options.endpoints.enabled();
    const dispatches: Dispatch[] = [];
    for (const event of concerning) {
      for (const type of publicTypesOf(event)) {
        const endpointIds = endpointsFor(endpoints, type, event);
        const told = endpointIds.length > 0 ? await this.#webhookEvent(type, event) : null;
        if (told) dispatches.push({ event: told, endpointIds });
      }
    }
    return dispatches;
  }

  /** Null when the connection is gone: there is nothing left that could be authorized again. */
  async #webhookEvent(type: WebhookEventType, event: LoggedEvent): Promise<WebhookEvent | null> {
    const id = eventIdOf(this.#salt, event.position, type);
    if (type === 'app_registration.expires_soon') return expiryWebhookEvent(id, type, event);
    const connection = await this.options.connections.get(event.subjectId);
    return connection && connectionWebhookEvent(id, { type, event, connection });
  }

  /** False when another node was here before. */
  #store(dispatches: readonly Dispatch[], position: number): Promise<boolean> {
    return this.options.database.unitOfWork.run(async (tx) => {
      const { affected } = await tx.execute(
        `UPDATE webhook_cursor SET position = ? WHERE id = 'webhooks' AND position = ?`,
        [position, this.#stored],
      );
      if (affected === 0) return false;
      for (const { event, endpointIds } of dispatches) {
        await this.options.deliveries.insertEvent(tx, event);
        for (const endpointId of endpointIds) await addDelivery(tx, this.options, event, endpointId);
      }
      return true;
    });
  }
}

function endpointsFor(
  endpoints: readonly WebhookEndpoint[],
  type: WebhookEventType,
  { occurredAt }: LoggedEvent,
): string[] {
  return endpoints
    .filter(({ eventTypes, activeFrom }) => eventTypes.includes(type) && activeFrom <= occurredAt)
    .map(({ id }) => id);
}
