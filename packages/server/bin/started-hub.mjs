// The built hub as a process of its own, for programs that use it from outside.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

/**
 * Starts it with the simulator, on free ports and in a folder of its own; `signal` ends what waits for it, `mount` may put
 * a file system over the folder and returns what takes it away again.
 * @returns its address, its first administrator's cookie, what it printed, how to ask it and how to end it
 */
export async function startBuiltHub({ env = {}, signal, mount = async () => undefined }) {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'landbridge-built-'));
  const unmount = await mount(dataDir);
  const [port, simulatorPort] = [await freePort(), await freePort()];
  const url = `http://localhost:${port}`;
  let said = '';
  let hub = launch(env);

  function launch(more) {
    const child = spawn(process.execPath, [path.join(import.meta.dirname, 'landbridge.mjs'), 'start'], {
      cwd: dataDir,
      env: {
        PATH: process.env.PATH ?? '',
        DATA_DIR: dataDir,
        PORT: String(port),
        SIMULATOR_PORT: String(simulatorPort),
        SIMULATOR_IMAP_PORT: '0',
        SIMULATOR_SMTP_PORT: '0',
        ...more,
      },
    });
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk));
    return child;
  }

  async function send(address, body, headers = {}) {
    return fetch(url + address, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: url, ...headers },
      body: JSON.stringify(body),
      signal,
    });
  }

  async function printed(pattern) {
    for (;;) {
      const found = pattern.exec(said);
      if (found) return found[0];
      assert.equal(hub.exitCode, null, 'it ended');
      await Promise.race([once(hub.stdout, 'data', { signal }), once(hub, 'close', { signal })]);
    }
  }

  async function stop() {
    hub.kill('SIGTERM');
    assert.deepEqual(await once(hub, 'exit', { signal }), [0, null]);
  }

  async function signUp(token) {
    const body = { token, name: 'Hana', email: 'hana@contoso.com', password: 'correct horse battery' };
    const answer = await send('/setup', body);
    assert.equal(answer.status, 201);
    return answer.headers.get('set-cookie').split(';')[0];
  }

  async function end() {
    hub.kill('SIGKILL');
    await unmount?.();
    await rm(dataDir, { recursive: true });
  }

  try {
    const cookie = await signUp(new URL(await printed(/http:\S+\/setup#\S+/)).hash.slice(1));
    return {
      url,
      cookie,
      output: () => said,
      end,
      dataDir,
      simulatorUrl: `http://localhost:${simulatorPort}`,
      send,
      async graphql(query, variables = {}) {
        const answer = await send('/graphql', { query, variables }, { cookie });
        const { data, errors } = await answer.json();
        assert.equal(errors, undefined);
        return data;
      },
      /** Ends it as an operator does; it must end well. */
      stop,
      /** Ends it and starts it again on the same folder with another environment; `between` runs while it does not. */
      async restart(more, between) {
        await stop();
        await between();
        said = '';
        hub = launch(more);
        await printed(/Ctrl-C/);
      },
      /** What the system has given it, in bytes (`proc(5)`). */
      residentBytes() {
        const [, kilobytes] = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${hub.pid}/status`, 'utf8'));
        return Number(kilobytes) * 1_024;
      },
    };
  } catch (error) {
    console.error(`The hub on Node.js ${process.versions.node} said:\n${said}`);
    await end();
    throw error;
  }
}

/** A port that nobody listens on. */
export async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  return port;
}
