import type { CommandParts } from './command-reader.js';

/** A value in a command (RFC 9051 §4). */
export type Token =
  | { readonly kind: 'atom'; readonly text: string }
  | { readonly kind: 'string'; readonly value: Buffer }
  | { readonly kind: 'list'; readonly items: readonly Token[] };

export interface ParsedCommand {
  readonly tag: string;
  /** In capitals. */
  readonly name: string;
  readonly args: readonly Token[];
}

/** The client wrote what the grammar does not allow. */
export class ImapSyntaxError extends Error {
  constructor(readonly tag: string) {
    super('Command syntax is wrong.');
    this.name = new.target.name;
  }
}

/**
 * Reads a command.
 * @throws {ImapSyntaxError}
 */
export function parseCommand(parts: CommandParts): ParsedCommand {
  const first = typeof parts[0] === 'string' ? parts[0] : '';
  const tag = /^[^\s(){%*"\\+]+/.exec(first)?.[0] ?? '*';
  const tokens = new Tokens(parts, tag).all();
  const [, name, ...args] = tokens;
  if (tag === '*' || name?.kind !== 'atom') throw new ImapSyntaxError(tag);
  return { tag, name: name.text.toUpperCase(), args };
}

/** Nobody nests deeper who means it. */
const maxDepth = 50;

class Tokens {
  #depth = 0;
  #part = 0;
  #at = 0;

  constructor(
    private readonly parts: CommandParts,
    private readonly tag: string,
  ) {}

  all(): Token[] {
    const items = this.#items();
    if (this.#part < this.parts.length) throw new ImapSyntaxError(this.tag);
    return items;
  }

  /** Up to the closing bracket, which it leaves, or to the end. */
  #items(): Token[] {
    const items: Token[] = [];
    while (this.#part < this.parts.length) {
      const part = this.parts[this.#part];
      if (part === undefined) break;
      if (typeof part !== 'string') {
        items.push({ kind: 'string', value: part });
        this.#nextPart();
      } else if (this.#at >= part.length) this.#nextPart();
      else if (part[this.#at] === ')') break;
      else if (part[this.#at] === ' ') this.#at += 1;
      else items.push(this.#token(part));
    }
    return items;
  }

  #token(part: string): Token {
    if (part[this.#at] === '(') return this.#list();
    if (part[this.#at] === '"') return this.#quoted(part);
    // A section such as BODY[HEADER.FIELDS (FROM TO)]<0.512> belongs to its atom.
    const atom = /^[^\s()"[\]]+(\[[^\]]*\])?(<[^>]*>)?/.exec(part.slice(this.#at))?.[0];
    if (atom === undefined) throw new ImapSyntaxError(this.tag);
    this.#at += atom.length;
    return { kind: 'atom', text: atom };
  }

  #list(): Token {
    this.#at += 1;
    this.#depth += 1;
    if (this.#depth > maxDepth) throw new ImapSyntaxError(this.tag);
    const items = this.#items();
    this.#depth -= 1;
    const part = this.parts[this.#part];
    if (typeof part !== 'string' || part[this.#at] !== ')') throw new ImapSyntaxError(this.tag);
    this.#at += 1;
    return { kind: 'list', items };
  }

  #quoted(part: string): Token {
    const quoted = /^"((?:[^"\\]|\\["\\])*)"/.exec(part.slice(this.#at));
    if (quoted === null) throw new ImapSyntaxError(this.tag);
    this.#at += quoted[0].length;
    return { kind: 'string', value: Buffer.from((quoted[1] ?? '').replace(/\\(["\\])/g, '$1')) };
  }

  #nextPart(): void {
    this.#part += 1;
    this.#at = 0;
  }
}
