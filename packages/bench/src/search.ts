import { countsQuery, pageQuery, tenantsQuery } from './contents/queries.js';
import { seededHub } from './contents/seeded-hub.js';
import { againstPageOne, clients, drained, load, rounds } from './load/answers.js';
import { inRounds } from './load/rounds.js';
import { dataFolder } from './processes/data-folder.js';
import { installPeers } from './processes/peers.js';
import { printTable } from './report/table.js';
import { runCommand } from './report/run-command.js';

await runCommand(async (onEnd) => {
  await installPeers();
  const { hub } = await seededHub({ dataDir: dataFolder(onEnd), count: 100_000 }, onEnd);
  const search = (text: string) => drained(hub, pageQuery, { filter: { text } });
  const results = await inRounds(rounds, {
    first: load(hub.url, pageQuery),
    everywhere: search('organisation 77'),
    ofTenant: search('organisation-77'),
    rare: search('mailbox-7712'),
    none: search('nobody has this'),
    counts: drained(hub, countsQuery, { filter: { text: 'organisation-77' } }),
    tenants: drained(hub, tenantsQuery),
    tenantsFound: drained(hub, tenantsQuery, { filter: { text: 'organisation 77' } }),
    noTenant: drained(hub, tenantsQuery, { filter: { text: 'nobody has this' } }),
  });
  const against = againstPageOne(results.first);
  printTable(`Search: 100,000 connections in SQLite, ${clients} clients, median of ${rounds} rounds`, [
    against('search: hits everywhere', results.everywhere, 3),
    against('search: 550 hits', results.ofTenant, 3),
    against('search: 11 hits', results.rare, 3),
    against('search: no hit', results.none, 3),
    against('counts of a search: 550 hits', results.counts, null),
    against('tenants: page 1 of 2,000', results.tenants, 3),
    against('tenants: a search with hits', results.tenantsFound, 3),
    against('tenants: no hit', results.noTenant, 3),
  ]);
});
