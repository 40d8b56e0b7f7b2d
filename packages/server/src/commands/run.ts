import 'reflect-metadata';
import { config as loadEnvironmentFile } from 'dotenv';
import { readConfig } from '../config.js';
import { DomainError } from '../errors.js';
import { type CommandName, commands } from './list.js';

/**
 * Runs the command that the first word names, with the settings of the environment and of `.env`, and sets the exit
 * code: 0, or 1 when it could not do its work or found something wrong, or 2 when there is no such command.
 */
export async function runAsProgram(words: readonly string[]): Promise<void> {
  const [name = 'help', ...args] = words;
  if (['help', '--help', '-h'].includes(name)) {
    process.stdout.write(usage());
    return;
  }
  if (!isCommand(name)) {
    process.stderr.write(`There is no command "${name}".\n\n${usage()}`);
    process.exitCode = 2;
    return;
  }
  try {
    loadEnvironmentFile({ quiet: true });
    const command = await commands[name].load();
    const print = (line: string): void => void process.stdout.write(`${line}\n`);
    const isDone = await command({ config: readConfig(process.env), args, print });
    if (!isDone) process.exitCode = 1;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}

function isCommand(name: string): name is CommandName {
  return Object.hasOwn(commands, name);
}

function usage(): string {
  const lines = Object.entries(commands).map(([name, { parameters, summary }]) => {
    const call = [name, ...parameters].join(' ');
    return `  ${call.padEnd(width)}  ${summary}`;
  });
  return `Usage: landbridge <command>, with the settings of the hub (environment or .env)\n\n${lines.join('\n')}\n`;
}

const width = Math.max(
  ...Object.entries(commands).map(([name, { parameters }]) => [name, ...parameters].join(' ').length),
);
