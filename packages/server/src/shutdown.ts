export interface ShutdownOptions {
  /** Says by `/readyz` that the hub is about to end. */
  readonly drain: () => void;
  readonly stop: () => Promise<void>;
  /** How long the hub goes on answering after it has said so. */
  readonly drainMs: number;
  /** After this long, a stop is not waited for any more. */
  readonly limitMs: number;
  readonly sleep: (ms: number) => Promise<void>;
  readonly exit: (code: number) => void;
  readonly say: (words: string) => void;
  readonly reportError: (error: unknown) => void;
}

/**
 * What a signal does: the hub drains, stops, and ends the process with 0, or with 1 when something failed or took too
 * long. Whoever asks twice does not want to wait, and Ctrl-C is pressed where no load balancer has to notice.
 */
export function createShutdown(options: ShutdownOptions): (signal: NodeJS.Signals) => void {
  const { drain, stop, drainMs, limitMs, sleep, exit, say, reportError } = options;
  let isStopping = false;
  const end = async (drainFor: number): Promise<void> => {
    drain();
    if (drainFor > 0) {
      say(`Going on for ${drainFor / 1_000} s while load balancers take notice …`);
      await sleep(drainFor);
    }
    void sleep(limitMs).then(() => exit(1));
    await stop();
  };
  return (signal) => {
    if (isStopping) {
      exit(1);
      return;
    }
    isStopping = true;
    say(`\nStopping (${signal}) …`);
    end(signal === 'SIGTERM' ? drainMs : 0).then(
      () => exit(0),
      (error: unknown) => {
        reportError(error);
        exit(1);
      },
    );
  };
}
