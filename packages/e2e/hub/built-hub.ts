import { statSync } from 'node:fs';
import path from 'node:path';

const server = path.resolve(import.meta.dirname, '../../server');

/** The hub as it is delivered. */
export const hubMain = path.join(server, 'dist/main.js');
/** An operator's commands. */
export const hubProgram = path.join(server, 'bin/landbridge.mjs');

// tsc alone does not make what is delivered: without this, a browser would test the hub of an earlier build.
if (modified(hubMain) < modified(path.join(server, 'build/.tsbuildinfo'))) {
  throw new Error(
    'packages/server/dist is older than what tsc compiled: run `npm run build` in packages/server.',
  );
}

function modified(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
