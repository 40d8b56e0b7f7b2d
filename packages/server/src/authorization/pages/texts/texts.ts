import type { ConnectionType, Signer } from '../../../connections/index.js';

/** What the pages for people without an account say, besides what goes wrong. */
export interface PageTexts {
  readonly link: {
    readonly titleMailbox: string;
    readonly titleOrganization: string;
    /** `{requestedBy}` stands out. */
    readonly lead: string;
    /** In the place of a name, for the bearer of a key. */
    readonly keyHolder: string;
    readonly what: string;
    readonly account: string;
    /** Whose account: `{mailbox}` is an address, `{tenant}` stands out. */
    readonly whose: Readonly<Record<Signer | 'SHARED_MAILBOX', string>>;
    readonly asks: string;
    readonly go: string;
    readonly privacy: string;
    /** `{time}` with its zone. */
    readonly until: string;
    readonly unexpected: string;
    /** Of what a connection of the type is for. */
    readonly purposes: Readonly<Record<ConnectionType, string>>;
    /** What Microsoft asks for, by the permission's name; a configured one is said in the hub's own words. */
    readonly permissions: Readonly<Record<string, string>>;
  };
  readonly result: {
    readonly connectedTitle: string;
    readonly connected: string;
    /** `{connection}` stands out. */
    readonly connectedBody: string;
    readonly almostDone: string;
    readonly almostDoneBody: string;
    readonly notFinished: string;
    readonly notFinishedBody: string;
    readonly over: string;
    readonly replacedBody: string;
    readonly overBody: string;
    readonly tryAgainRemedy: string;
    readonly newLinkRemedy: string;
    readonly tryAgain: string;
    readonly support: string;
    readonly code: string;
    readonly message: string;
    readonly time: string;
  };
  /** Below what cannot go on, and what is over: `{requestedBy}` stands out. */
  readonly help: string;
  readonly toWindow: string;
}
