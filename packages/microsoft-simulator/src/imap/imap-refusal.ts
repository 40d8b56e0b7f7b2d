/** A command is answered by NO or BAD. */
export class ImapRefusal extends Error {
  constructor(
    readonly answer: 'NO' | 'BAD',
    text: string,
    /** The server hangs up after that, with these words. */
    readonly bye?: string,
  ) {
    super(text);
    this.name = new.target.name;
  }
}

/** The server hangs up instead of answering. */
export class ImapGoodbye extends Error {
  constructor(readonly bye: string) {
    super(bye);
    this.name = new.target.name;
  }
}

/** The command's arguments are not what they must be. */
export function badArguments(): ImapRefusal {
  return new ImapRefusal('BAD', 'Command Argument Error. 12');
}

/** The command is not for this moment. */
export function invalidState(): ImapRefusal {
  return new ImapRefusal('BAD', 'Command received in Invalid state.');
}
