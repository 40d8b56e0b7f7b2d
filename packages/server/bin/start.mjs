// `npm start`: installs and builds what has changed, then becomes the hub (one process, so that signals reach it).
import { requireNode } from './node-version.mjs';
import { build, install, releaseSignals } from './prepare.mjs';

requireNode();
await install('hub');
await build();
releaseSignals();
await import('../dist/main.js');
