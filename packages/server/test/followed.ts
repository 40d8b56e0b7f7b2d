import type { Client } from 'graphql-ws';

/** What a subscription has brought so far, to be awaited one by one. */
export class Followed {
  readonly results: any[] = [];
  readonly ended: Promise<unknown>;
  readonly stop: () => void;
  private wake: () => void = () => undefined;

  constructor(client: Client, query: string, variables: Record<string, unknown> = {}) {
    let end: (reason: unknown) => void = () => undefined;
    this.ended = new Promise((resolve) => {
      end = resolve;
    });
    this.stop = client.subscribe(
      { query, variables },
      {
        next: (result) => {
          this.results.push(result);
          this.wake();
        },
        error: (error) => end(error),
        complete: () => end('complete'),
      },
    );
  }

  /** The code of the error that the subscription was refused with. */
  async firstError(): Promise<unknown> {
    const ended: any = await Promise.race([this.ended, this.until(1)]);
    return ended[0]?.extensions?.code ?? ended[0]?.errors?.[0]?.extensions?.code;
  }

  async until(count: number): Promise<any[]> {
    while (this.results.length < count) {
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
    }
    return this.results;
  }
}
