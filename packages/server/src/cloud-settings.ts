import type { Config } from './config.js';

/** Where Microsoft is, as the door to it wants to be told. */
export function cloudSettings({ microsoft }: Config) {
  return {
    cloud: microsoft.cloud,
    loginUrl: microsoft.loginUrl ?? undefined,
    graphUrl: microsoft.graphUrl ?? undefined,
    imapUrl: microsoft.imapUrl ?? undefined,
    smtpUrl: microsoft.smtpUrl ?? undefined,
  };
}
