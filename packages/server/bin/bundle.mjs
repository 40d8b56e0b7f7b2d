// Makes the hub that is delivered, dist/, out of what tsc compiled, build/: some thirty files instead of 1,800, which Node.js
// would find, read and link one by one at every start (docs/decisions/0008).
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { rolldown } from 'rolldown';

const server = path.resolve(import.meta.dirname, '..');
const compiled = path.join(server, 'build');
const output = path.join(server, 'dist');

/** Leads stack traces and debuggers past tsc's JavaScript, back to the TypeScript. */
const sourceMapsOfTsc = {
  name: 'source-maps-of-tsc',
  load: {
    filter: { id: /[/\\]build[/\\].+\.js$/ },
    async handler(id) {
      if (!id.startsWith(compiled)) return null;
      const [code, map] = await Promise.all([readFile(id, 'utf8'), readFile(`${id}.map`, 'utf8')]);
      return { code, map };
    },
  },
};

/** TypeORM names the drivers of a dozen databases; those that are not installed are never asked for. */
function isAbsentDriver(log) {
  return log.code === 'UNRESOLVED_IMPORT' && /[/\\]node_modules[/\\]typeorm[/\\]/.test(log.id ?? '');
}

const bundle = await rolldown({
  cwd: server,
  input: {
    main: path.join(compiled, 'main.js'),
    'commands/landbridge': path.join(compiled, 'commands/landbridge.js'),
    'commands/administrator-link': path.join(compiled, 'commands/administrator-link.js'),
  },
  platform: 'node',
  // Native code stays in its package, and so does what brings a compiler along that is never asked for.
  external: ['sqlite3', '@node-rs/argon2', 'graphile-worker'],
  plugins: [sourceMapsOfTsc],
  onLog(level, log, report) {
    if (isAbsentDriver(log)) return;
    report(level === 'warn' ? 'error' : level, log);
  },
});
await rm(output, { recursive: true, force: true });
await bundle.write({
  dir: output,
  format: 'esm',
  entryFileNames: '[name].js',
  chunkFileNames: 'chunks/[name]-[hash].js',
  sourcemap: true,
  comments: false,
  // Names of classes are read at run time: by TypeORM, by type-graphql, and in every error.
  keepNames: true,
  // What CommonJS packages expect of their surroundings.
  intro: 'const __filename = import.meta.filename, __dirname = import.meta.dirname;',
});
await bundle.close();
