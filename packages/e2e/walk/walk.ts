import type { Page } from '@playwright/test';
import type { RunningHub } from '../hub/hub.js';
import type { Words } from '../words.js';

/** What is done with each window, by its name. */
export type Look = (name: string) => Promise<void>;

/** One way through every window of a hub. */
export interface Walk {
  readonly page: Page;
  readonly hub: RunningHub;
  readonly look: Look;
  readonly say: Words;
}
