import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createApp } from '../src/app.js';
import { readConfig } from '../src/config.js';
import { databaseKinds, testDatabaseUrl } from './databases.js';
import { ManualAmbient } from './manual-ambient.js';

/** Has no randomness left once somebody waits for time to pass, which is after the background work has begun. */
class ExhaustedAmbient extends ManualAmbient {
  override randomToken(bytes: number): string {
    if (this.asleep > 0) throw new Error('no randomness left');
    return super.randomToken(bytes);
  }
}

describe.each(databaseKinds)('a start that fails half way on %s', (kind) => {
  let dataDir: string;
  beforeEach(() => {
    dataDir = mkdtempSync(path.join(tmpdir(), 'landbridge-test-'));
  });
  afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

  it('says why, and leaves nothing running', async () => {
    const ambient = new ExhaustedAmbient();
    const config = readConfig({
      DATA_DIR: dataDir,
      LOG_LEVEL: 'silent',
      ...(kind === 'postgres' ? { DATABASE_URL: await testDatabaseUrl(kind) } : {}),
    });
    await expect(createApp(config, { ambient })).rejects.toThrow('no randomness left');
    expect(ambient.asleep).toBe(0);
  });
});
