import type { Config } from '../config.js';

/** What a command is given. */
export interface CommandContext {
  readonly config: Config;
  /** The words after the command's name. */
  readonly args: readonly string[];
  /** Writes a line to standard output. */
  readonly print: (line: string) => void;
}

/** Does its work; false: it could not, or found something wrong, and has said what. */
export type Command = (context: CommandContext) => Promise<boolean>;
