// slowhttptest (https://github.com/shekyan/slowhttptest) against the built hub: headers, bodies and readers that take their
// time, 500 connections at once. Passes when the hub serves everybody else all the while, and does not grow by it.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { startBuiltHub } from '../bin/started-hub.mjs';

const seconds = Number(process.argv[2] ?? 25);
const mostMegabytes = 300;
const attacks = {
  'slow headers': ['-H', '-u', '/'],
  'slow bodies': ['-B', '-s', '8192', '-f', 'application/json', '-u', '/graphql'],
  'slow readers': ['-X', '-w', '1', '-y', '512', '-n', '5', '-z', '32', '-k', '3', '-u', '/'],
};

const hub = await startBuiltHub({ signal: AbortSignal.timeout(300_000) });
try {
  for (const [name, words] of Object.entries(attacks)) await withstand(name, words);
  await hub.stop();
} finally {
  await hub.end();
}

async function withstand(name, words) {
  const place = words.at(-1);
  const given = [...words.slice(0, -1), hub.url.replace('localhost', '127.0.0.1') + place];
  const attack = spawn('slowhttptest', [
    '-c',
    '500',
    '-r',
    '200',
    '-i',
    '5',
    '-l',
    String(seconds),
    '-p',
    '3',
    ...given,
  ]);
  let said = '';
  for (const stream of [attack.stdout, attack.stderr]) stream.on('data', (chunk) => (said += chunk));
  let isOver = false;
  const over = new Promise((resolve, reject) => {
    attack.once('error', reject);
    attack.once('exit', resolve);
  }).finally(() => (isOver = true));
  const waits = [];
  let most = 0;
  while (!isOver) {
    const began = performance.now();
    await hub.graphql('{ connections(first: 1) { totalCount } }');
    waits.push(performance.now() - began);
    most = Math.max(most, hub.residentBytes());
    await pause(100);
  }
  await over;
  const verdicts = said.match(/service available:\S*\s+\S*(YES|NO)/g) ?? [];
  const no = verdicts.filter((verdict) => verdict.endsWith('NO')).length;
  const worst = Math.round(Math.max(...waits));
  const megabytes = Math.round(most / 1_048_576);
  console.log(
    `${name}: available ${verdicts.length - no} of ${verdicts.length} times; of ${waits.length} queries the slowest took ${worst} ms; ${megabytes} MB resident at most`,
  );
  assert.ok(verdicts.length > 0, `slowhttptest said nothing of use:\n${said}`);
  assert.equal(no, 0, `${name}: ${said}`);
  assert.ok(megabytes <= mostMegabytes, `${name}: ${megabytes} MB`);
}
