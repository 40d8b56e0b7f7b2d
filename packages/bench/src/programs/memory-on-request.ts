// Loaded into the hub by `--import`, unknown to it: answers { measureMemory: true } over the parent's channel with
// { memory }.
import { memoryAfterCollection } from './memory.js';

process.on('message', (message: { measureMemory?: boolean }) => {
  if (message.measureMemory) process.send?.({ memory: memoryAfterCollection() });
});
process.channel?.unref();
