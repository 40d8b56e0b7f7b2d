import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

export interface Child {
  readonly pid: number;
  readonly process: ChildProcess;
  /** Everything it has printed so far, errors too. */
  output(): string;
  /** What it has printed so far to its standard output. */
  result(): string;
  /** Sends SIGTERM, and SIGKILL when that was not enough after five seconds. */
  stop(): Promise<void>;
}

interface ChildOptions {
  /** Resolves the start when what was printed so far matches; without it the start is not waited for. */
  readonly readyWhen?: RegExp;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  readonly nodeOptions?: readonly string[];
  readonly withMessages?: boolean;
}

const started = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of started) child.kill('SIGKILL');
});

/** Starts a Node.js program as a process of its own, with nothing of this environment but PATH. */
export async function startNode(
  file: string,
  args: readonly string[],
  options: ChildOptions = {},
): Promise<Child> {
  const child = spawn(process.execPath, [...(options.nodeOptions ?? []), file, ...args], {
    cwd: options.cwd,
    env: { PATH: process.env['PATH'], NODE_ENV: 'production', ...options.env },
    stdio: options.withMessages ? ['ignore', 'pipe', 'pipe', 'ipc'] : ['ignore', 'pipe', 'pipe'],
  });
  started.add(child);
  let output = '';
  let result = '';
  child.stdout?.on('data', (chunk: Buffer) => (result += chunk.toString()));
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  void ended.then(() => started.delete(child));
  const ready = new Promise<void>((resolve, reject) => {
    if (!options.readyWhen) resolve();
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        output += chunk.toString();
        if (options.readyWhen?.test(output)) resolve();
      });
    }
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`${file} ended with ${String(code)}:\n${output}`)));
  });
  await ready;
  if (child.pid === undefined) throw new Error(`${file} could not be started.`);
  return {
    pid: child.pid,
    process: child,
    output: () => output,
    result: () => result,
    stop: () => end(child, ended),
  };
}

async function end(child: ChildProcess, ended: Promise<void>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), 5_000);
  await ended;
  clearTimeout(timer);
}

/** Runs a Node.js program to its end and returns the JSON that it prints. */
export async function runNode<T>(file: string, args: readonly string[], cwd?: string): Promise<T> {
  const child = await startNode(file, args, cwd === undefined ? {} : { cwd });
  const code = await new Promise<number | null>((resolve) => child.process.once('close', resolve));
  if (code !== 0) throw new Error(`${file} ended with ${String(code)}:\n${child.output()}`);
  return JSON.parse(child.result()) as T;
}

/** Resident memory in bytes, as Linux counts it. */
export function residentBytes(pid: number): number {
  const found = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(found) * 1024;
}

/** What a process has used of the processors so far, its threads included, in seconds. */
export function processorSeconds(pid: number): number {
  // proc(5): the name in brackets may hold blanks; utime and stime are the 14th and 15th field, in ticks of 1/100 s.
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const [user, system] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 13);
  return (Number(user) + Number(system)) / 100;
}
