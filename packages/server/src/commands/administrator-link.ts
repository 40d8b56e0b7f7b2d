import { runAsProgram } from './run.js';

// The way to the command before there was `landbridge`; guides that were printed name it.
await runAsProgram(['administrator-link']);
