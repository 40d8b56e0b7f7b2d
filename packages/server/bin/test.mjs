// `npm test`: installs, builds and runs every test, then adds the runners' results up in one last line.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { describeFailures, failuresOfPlaywright, failuresOfVitest } from './failures.mjs';
import { requireNode } from './node-version.mjs';
import { build, install, root, run, say } from './prepare.mjs';

requireNode();
await install('everything');
await build();

const results = path.join(root, 'node_modules', '.landbridge', 'results');
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

let passed = 0;
const failures = [];
for (const name of ['microsoft-simulator', 'server', 'web']) await runVitest(name);
await runPlaywright();
// Last, so that they are still there where only the end of a log is kept.
if (failures.length > 0) say(['Failed', ...describeFailures(failures)].join('\n'));
console.log(`\n${passed} passed, ${failures.length} failed`);
process.exitCode = failures.length > 0 ? 1 : 0;

async function runVitest(name) {
  say(`Tests of ${name}`);
  const file = path.join(results, `${name}.json`);
  const code = await run(
    'npx',
    ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
    { cwd: path.join(root, 'packages', name) },
  );
  const report = readReport(file);
  count(name, report?.numPassedTests, report && failuresOfVitest(report, root), code);
}

async function runPlaywright() {
  say('Tests in a browser');
  const file = path.join(results, 'e2e.json');
  const code = await run('npx', ['playwright', 'test', '--reporter=list,json'], {
    cwd: path.join(root, 'packages', 'e2e'),
    env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: file },
  });
  const report = readReport(file);
  count('e2e', report?.stats.expected, report && failuresOfPlaywright(report), code);
}

/** A runner that failed without a failing test (it could not start, or an error belonged to no test) is one failure. */
function count(name, passedNow, failedNow, code) {
  passed += passedNow ?? 0;
  failures.push(...(failedNow ?? []));
  if (code !== 0 && !failedNow?.length)
    failures.push({ name, message: [`its runner ended with code ${code}, and no test of it failed`] });
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    console.error(`The runner left no readable report: ${error.message}`);
    return null;
  }
}
