import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { ImapFlow } from 'imapflow';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Browser } from '../test/browser.js';
import { TestHub } from '../test/hub.js';
import { Dovecot } from './dovecot.js';

interface Step {
  readonly name: string;
  readonly ok: boolean;
}

const account = 'faktury@contoso.com';

describe('Dovecot and the simulator', () => {
  const relay = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData: (stream, _session, done) => {
      stream.resume();
      stream.on('end', () => done());
    },
  });
  let dovecot: Dovecot;
  /** One hub whose mail servers are Dovecot's, and one whose mail servers are the simulator's own. */
  let hubs: { dovecot: TestHub; simulator: TestHub };

  beforeAll(async () => {
    relay.listen(0, '127.0.0.1');
    await once(relay.server, 'listening');
    const ports = await Dovecot.ports();
    hubs = {
      dovecot: await TestHub.start({
        kind: 'sqlite',
        env: {
          MICROSOFT_IMAP_URL: `imap://127.0.0.1:${ports.imap}`,
          MICROSOFT_SMTP_URL: `smtp://127.0.0.1:${ports.submission}`,
        },
      }),
      simulator: await TestHub.start({ kind: 'sqlite' }),
    };
    const introspectionUrl = `${hubs.dovecot.simulator.url}/simulator/introspect`;
    const { port: relayPort } = relay.server.address() as AddressInfo;
    dovecot = await Dovecot.start({ ports, introspectionUrl, relayPort });
  });
  afterAll(async () => {
    await dovecot.stop();
    await hubs.dovecot.stop();
    await hubs.simulator.stop();
    await new Promise<void>((resolve) => relay.close(resolve));
  });

  async function authorized(hub: TestHub, type: string, name = type): Promise<string> {
    const { id, authorizationUrl } = await hub.add({ name, type });
    const browser = new Browser();
    await browser.fetch(await hub.signIn(await hub.open(browser, authorizationUrl), { account }));
    return id;
  }

  async function test(hub: TestHub, id: string): Promise<{ ok: boolean; steps: Step[] }> {
    const { testConnection } = await hub.graphql(
      'mutation ($id: ID!) { testConnection(input: { id: $id }) { test { ok steps { name ok detail } } userErrors { code } } }',
      { id },
    );
    expect(testConnection.userErrors).toEqual([]);
    return testConnection.test;
  }

  const outline = ({ steps }: { steps: Step[] }) => steps.map(({ name, ok }) => ({ name, ok }));

  it.each(['MAIL_IMAP', 'MAIL_SMTP'])('agree on every step of the test of %s', async (type) => {
    const [real, simulated] = [
      await test(hubs.dovecot, await authorized(hubs.dovecot, type)),
      await test(hubs.simulator, await authorized(hubs.simulator, type)),
    ];
    expect(real, dovecot.log()).toMatchObject({ ok: true });
    expect(outline(real)).toEqual(outline(simulated));
  });

  it('both refuse a token that was revoked, at the same step', async () => {
    for (const hub of [hubs.dovecot, hubs.simulator]) {
      const id = await authorized(hub, 'MAIL_IMAP', 'Revoked');
      const { accessToken } = await tokenOf(hub, id);
      await hub.simulator.revoke({ account });
      const client = clientOf(hub, accessToken);
      await expect(client.connect()).rejects.toMatchObject({ authenticationFailed: true });
    }
  });

  it('take what imapflow does with a mailbox in the same way', async () => {
    const seen = [];
    for (const hub of [hubs.dovecot, hubs.simulator]) {
      const { accessToken } = await tokenOf(hub, await authorized(hub, 'MAIL_IMAP', 'Mailbox'));
      const client = clientOf(hub, accessToken);
      await client.connect();
      try {
        seen.push(await useMailbox(client));
      } finally {
        await client.logout();
      }
    }
    expect(seen[0]).toEqual(seen[1]);
  });

  async function tokenOf(hub: TestHub, id: string): Promise<{ accessToken: string }> {
    const { issueAccessToken } = await hub.graphql(
      'mutation ($id: ID!) { issueAccessToken(input: { connectionId: $id }) { accessToken } }',
      { id },
    );
    return issueAccessToken;
  }

  function clientOf(hub: TestHub, accessToken: string): ImapFlow {
    const { hostname, port } = new URL(hub.imapUrl);
    const address = { host: hostname, port: Number(port), secure: false, doSTARTTLS: false } as const;
    return new ImapFlow({
      ...address,
      logger: false,
      auth: { user: account, accessToken, loginMethod: 'AUTH=XOAUTH2' },
    });
  }
});

/** What a watcher and a sender do: append, find, read, mark, move, delete. */
async function useMailbox(client: ImapFlow): Promise<Record<string, unknown>> {
  await client.mailboxCreate('Done');
  await client.append('INBOX', 'From: a@example.com\r\nSubject: Interoperable\r\n\r\nHello\r\n', []);
  await client.mailboxOpen('INBOX');
  const found = await client.search({ header: { subject: 'Interoperable' } }, { uid: true });
  const [uid] = found || [];
  const message = await client.fetchOne(
    String(uid),
    { envelope: true, source: true, flags: true },
    { uid: true },
  );
  await client.messageFlagsAdd(String(uid), ['\\Seen'], { uid: true });
  const marked = await client.search({ header: { subject: 'Interoperable' }, seen: true }, { uid: true });
  await client.messageMove(String(uid), 'Done', { uid: true });
  const left = await client.search({ header: { subject: 'Interoperable' } }, { uid: true });
  const done = await client.status('Done', { messages: true });
  await client.mailboxDelete('Done');
  return {
    found: (found || []).length,
    subject: message && message.envelope?.subject,
    source: message && String(message.source),
    wasSeen: message && message.flags?.has('\\Seen'),
    marked: (marked || []).length,
    left: (left || []).length,
    moved: done && done.messages,
  };
}
