/** What nothing of a test may bring about: it ends the run as what nobody caught. */
export function unexpected(error: unknown): never {
  throw error;
}
