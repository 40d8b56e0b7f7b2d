/**
 * A hub as `main.ts` starts it, in a process of its own, that ends itself by SIGKILL at one line:
 * `node hub-process.mjs <its clock, in Unix milliseconds> before|after <the beginning of a statement>`, before or after
 * the commit of the first transaction that runs this statement, and before anybody is told of it.
 */
import 'reflect-metadata';
import process from 'node:process';
import { createApp } from '../build/app.js';
import { readConfig } from '../build/config.js';
import { RunnerTransaction } from '../build/database/statements.js';
import { systemAmbient } from '../build/system-ambient.js';

const [, , clock, side, statement] = process.argv;
const aheadMs = Number(clock) - Date.now();
const ambient = { ...systemAmbient, now: () => new Date(Date.now() + aheadMs) };

const doomed = new WeakSet();
const { execute, end, runEffects } = RunnerTransaction.prototype;

RunnerTransaction.prototype.execute = async function (sql, params) {
  const result = await execute.call(this, sql, params);
  if (sql.startsWith(statement)) doomed.add(this);
  return result;
};

RunnerTransaction.prototype.end = function () {
  if (side === 'before' && doomed.has(this)) die();
  end.call(this);
};

RunnerTransaction.prototype.runEffects = function () {
  if (side === 'after' && doomed.has(this)) die();
  runEffects.call(this);
};

function die() {
  process.kill(process.pid, 'SIGKILL');
}

const app = await createApp(readConfig(process.env), { ambient });
await app.listen();
