import type { Command } from './command.js';

interface Listed {
  /** How its arguments are written in the usage. */
  readonly parameters: readonly string[];
  readonly summary: string;
  /** Loaded when it is run: a command brings along only what it needs. */
  readonly load: () => Promise<Command>;
}

/** Every command of an operator, in the order of the usage. */
export const commands = {
  start: {
    parameters: [],
    summary: 'runs the hub',
    load: async () => (await import('./start.js')).start,
  },
  'administrator-link': {
    parameters: [],
    summary: 'prints a one-time link that makes an administrator, or gives one a new password',
    load: async () => (await import('./new-administrator-link.js')).administratorLink,
  },
  'reset-password': {
    parameters: ['<address>', '[--remove-second-factors]'],
    summary: 'prints a one-time link that gives somebody a new password; also while the hub runs',
    load: async () => (await import('./reset-password.js')).resetPassword,
  },
  check: {
    parameters: [],
    summary: 'looks whether the database is whole and every secret can be decrypted; changes nothing',
    load: async () => (await import('./check.js')).check,
  },
  'verify-audit': {
    parameters: ['[--head]', '[--expect <number>:<hash>]'],
    summary: 'proves that nobody changed or removed an entry of the audit log; changes nothing',
    load: async () => (await import('./verify-audit.js')).verifyAudit,
  },
  backup: {
    parameters: ['<directory>'],
    summary: 'copies the SQLite database, while the hub runs; the encryption keys are not in it',
    load: async () => (await import('./backup.js')).backup,
  },
  restore: {
    parameters: ['<directory>'],
    summary: 'puts a backup where there is no database yet',
    load: async () => (await import('./backup.js')).restoreBackup,
  },
  'move-to-postgres': {
    parameters: ['[--to-file <file> | --undo]'],
    summary:
      'moves the SQLite database of a stopped hub into an empty PostgreSQL database, and compares every row',
    load: async () => (await import('./move-to-postgres.js')).moveToPostgres,
  },
  'rotate-keys': {
    parameters: ['[--retire]'],
    summary: 'encrypts every secret anew, while the hub runs; --retire forgets the former keys afterwards',
    load: async () => (await import('./rotate-keys.js')).rotateKeys,
  },
} satisfies Record<string, Listed>;

export type CommandName = keyof typeof commands;
