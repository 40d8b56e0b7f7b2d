import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { commands } from '../src/commands/list.js';

const program = path.join(import.meta.dirname, '..', 'bin', 'landbridge.mjs');

function run(words: readonly string[], env: Record<string, string> = {}) {
  const { PATH = '' } = process.env;
  return spawnSync(process.execPath, [program, ...words], {
    cwd: tmpdir(),
    env: { PATH, ...env },
    encoding: 'utf8',
  });
}

describe('the program landbridge', () => {
  it('lists every command', () => {
    const { status, stdout } = run([]);
    for (const name of Object.keys(commands)) expect(stdout).toContain(`\n  ${name} `);
    expect(status).toBe(0);
  });

  it('ends with code 2 and the list when there is no such command', () => {
    expect(run(['toString'])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('There is no command "toString".'),
    });
  });

  it('ends with code 1 and a sentence when a command cannot do its work', () => {
    const dataDir = path.join(tmpdir(), 'landbridge-is-not-here');
    const { status, stdout, stderr } = run(['administrator-link'], { DATA_DIR: dataDir });
    expect(stderr).toMatch(/^There is no hub in .*\n$/);
    expect(stdout).toBe('');
    expect(status).toBe(1);
    expect(existsSync(dataDir)).toBe(false);
  });
});
