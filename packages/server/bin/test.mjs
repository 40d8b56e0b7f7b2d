// `npm test`: installs, builds and runs every test, then adds the runners' results up in one last line.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { build, install, requireNode, root, run, say } from './prepare.mjs';

requireNode();
await install('everything');
await build();

const results = path.join(root, 'node_modules', '.landbridge', 'results');
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

let failed = 0;
let passed = 0;
for (const name of ['microsoft-simulator', 'server', 'web']) await runVitest(name);
await runPlaywright();
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;

async function runVitest(name) {
  say(`Tests of ${name}`);
  const file = path.join(results, `${name}.json`);
  const code = await run(
    'npx',
    ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
    {
      cwd: path.join(root, 'packages', name),
    },
  );
  const report = readReport(file);
  count(report?.numPassedTests ?? 0, report?.numFailedTests ?? 0, code);
}

async function runPlaywright() {
  say('Tests in a browser');
  const file = path.join(results, 'e2e.json');
  const code = await run('npx', ['playwright', 'test', '--reporter=list,json'], {
    cwd: path.join(root, 'packages', 'e2e'),
    env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: file },
  });
  const stats = readReport(file)?.stats;
  count(stats?.expected ?? 0, (stats?.unexpected ?? 0) + (stats?.flaky ?? 0), code);
}

/** A runner that failed without a failing test (it could not start, say) counts as one failure. */
function count(passedNow, failedNow, code) {
  passed += passedNow;
  failed += failedNow > 0 || code === 0 ? failedNow : 1;
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    console.error(`The runner left no readable report: ${error.message}`);
    return null;
  }
}
