// Runs before anything is installed: plain JavaScript, Node's own modules only.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(fileURLToPath(import.meta.url), '../../../..');
const pnpm = ['--yes', 'pnpm@12.21.0'];
const stamps = path.join(root, 'node_modules', '.landbridge');
const children = new Set();

for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, endChildren);

/** Leaves signals to whoever goes on in this process. */
export function releaseSignals() {
  for (const signal of ['SIGINT', 'SIGTERM']) process.off(signal, endChildren);
}

/** Ends what is being run for the caller, so that an interrupted installation or test leaves nothing behind. */
function endChildren(signal) {
  if (children.size === 0) process.exit(signal === 'SIGINT' ? 130 : 143);
  for (const child of children) child.kill(signal);
  process.exitCode = signal === 'SIGINT' ? 130 : 143;
}

/**
 * Runs a command in the repository; resolves with its exit code.
 * @param options.quiet shows the output only when the command fails
 * @param options.hide leaves out the lines that match
 */
export function run(command, args, { cwd = root, env = process.env, quiet = false, hide = null } = {}) {
  return new Promise((resolve, reject) => {
    const stdio = quiet || hide ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'];
    const child = spawn(command, args, { cwd, env, stdio });
    let output = '';
    if (quiet)
      for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    if (hide) {
      for (const input of [child.stdout, child.stderr]) {
        createInterface({ input }).on('line', (line) => hide.test(line) || console.log(line));
      }
    }
    children.add(child);
    child.on('error', reject);
    child.on('close', (code, signal) => {
      children.delete(child);
      if (code !== 0) process.stderr.write(output);
      if (process.exitCode >= 130) process.exit();
      resolve(code ?? (signal ? 1 : 0));
    });
  });
}

/**
 * Installs the packages unless what was installed last is what the lock file says.
 * @param {'hub' | 'everything'} scope the hub leaves out what only tests need
 */
export async function install(scope) {
  const inputs = [
    path.join(root, 'package.json'),
    path.join(root, 'pnpm-lock.yaml'),
    path.join(root, 'pnpm-workspace.yaml'),
  ];
  for (const name of readdirSync(path.join(root, 'packages'))) {
    const manifest = path.join(root, 'packages', name, 'package.json');
    if (existsSync(manifest)) inputs.push(manifest);
  }
  const wanted = fingerprint(inputs);
  if (isStamped('install-everything', wanted) || (scope === 'hub' && isStamped('install-hub', wanted)))
    return;
  // What another lock file had installed is not there any more after this.
  for (const name of ['install-everything', 'install-hub']) rmSync(path.join(stamps, name), { force: true });
  say('Installing packages. The first time this takes about two minutes: SQLite is compiled.');
  const only = scope === 'hub' ? ['--filter', '@landbridge/server...', '--filter', '@landbridge/web...'] : [];
  const code = await run(
    'npx',
    [...pnpm, ...only, 'install', '--frozen-lockfile', '--reporter=append-only'],
    {
      // Packages that only build or test ask for a newer Node.js than they need; every one of them runs here.
      hide: /Unsupported engine/,
    },
  );
  if (code !== 0) fail('The packages could not be installed; the lines above say why.');
  stamp(`install-${scope}`, wanted);
}

/** Builds the simulator, the hub and the window unless their sources are those of the last build. */
export async function build() {
  const simulator = buildStep('microsoft-simulator', []);
  const web = buildStep('web', ['server/src/connections', 'server/schema.graphql']);
  const server = buildStep('server', ['microsoft-simulator/src']);
  const due = [simulator, server, web].filter((step) => !step.isDone);
  if (due.length === 0) return;
  say(`Building ${due.map((step) => step.name).join(', ')} …`);
  const codes = await Promise.all([
    (async () => (await runStep(simulator)) || (await runStep(server)))(),
    runStep(web),
  ]);
  if (codes.some((code) => code !== 0)) fail('The build failed; the lines above say why.');
}

function buildStep(name, alsoReads) {
  const folder = path.join(root, 'packages', name);
  const files = [folder, ...alsoReads.map((entry) => path.join(root, 'packages', entry))].flatMap(sources);
  const wanted = fingerprint([
    ...files,
    path.join(root, 'tsconfig.base.json'),
    path.join(root, 'pnpm-lock.yaml'),
  ]);
  const isDone = isStamped(`build-${name}`, wanted) && existsSync(path.join(folder, 'dist'));
  return { name, folder, wanted, isDone };
}

async function runStep(step) {
  if (step.isDone) return 0;
  rmSync(path.join(stamps, `build-${step.name}`), { force: true });
  const code = await run('npm', ['run', '--silent', 'build'], { cwd: step.folder, quiet: true });
  if (code === 0) stamp(`build-${step.name}`, step.wanted);
  return code;
}

function sources(entry) {
  if (!existsSync(entry)) return [];
  const ignored = new Set([
    'node_modules',
    'dist',
    'build',
    'data',
    'coverage',
    'test',
    'test-results',
    '.stamp',
  ]);
  if (!readdirOrNull(entry)) return [entry];
  return readdirSync(entry, { withFileTypes: true }).flatMap((item) => {
    if (ignored.has(item.name)) return [];
    const child = path.join(entry, item.name);
    if (item.isDirectory()) return sources(child);
    return item.isFile() && !item.name.endsWith('.test.ts') && !item.name.endsWith('.md') ? [child] : [];
  });
}

function readdirOrNull(entry) {
  try {
    return readdirSync(entry);
  } catch (error) {
    if (error.code === 'ENOTDIR') return null;
    throw error;
  }
}

function fingerprint(files) {
  const hash = createHash('sha256').update(process.versions.modules);
  for (const file of [...files].sort()) {
    hash.update(path.relative(root, file)).update('\0');
    if (existsSync(file)) hash.update(readFileSync(file));
  }
  return hash.digest('hex');
}

function isStamped(name, wanted) {
  const file = path.join(stamps, name);
  return existsSync(file) && readFileSync(file, 'utf8') === wanted;
}

function stamp(name, value) {
  mkdirSync(stamps, { recursive: true });
  writeFileSync(path.join(stamps, name), value);
}

export function say(sentence) {
  console.log(`\n▸ ${sentence}`);
}

export function fail(sentence) {
  console.error(`\n${sentence}`);
  process.exit(1);
}
