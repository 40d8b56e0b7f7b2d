import { runAsProgram } from './run.js';

await runAsProgram(process.argv.slice(2));
