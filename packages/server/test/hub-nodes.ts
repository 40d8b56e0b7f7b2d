import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from './free-port.js';

const program = path.join(import.meta.dirname, '../dist/main.js');

interface HubNode {
  readonly child: ChildProcess;
  readonly port: number;
  readonly dataDir: string;
  isFrozen: boolean;
}

/** Hubs that are processes of their own, behind one address that leads each connection to any of them. */
export class HubNodes {
  readonly #running: HubNode[] = [];
  readonly #sockets = new Set<Socket>();
  readonly #door = createServer((near) => this.#lead(near));
  readonly #said: string[] = [];
  #environment: Readonly<Record<string, string>> = {};
  #next = 0;

  /** Opens the door, behind which nothing is yet. @returns its address */
  async open(): Promise<string> {
    this.#door.listen(0, '127.0.0.1');
    await once(this.#door, 'listening');
    return `http://localhost:${(this.#door.address() as AddressInfo).port}`;
  }

  /** What every node is started with. */
  set environment(environment: Readonly<Record<string, string>>) {
    this.#environment = environment;
  }

  get count(): number {
    return this.#running.length;
  }

  get awake(): number {
    return this.#running.filter(({ isFrozen }) => !isFrozen).length;
  }

  /** Everything that the nodes had to say, for when a test fails. */
  get said(): string {
    return this.#said.join('');
  }

  /** Starts another node, and waits until it can do its work. */
  async start(): Promise<void> {
    const port = await freePort();
    const dataDir = mkdtempSync(path.join(tmpdir(), 'landbridge-node-'));
    const child = spawn(process.execPath, [program], {
      env: { ...this.#environment, PORT: String(port), DATA_DIR: dataDir, PATH: process.env['PATH'] ?? '' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => this.#said.push(`${port}: ${chunk.toString('utf8')}`));
    }
    while (!(await isReady(port))) {
      if (child.exitCode !== null) throw new Error(`A hub ended with ${child.exitCode}:\n${this.said}`);
      await pause(100);
    }
    this.#running.push({ child, port, dataDir, isFrozen: false });
  }

  /** Ends one, as a power cut does. */
  async kill(which: number): Promise<void> {
    const [node] = this.#running.splice(which % this.#running.length, 1);
    if (node) await end(node);
  }

  /** Holds one up as it is; its connections stay open. */
  freeze(which: number): void {
    const node = this.#running[which % this.#running.length];
    if (node) node.isFrozen = node.child.kill('SIGSTOP') || node.isFrozen;
  }

  /** Lets all go on that were held up. */
  wake(): void {
    for (const node of this.#running) {
      node.child.kill('SIGCONT');
      node.isFrozen = false;
    }
  }

  async close(): Promise<void> {
    for (const node of this.#running.splice(0)) await end(node);
    for (const socket of this.#sockets) socket.destroy();
    this.#door.close();
    await once(this.#door, 'close');
  }

  #lead(near: Socket): void {
    // As a proxy does that looks whether they answer; what was connected before stays so.
    const answering = this.#running.filter(({ isFrozen }) => !isFrozen);
    const node = answering[(this.#next += 1) % Math.max(1, answering.length)];
    near.on('error', () => undefined);
    if (!node) {
      near.destroy();
      return;
    }
    const far = connect(node.port, '127.0.0.1');
    near.pipe(far).pipe(near);
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      this.#sockets.add(socket);
      socket.on('error', () => other.destroy());
      socket.on('close', () => {
        other.destroy();
        this.#sockets.delete(socket);
      });
    }
  }
}

async function end({ child, dataDir }: HubNode): Promise<void> {
  const exited = once(child, 'exit');
  if (child.exitCode === null && child.signalCode === null) {
    child.kill('SIGKILL');
    await exited;
  }
  rmSync(dataDir, { recursive: true, force: true });
}

async function isReady(port: number): Promise<boolean> {
  try {
    return (await fetch(`http://localhost:${port}/readyz`)).ok;
  } catch {
    return false;
  }
}
