// Loaded into the hub by `--import`, unknown to it: tells the parent when a COMMIT was answered by SQLite (monotonic,
// in nanoseconds), since what happens before it is not yet true, and answers { measureMemory: true } → { memory }.
import { createRequire } from 'node:module';
import { hubMain } from '../paths.js';
import { memoryAfterCollection } from './memory.js';

type Method = (this: unknown, ...values: unknown[]) => unknown;

const { Database } = createRequire(hubMain)('sqlite3') as { Database: { prototype: Record<string, Method> } };

for (const name of ['all', 'run', 'exec']) {
  const original = Database.prototype[name];
  if (!original) continue;
  Database.prototype[name] = function (this: unknown, ...values: unknown[]) {
    const callback = values.at(-1);
    if (values[0] !== 'COMMIT' || typeof callback !== 'function') return original.apply(this, values);
    return original.call(this, ...values.slice(0, -1), function (this: unknown, ...answer: unknown[]) {
      const commit = String(process.hrtime.bigint());
      // After the hub has done what it does after a commit, so that telling us does not count.
      setImmediate(() => process.send?.({ commit }));
      return (callback as Method).apply(this, answer);
    });
  };
}

process.on('message', (message: { measureMemory?: boolean }) => {
  if (message.measureMemory) process.send?.({ memory: memoryAfterCollection() });
});
process.channel?.unref();
