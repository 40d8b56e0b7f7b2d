/** A command as it came: text, and the literals in it (RFC 9051 §4.3). */
export type CommandParts = readonly (string | Buffer)[];

export type ReaderEvent =
  | { readonly kind: 'command'; readonly parts: CommandParts }
  /** The client waits to be told that it may send its literal. */
  | { readonly kind: 'literal-wanted' }
  | { readonly kind: 'too-long' };

const maxLineBytes = 64 * 1024;

/** Cuts what a client sends into commands. */
export class CommandReader {
  #buffer: Buffer = Buffer.alloc(0);
  #parts: (string | Buffer)[] = [];
  /** Bytes of the literal that is being read; null while a line is. */
  #literalBytes: number | null = null;

  constructor(private readonly maxLiteralBytes: number) {}

  push(chunk: Buffer): void {
    this.#buffer = this.#buffer.length === 0 ? chunk : Buffer.concat([this.#buffer, chunk]);
  }

  /** What has come whole by now; null when more has to come. */
  next(): ReaderEvent | null {
    for (;;) {
      if (this.#literalBytes !== null) {
        if (this.#buffer.length < this.#literalBytes) return null;
        this.#parts.push(this.#take(this.#literalBytes));
        this.#literalBytes = null;
      }
      const end = this.#buffer.indexOf('\n');
      if (end > maxLineBytes || (end === -1 && this.#buffer.length > maxLineBytes))
        return { kind: 'too-long' };
      if (end === -1) return null;
      const event = this.#line(
        this.#take(end + 1)
          .toString('utf8')
          .replace(/\r?\n$/, ''),
      );
      if (event !== null) return event;
    }
  }

  #line(line: string): ReaderEvent | null {
    const literal = /^(.*)\{(\d{1,10})(\+?)\}$/s.exec(line);
    if (literal === null) {
      const parts = [...this.#parts, line];
      this.#parts = [];
      return { kind: 'command', parts };
    }
    const bytes = Number(literal[2]);
    if (bytes > this.maxLiteralBytes) return { kind: 'too-long' };
    this.#parts.push(literal[1] ?? '');
    this.#literalBytes = bytes;
    // RFC 7888 §3: LITERAL+ comes without being asked for.
    return literal[3] === '+' ? null : { kind: 'literal-wanted' };
  }

  #take(bytes: number): Buffer {
    const taken = this.#buffer.subarray(0, bytes);
    this.#buffer = this.#buffer.subarray(bytes);
    return Buffer.from(taken);
  }
}
