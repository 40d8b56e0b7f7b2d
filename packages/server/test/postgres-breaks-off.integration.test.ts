import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { expect, it } from 'vitest';
import { DatabaseUnavailableError, openDatabase } from '../src/database/index.js';
import { systemAmbient } from '../src/system-ambient.js';

/** https://www.postgresql.org/docs/current/protocol-message-formats.html */
function message(type: string, content: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeInt32BE(content.length + 4);
  return Buffer.concat([Buffer.from(type), length, content]);
}

const authenticationOk = message('R', Buffer.alloc(4));
const readyForQuery = message('Z', Buffer.from('I'));
const shutdown = message(
  'E',
  Buffer.from(
    ['SFATAL', 'C57P01', 'Mterminating connection due to administrator command', '', ''].join('\0'),
  ),
);

// An error that nobody listens for would end the hub; Vitest reports it as one that nobody has handled.
it('says that the database is not there when it is shut down in the moment of the sign-in', async () => {
  const server = createServer((socket) => {
    socket.once('data', () => socket.end(Buffer.concat([authenticationOk, readyForQuery, shutdown])));
    socket.on('error', () => undefined);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `postgres://hub:hub@127.0.0.1:${(server.address() as AddressInfo).port}/hub`;
  const opening = openDatabase({ url, dataDir: tmpdir(), encryptionKeys: [], ambient: systemAmbient });
  await expect(opening).rejects.toThrow(DatabaseUnavailableError);
  server.close();
});
