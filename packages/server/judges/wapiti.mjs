// wapiti (https://wapiti-scanner.github.io) against the built hub, signed in as its administrator. Passes when it finds
// nothing that it calls worse than low. The modules that ask a server of its makers for a second look are left out.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { startBuiltHub } from '../bin/started-hub.mjs';

const low = 1;
const modules =
  'backup,blindsql,cookieflags,crlf,csp,exec,file,htaccess,http_headers,methods,permanentxss,redirect,shellshock,sql,xss';
/** What no link leads a scanner to: it runs no script. */
const places = [
  '/connections?q=invoices&status=AUTHORIZED',
  '/session',
  '/session/second-step',
  '/graphql?query=%7Bviewer%7Bname%7D%7D',
  '/auth/callback?state=s&code=c&error=e&error_description=d',
  '/auth/link/token',
  '/auth/sign-on/id',
  '/sign-in?refused=SIGN_ON_OFF',
  '/audit/entries.csv?action=connection.added',
];

const folder = await mkdtemp(path.join(tmpdir(), 'landbridge-wapiti-'));
const hub = await startBuiltHub({ signal: AbortSignal.timeout(300_000) });
try {
  const file = path.join(folder, 'report.json');
  const starts = places.flatMap((place) => ['-s', hub.url + place]);
  const words = ['-u', `${hub.url}/`, ...starts, '-H', `Cookie: ${hub.cookie}`, '-m', modules];
  const report = [
    '-f',
    'json',
    '-o',
    file,
    '-v',
    '0',
    '--flush-session',
    '--no-bugreport',
    '--max-scan-time',
    '90',
  ];
  await promisify(execFile)('wapiti', [...words, ...report], { env: { ...process.env, HOME: folder } });
  const { vulnerabilities, anomalies } = JSON.parse(await readFile(file, 'utf8'));
  const found = [vulnerabilities, anomalies].flatMap((kinds) =>
    Object.entries(kinds).flatMap(([kind, findings]) => findings.map((finding) => ({ kind, ...finding }))),
  );
  const counts = new Map();
  for (const { kind, level } of found)
    counts.set(`${kind}, level ${level}`, (counts.get(`${kind}, level ${level}`) ?? 0) + 1);
  for (const [kind, count] of counts) console.log(`${kind}: ${count}`);
  if (process.argv.includes('--all')) console.dir(found, { depth: null });
  const worse = found.filter(({ level }) => level > low);
  console.log(`${found.length} findings, ${worse.length} of them worse than low`);
  assert.deepEqual(worse, []);
  await hub.graphql('{ connections(first: 1) { totalCount } }');
  await hub.stop();
} finally {
  await hub.end();
  await rm(folder, { recursive: true });
}
