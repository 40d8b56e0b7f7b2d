/**
 * `landbridge move-to-postgres` in a process of its own, which may be told where to die (death.mjs):
 * `node move-process.mjs [before|after <the beginning of a statement>]`.
 */
import 'reflect-metadata';
import process from 'node:process';
import { moveToPostgres } from '../build/commands/move-to-postgres.js';
import { readConfig } from '../build/config.js';
import { dieAt } from './death.mjs';

const [, , side, statement] = process.argv;
if (side) dieAt(side, statement);
const print = (line) => process.stdout.write(`${line}\n`);
if (!(await moveToPostgres({ config: readConfig(process.env), args: [], print }))) process.exitCode = 1;
