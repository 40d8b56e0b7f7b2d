import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { benchFolder } from '../paths.js';
import type { Cleanup } from '../report/run-command.js';

/** A folder on the repository's disk (the system's temporary folder may be memory), gone when the command ends. */
export function dataFolder(onEnd: Cleanup): string {
  const parent = path.join(benchFolder, 'data');
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(path.join(parent, 'run-'));
  onEnd(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
