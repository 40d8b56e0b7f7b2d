import { startSimulator } from '@landbridge/microsoft-simulator';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sentenceFor } from './start-errors.js';

describe('a start with a simulator whose file is corrupt', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'landbridge-start-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('says in one line which file it is and what to do, and leaves the file as it is', async () => {
    const stateFile = path.join(folder, 'simulator.json');
    writeFileSync(stateFile, '{"version":1,');
    const client = { clientId: '5e1f0000-5e1f-4e1f-8e1f-5e1f00000001', clientSecret: 'a-simulated-secret' };
    const error: unknown = await startSimulator({ ...client, stateFile, redirectUris: [] }).then(
      () => null,
      (refusal: unknown) => refusal,
    );
    expect(sentenceFor(error)).toBe(
      `The simulator cannot read its state in ${stateFile}: delete the file to start anew.`,
    );
    expect(readFileSync(stateFile, 'utf8')).toBe('{"version":1,');
  });
});
