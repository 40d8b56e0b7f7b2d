import { plainPageQuery } from './contents/queries.js';
import { seededHub } from './contents/seeded-hub.js';
import { clients, load, rate, rounds } from './load/answers.js';
import { inRounds, medianOf } from './load/rounds.js';
import { runNode } from './processes/child.js';
import { dataFolder } from './processes/data-folder.js';
import { installPeers, peer } from './processes/peers.js';
import { printTable } from './report/table.js';
import { runCommand } from './report/run-command.js';

interface Taken {
  readonly known: number;
  readonly checked: number;
  readonly plain: number;
}

await runCommand(async (onEnd) => {
  await installPeers();
  const { hub } = await seededHub({ dataDir: dataFolder(onEnd), count: 1_000 }, onEnd);
  const { page } = await inRounds(rounds, { page: load(hub.url, plainPageQuery) });
  await hub.stop();
  const request = 1e6 / medianOf(page, rate);
  const { known, checked, plain } = await runNode<Taken>(peer('limits'), [plainPageQuery]);
  const name = `one of ${clients} clients’ requests`;
  printTable('What the limits take: tokens, aliases, depth, directives, cost and rate', [
    {
      name: 'a document that is known',
      unit: 'µs',
      product: known,
      floor: { name, value: request },
      aim: { of: 'ratio', at: 'most', value: 0.05 },
    },
    {
      name: 'a document that comes for the first time, beyond graphql-js’ own rules',
      unit: 'µs',
      product: checked - plain,
      floor: { name, value: request },
      aim: null,
    },
  ]);
});
