/** A mailbox that nobody signs in to: others open it with their own tokens. */
export interface SharedMailbox {
  readonly tenantId: string;
  readonly address: string;
  readonly displayName: string;
  /** User names that may open it, by the right *FullAccess*. */
  readonly fullAccess: readonly string[];
  /** User names that may send in its name, by the right *SendAs*. */
  readonly sendAs: readonly string[];
  /** What it is good for, shown on the simulator's own page. */
  readonly purpose: string;
}
