import { inspect } from 'node:util';
import { runNode } from './processes/child.js';
import { dataFolder } from './processes/data-folder.js';
import { freePort } from './processes/free-port.js';
import { clientId, clientSecret, requireBuiltHub, startSimulator } from './processes/hub.js';
import { peer } from './processes/peers.js';
import { median } from './report/figures.js';
import { runCommand } from './report/run-command.js';
import { printTable } from './report/table.js';

const connections = 1_000;
const rounds = Number(process.argv[2] ?? 5);

interface Rates {
  readonly product: readonly number[];
  readonly floor: readonly number[];
  /** How many connections were not refreshed in each round. */
  readonly notRefreshed: number;
}

await runCommand(async (onEnd) => {
  requireBuiltHub();
  const port = await freePort();
  const simulator = await startSimulator(port);
  onEnd(() => simulator.stop());
  const dataDir = dataFolder(onEnd);
  const result = await runNode<Rates>(peer('refresh'), [
    'rate',
    dataDir,
    String(connections),
    String(rounds),
    simulator.url,
    `http://localhost:${port}/auth/callback`,
    clientId,
    clientSecret,
  ]);
  if (result.notRefreshed > 0) throw new Error(`Some were not refreshed: ${inspect(result)}`);
  printTable(`Refresh: ${connections} connections due at once, 32 at a time, median of ${rounds} rounds`, [
    {
      name: 'refreshes, leased and stored',
      unit: '/s',
      product: median(result.product),
      floor: { name: 'bare MSAL', value: median(result.floor) },
      ratio: median(result.product.map((value, round) => value / (result.floor[round] ?? value))),
      aim: { of: 'ratio', at: 'least', value: 0.5 },
    },
  ]);
});
