import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';

export interface ReceivedWebhook {
  readonly type: string;
  readonly data: Record<string, unknown>;
}

/** An integrator's server, which believes nothing that is not signed. */
export class WebhookReceiver {
  readonly received: ReceivedWebhook[] = [];
  /** What it answers. */
  status = 204;
  /** The text of its answer. */
  answer = '';
  private secret = '';

  private constructor(private readonly server: ReturnType<typeof createServer>) {}

  static async start(): Promise<WebhookReceiver> {
    const server = createServer();
    const receiver = new WebhookReceiver(server);
    server.on('request', (request, response) => {
      void receiver.read(request).then((status) => response.writeHead(status).end(receiver.answer));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return receiver;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/webhooks`;
  }

  /** With which secret what comes must be signed. */
  trust(secret: string): void {
    this.secret = secret;
  }

  types(): string[] {
    return this.received.map(({ type }) => type);
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  private async read(request: IncomingMessage): Promise<number> {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const body = Buffer.concat(parts).toString();
    try {
      const headers = request.headers as Record<string, string>;
      if (this.status < 300)
        this.received.push(new Webhook(this.secret).verify(body, headers) as ReceivedWebhook);
      return this.status;
    } catch {
      return 401;
    }
  }
}
