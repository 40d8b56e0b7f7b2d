#!/usr/bin/env node
// The operator's commands: `node packages/server/bin/landbridge.mjs help` lists them.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { requireNode } from './node-version.mjs';

requireNode();
const program = path.resolve(import.meta.dirname, '../dist/commands/landbridge.js');
if (!existsSync(program)) {
  console.error('The hub is not built yet: run `npm start` once, or `npm run build`.');
  process.exit(1);
}
await import(program);
