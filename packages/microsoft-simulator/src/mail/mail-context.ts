import type { Cloud, Directory } from '../accounts/index.js';
import type { Clock } from '../clock.js';
import type { RequestLog, ScenarioSwitch } from '../scenario/index.js';
import type { IdentityStore } from '../state/index.js';
import type { MessageRate } from './message-rate.js';
import type { MailStore } from './mail-store.js';

/** What the mail servers work with. */
export interface MailContext {
  /** The national cloud that the simulator stands for. */
  readonly cloud: Cloud;
  readonly clock: Clock;
  readonly directory: Directory;
  readonly identities: IdentityStore;
  readonly scenario: ScenarioSwitch;
  readonly mail: MailStore;
  readonly log: RequestLog;
  readonly rate: MessageRate;
}
