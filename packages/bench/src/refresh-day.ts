import { runNode } from './processes/child.js';
import { dataFolder } from './processes/data-folder.js';
import { requireBuiltHub } from './processes/hub.js';
import { peer } from './processes/peers.js';
import { runCommand } from './report/run-command.js';
import { printTable } from './report/table.js';

const connections = 10_000;
const hours = Number(process.argv[2] ?? 24);

interface Day {
  readonly perMinute: readonly number[];
  /** Of the access token that came nearest to its end; below zero it had ended. */
  readonly leastLeftSeconds: number;
  readonly authorized: number;
}

await runCommand(async (onEnd) => {
  requireBuiltHub();
  const args = ['day', dataFolder(onEnd), String(connections), String(hours)];
  const { perMinute, leastLeftSeconds, authorized } = await runNode<Day>(peer('refresh'), args);
  const refreshes = perMinute.reduce((sum, one) => sum + one, 0);
  console.log(`${refreshes.toLocaleString('en')} refreshes in ${hours} simulated hours`);
  printTable(
    `Refresh: ${connections.toLocaleString('en')} connections, authorized in the same minute, in use`,
    [
      {
        name: 'refreshes in the busiest minute',
        unit: '',
        product: Math.max(...perMinute),
        floor: { name: 'the mean of all minutes', value: refreshes / perMinute.length },
        aim: { of: 'ratio', at: 'most', value: 1.5 },
      },
      {
        name: 'the least that a stored token had left',
        unit: 's',
        product: leastLeftSeconds,
        floor: null,
        aim: { of: 'product', at: 'least', value: 60 },
      },
      {
        name: 'connections still authorized',
        unit: '',
        product: authorized,
        floor: null,
        aim: { of: 'product', at: 'least', value: connections },
      },
    ],
  );
});
