import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const isInner = process.env['LANDBRIDGE_TEST_UNCAUGHT'] === '1';

describe('a run of the integration tests', () => {
  it.skipIf(isInner)('fails for an error that belongs to no test, PostgreSQL or not', () => {
    const vitest = path.join(import.meta.dirname, '..', 'node_modules', 'vitest', 'vitest.mjs');
    const { status, stderr } = spawnSync(process.execPath, [vitest, 'run', 'test/exit-code'], {
      cwd: path.join(import.meta.dirname, '..'),
      env: { ...process.env, LANDBRIDGE_TEST_UNCAUGHT: '1' },
      encoding: 'utf8',
    });
    expect(stderr).toContain('nobody waited for this');
    expect(status).toBe(1);
  });

  it.runIf(isInner)('meets such an error', () => {
    void Promise.reject(new Error('nobody waited for this'));
  });
});
