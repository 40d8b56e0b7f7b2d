/** Facts, then a sentence for whoever runs the hub. */
type Say = (facts: object, message: string) => void;

/** What the hub says of itself, a JSON line each; `app.ts` passes it to the parts that have something to say. */
export interface Log {
  readonly error: Say;
  readonly warn: Say;
  readonly info: Say;
  readonly debug: Say;
}

/** For what has no log, a command: warnings of the process, which Node.js writes on standard error. */
export const processWarnings: Pick<Log, 'warn'> = {
  warn: (facts, message) => process.emitWarning('err' in facts ? `${message} ${String(facts.err)}` : message),
};
