import type { Language } from '../../languages.js';

/** A server-rendered page of the hub; the layout comes from whoever serves it. `body` is safe HTML. */
export interface Page {
  readonly status: number;
  readonly language: Language;
  readonly title: string;
  readonly body: string;
  /** Origins besides this one that the page's form may lead to: browsers apply form-action to redirects as well. */
  readonly formTargets?: readonly string[];
}
