import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { webDist } from '../paths.js';

export interface ScriptSizes {
  /** Gzip bytes of what index.html loads before anything runs: its scripts, their static imports, modulepreload. */
  readonly firstPage: number;
  readonly whole: number;
  /** The GraphQL explorer's own part of `whole`, which only those load who open it. */
  readonly explorer: number;
}

/** Sizes of the built window's JavaScript, gzip at its default level, each file for itself as a server sends it. */
export function scriptSizes(): ScriptSizes {
  const all = scriptsBelow(webDist);
  const explorer = all.filter((file) => path.basename(file).startsWith('ExplorerPage-'));
  return { firstPage: sum([...firstPageScripts()]), whole: sum(all), explorer: sum(explorer) };
}

/** Gzip bytes of single files, named by their path in the window's address. */
export function gzipBytes(urlPaths: readonly string[]): number {
  return sum(urlPaths.map((urlPath) => path.join(webDist, urlPath)));
}

function sum(files: readonly string[]): number {
  return files.reduce((bytes, file) => bytes + gzipSync(readFileSync(file)).length, 0);
}

function scriptsBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.js'))
    .map((name) => path.join(folder, name));
}

function firstPageScripts(): Set<string> {
  const html = readFileSync(path.join(webDist, 'index.html'), 'utf8');
  const found = new Set<string>();
  const tags = html.matchAll(/<(?:script|link)\b[^>]*?\b(?:src|href)="(?<address>\/[^"]+\.js)"/g);
  for (const { groups } of tags) follow(path.join(webDist, groups?.['address'] ?? ''), found);
  return found;
}

// What Vite writes: import … from"./x.js", import"./x.js" and export … from"./x.js"; import("./x.js") is for later.
const staticImport = /(?:\bfrom|\bimport)\s*["'](?<address>\.{1,2}\/[^"']+\.js)["']/g;

function follow(file: string, found: Set<string>): void {
  if (found.has(file)) return;
  found.add(file);
  for (const { groups } of readFileSync(file, 'utf8').matchAll(staticImport)) {
    follow(path.resolve(path.dirname(file), groups?.['address'] ?? ''), found);
  }
}
