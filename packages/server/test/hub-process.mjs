/**
 * A hub as `main.ts` starts it, in a process of its own, that ends itself by SIGKILL at one line:
 * `node hub-process.mjs <its clock, in Unix milliseconds> before|after <the beginning of a statement>`, before or after
 * the commit of the first transaction that runs this statement, and before anybody is told of it.
 */
import 'reflect-metadata';
import process from 'node:process';
import { createApp } from '../build/app.js';
import { readConfig } from '../build/config.js';
import { systemAmbient } from '../build/system-ambient.js';
import { dieAt } from './death.mjs';

const [, , clock, side, statement] = process.argv;
const aheadMs = Number(clock) - Date.now();
const ambient = { ...systemAmbient, now: () => new Date(Date.now() + aheadMs) };

dieAt(side, statement);
const app = await createApp(readConfig(process.env), { ambient });
await app.listen();
