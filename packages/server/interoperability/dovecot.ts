import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

const certificate = path.resolve(import.meta.dirname, '../../microsoft-simulator/certificate');

export interface DovecotPorts {
  readonly imap: number;
  readonly submission: number;
}

/** Dovecot, a mail server that we did not write; it asks the simulator whose token it was given. */
export class Dovecot {
  private constructor(
    private readonly process: ChildProcess,
    private readonly directory: string,
  ) {}

  static async ports(): Promise<DovecotPorts> {
    return { imap: await freePort(), submission: await freePort() };
  }

  /** Starts and waits until it answers. @param relayPort where accepted mail goes */
  static async start(options: {
    ports: DovecotPorts;
    introspectionUrl: string;
    relayPort: number;
  }): Promise<Dovecot> {
    const directory = mkdtempSync(path.join(tmpdir(), 'landbridge-dovecot-'));
    // Its processes run as users of their own.
    chmodSync(directory, 0o755);
    const mail = path.join(directory, 'mail');
    mkdirSync(mail);
    execFileSync('chown', ['mail:mail', mail]);
    writeFileSync(path.join(directory, 'oauth2.conf.ext'), oauth2(options.introspectionUrl));
    const file = path.join(directory, 'dovecot.conf');
    writeFileSync(file, configuration({ ...options, directory }));
    const process = spawn('dovecot', ['-F', '-c', file], { stdio: 'inherit' });
    const dovecot = new Dovecot(process, directory);
    try {
      await answers(options.ports.imap, process);
      await answers(options.ports.submission, process);
      return dovecot;
    } catch (error) {
      const log = dovecot.log();
      await dovecot.stop();
      throw new Error(`Dovecot did not start:\n${log}`, { cause: error });
    }
  }

  log(): string {
    return readFileSync(path.join(this.directory, 'log'), 'utf8');
  }

  async stop(): Promise<void> {
    if (this.process.exitCode === null) {
      this.process.kill('SIGTERM');
      await once(this.process, 'exit');
    }
    rmSync(this.directory, { recursive: true, force: true });
  }
}

function oauth2(introspectionUrl: string): string {
  return `introspection_url = ${introspectionUrl}
introspection_mode = auth
username_attribute = email
active_attribute = active
active_value = true
timeout_msecs = 5000
`;
}

function configuration(given: { directory: string; ports: DovecotPorts; relayPort: number }): string {
  const { directory, ports, relayPort } = given;
  return `base_dir = ${directory}/run
state_dir = ${directory}/state
log_path = ${directory}/log
protocols = imap submission
listen = 127.0.0.1
hostname = localhost
ssl = yes
ssl_cert = <${certificate}/loopback.pem
ssl_key = <${certificate}/loopback.key
disable_plaintext_auth = no
auth_mechanisms = xoauth2
auth_failure_delay = 0
mail_location = maildir:${directory}/mail/%u
first_valid_uid = 1
service imap-login {
  chroot =
  inet_listener imap {
    port = ${ports.imap}
  }
  inet_listener imaps {
    port = 0
  }
}
service submission-login {
  chroot =
  inet_listener submission {
    port = ${ports.submission}
  }
  inet_listener submissions {
    port = 0
  }
}
submission_relay_host = 127.0.0.1
submission_relay_port = ${relayPort}
passdb {
  driver = oauth2
  mechanisms = xoauth2
  args = ${directory}/oauth2.conf.ext
}
userdb {
  driver = static
  args = uid=mail gid=mail home=${directory}/mail/%u
}
namespace inbox {
  inbox = yes
}
`;
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('There is no free port.');
  return address.port;
}

/** Until somebody takes connections there, or the process has ended. */
async function answers(port: number, process: ChildProcess): Promise<void> {
  for (const deadline = Date.now() + 20_000; Date.now() < deadline;) {
    if (process.exitCode !== null) throw new Error(`It ended with code ${process.exitCode}.`);
    const socket = connect(port, '127.0.0.1');
    try {
      await once(socket, 'connect');
      return;
    } catch {
      // Not yet: refused until the master process has made its listeners.
      await new Promise((resolve) => setTimeout(resolve, 50));
    } finally {
      socket.destroy();
    }
  }
  throw new Error(`Nobody answers at port ${port}.`);
}
