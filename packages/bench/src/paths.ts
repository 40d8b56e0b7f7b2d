import { existsSync } from 'node:fs';
import path from 'node:path';

/** The repository's folder. Found by its marker, since compiled files lie deeper than their sources. */
export const repository = findUp(import.meta.dirname, 'pnpm-workspace.yaml');

export const benchFolder = path.join(repository, 'packages/bench');
export const peersFolder = path.join(benchFolder, 'peers');
export const serverFolder = path.join(repository, 'packages/server');
export const webDist = path.join(repository, 'packages/web/dist');
export const hubMain = path.join(serverFolder, 'dist/main.js');
export const simulatorMain = path.join(repository, 'packages/microsoft-simulator/dist/main.js');

/** The compiled file of a program in `src/`, named without its ending. */
export function compiled(name: string): string {
  return path.join(benchFolder, 'dist/bench/src', `${name}.js`);
}

function findUp(from: string, marker: string): string {
  if (existsSync(path.join(from, marker))) return from;
  const parent = path.dirname(from);
  if (parent === from) throw new Error(`${marker} is in no folder above ${import.meta.dirname}.`);
  return findUp(parent, marker);
}
