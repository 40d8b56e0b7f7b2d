import { textOf } from '../command-arguments.js';
import { badArguments } from '../imap-refusal.js';
import { isSet, lastOf, parseSet, type NumberedMessage } from '../message-set.js';
import type { Token } from '../parse-command.js';
import type { SelectedFolder } from '../selected-folder.js';
import { flagKeys, keysWithText, type Matcher } from './search-keys.js';

/**
 * The search keys of RFC 3501 §6.4.4, all of which have to match.
 * @throws {ImapRefusal}
 */
export function parseSearch(tokens: readonly Token[], selected: SelectedFolder): Matcher {
  if (tokens.length === 0) throw badArguments();
  const keys = new SearchKeys(tokens, selected);
  const matchers: Matcher[] = [];
  while (keys.hasMore) matchers.push(keys.next());
  return (message) => matchers.every((matches) => matches(message));
}

/** Nobody nests deeper who means it. */
const maxDepth = 50;

class SearchKeys {
  #depth = 0;
  #at = 0;

  constructor(
    private readonly tokens: readonly Token[],
    private readonly selected: SelectedFolder,
  ) {}

  get hasMore(): boolean {
    return this.#at < this.tokens.length;
  }

  next(): Matcher {
    const token = this.#take();
    if (token.kind === 'list') return parseSearch(token.items, this.selected);
    const text = textOf(token);
    if (isSet(text)) return this.#inSet(text, false);
    const key = text.toUpperCase();
    if (key === 'UID') return this.#inSet(textOf(this.#take()), true);
    if (key === 'NOT') return not(this.#below());
    if (key === 'OR') return either(this.#below(), this.#below());
    const flag = flagKeys[key];
    if (flag !== undefined) return flag;
    const withText = keysWithText[key];
    if (withText === undefined) throw badArguments();
    const values = Array.from({ length: withText.arguments }, () => textOf(this.#take()));
    return withText.matcher(values[0] ?? '', values[1] ?? '');
  }

  /** A key that another one is about. */
  #below(): Matcher {
    this.#depth += 1;
    if (this.#depth > maxDepth) throw badArguments();
    const matcher = this.next();
    this.#depth -= 1;
    return matcher;
  }

  #inSet(text: string, byUid: boolean): Matcher {
    const isIn = parseSet(text, lastOf(this.selected, byUid));
    return ({ number, message }: NumberedMessage) => isIn(byUid ? message.uid : number);
  }

  #take(): Token {
    const token = this.tokens[this.#at];
    if (token === undefined) throw badArguments();
    this.#at += 1;
    return token;
  }
}

function not(matches: Matcher): Matcher {
  return (message) => !matches(message);
}

function either(one: Matcher, other: Matcher): Matcher {
  return (message) => one(message) || other(message);
}
