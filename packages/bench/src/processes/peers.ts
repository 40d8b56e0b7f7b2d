import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { peersFolder } from '../paths.js';

/**
 * Installs what the hub is compared with, unless the lock file is that of the last installation. It lies outside the
 * workspace, so that nobody who does not measure installs it; better-sqlite3 is compiled where no binary is to be had.
 */
export async function installPeers(): Promise<void> {
  const lock = createHash('sha256').update(readFileSync(path.join(peersFolder, 'package-lock.json')));
  const wanted = lock.update(process.versions.modules).digest('hex');
  const stamp = path.join(peersFolder, 'node_modules/.landbridge-peers');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  console.log('Installing the peers once (SQLite is compiled, about a minute) …');
  const child = spawn('npm', ['ci', '--no-fund', '--no-audit', '--loglevel=error'], {
    cwd: peersFolder,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
  });
  if (code !== 0) throw new Error('The peers could not be installed; the lines above say why.');
  writeFileSync(stamp, wanted);
}

/** The path of a program in `peers/`. */
export function peer(name: string): string {
  return path.join(peersFolder, `${name}.mjs`);
}
