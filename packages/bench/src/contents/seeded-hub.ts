import path from 'node:path';
import { runNode } from '../processes/child.js';
import { freePort } from '../processes/free-port.js';
import { type Hub, type HubOptions, type Simulator, startHub, startSimulator } from '../processes/hub.js';
import { peer } from '../processes/peers.js';
import type { Cleanup } from '../report/run-command.js';

export interface SeededHub {
  readonly hub: Hub;
  readonly simulator: Simulator;
  readonly file: string;
}

/**
 * A hub on a file of so many connections: its own migrations lay the tables, then SQL fills them while it is stopped.
 * `nodeOptions` and `withMessages` go to the process that is measured.
 */
export async function seededHub(
  options: Pick<HubOptions, 'dataDir' | 'trustedProxies' | 'nodeOptions' | 'withMessages'> & {
    count: number;
  },
  onEnd: Cleanup,
): Promise<SeededHub> {
  const { dataDir, count, ...process } = options;
  const port = await freePort();
  const simulator = await startSimulator(port);
  onEnd(() => simulator.stop());
  const first = await startHub({ dataDir, port, simulator });
  await first.stop();
  const file = path.join(dataDir, 'landbridge.sqlite');
  if (count > 0) {
    const seeded = await runNode<{ connections: number }>(peer('seed'), [file, String(count)]);
    console.log(`${seeded.connections.toLocaleString('en')} connections in ${file}`);
  }
  const hub = await startHub({ dataDir, port, simulator, ...process });
  onEnd(() => hub.stop());
  return { hub, simulator, file };
}
