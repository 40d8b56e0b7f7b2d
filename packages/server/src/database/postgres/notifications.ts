import pg from 'pg';
import type { Ambient } from '../../ambient.js';
import type { Log } from '../../log.js';

const reconnectDelaysMs = [100, 500, 1_000, 2_000, 5_000];
// A connection that nobody has closed and that carries nothing any more is noticed within 15 seconds.
const heartbeatMs = 6_000;
const answerMs = 8_000;

interface Surroundings {
  readonly ambient: Ambient;
  readonly log: Pick<Log, 'warn'>;
}

/**
 * Listens on a PostgreSQL channel with a connection of its own. States: *connecting* → *listening* → on a lost
 * connection *waiting* (0.1 to 5 seconds) → *connecting*; *stopped* is the end.
 *
 * What was notified while it was away is lost, so it reports once whenever it starts to listen again. It asks every few
 * seconds whether the connection still carries anything: silence alone does not tell.
 */
export class NotificationListener {
  private readonly stopping = new AbortController();
  private readonly loop: Promise<void>;

  private constructor(
    private readonly url: string,
    private readonly channel: string,
    private readonly onNotification: () => void,
    private readonly around: Surroundings,
    private readonly answerWithinMs: number,
    first: pg.Client,
  ) {
    this.loop = this.keepListening(first);
  }

  /**
   * Resolves once it listens.
   * @param answerWithinMs how long PostgreSQL may take to answer; 8 seconds
   * @throws when the first connection cannot be made
   */
  static async start(
    url: string,
    channel: string,
    onNotification: () => void,
    around: Surroundings,
    answerWithinMs = answerMs,
  ): Promise<NotificationListener> {
    const first = await connect(url, { channel, answerWithinMs, log: around.log });
    return new NotificationListener(url, channel, onNotification, around, answerWithinMs, first);
  }

  async stop(): Promise<void> {
    this.stopping.abort(new Error('The listener was stopped.'));
    await this.loop;
  }

  private async keepListening(first: pg.Client): Promise<void> {
    let client: pg.Client | null = first;
    for (let failures = 0; !this.isStopped();) {
      if (client) {
        failures = 0;
        this.onNotification();
        await this.untilLost(client);
        client = null;
      } else {
        await this.pause(reconnectDelaysMs[Math.min(failures, reconnectDelaysMs.length - 1)] ?? 0);
        client = this.isStopped() ? null : await this.tryToConnect();
        failures += 1;
      }
    }
    await client?.end();
  }

  private async untilLost(client: pg.Client): Promise<void> {
    const lost = new AbortController();
    client.on('notification', this.onNotification);
    for (const event of ['end', 'error'] as const) client.on(event, () => lost.abort());
    await this.untilSilent(client, AbortSignal.any([lost.signal, this.stopping.signal]));
    await endQuietly(client, this.around.log);
  }

  private async untilSilent(client: pg.Client, isOver: AbortSignal): Promise<void> {
    try {
      while (!isOver.aborted) {
        await this.around.ambient.sleep(heartbeatMs, isOver);
        await client.query('SELECT 1');
      }
    } catch {
      // It is over, or nothing was answered in time: in either case another connection is needed.
    }
  }

  private async tryToConnect(): Promise<pg.Client | null> {
    const { url, channel, answerWithinMs } = this;
    const { log } = this.around;
    try {
      return await connect(url, { channel, answerWithinMs, log });
    } catch (error) {
      log.warn({ err: error }, 'PostgreSQL cannot be listened to; it is tried again.');
      return null;
    }
  }

  private async pause(ms: number): Promise<void> {
    try {
      await this.around.ambient.sleep(ms, this.stopping.signal);
    } catch (error) {
      if (!this.isStopped()) throw error;
    }
  }

  private isStopped(): boolean {
    return this.stopping.signal.aborted;
  }
}

async function connect(
  url: string,
  { channel, answerWithinMs, log }: { channel: string; answerWithinMs: number; log: Pick<Log, 'warn'> },
): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url,
    keepAlive: true,
    connectionTimeoutMillis: 10_000,
    query_timeout: answerWithinMs,
  });
  // Without a listener an error of an idle connection would end the process.
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query(`LISTEN ${pg.escapeIdentifier(channel)}`);
  } catch (error) {
    await endQuietly(client, log);
    throw error;
  }
  return client;
}

async function endQuietly(client: pg.Client, log: Pick<Log, 'warn'>): Promise<void> {
  await client
    .end()
    .catch((error: unknown) => log.warn({ err: error }, 'A connection to PostgreSQL did not end well.'));
}
