import { describe, expect, it } from 'vitest';
import { ConnectionChanges } from './connection.changes.js';

describe('following one connection', () => {
  it('leaves the event log again when the connection cannot be read', async () => {
    const followed: AbortSignal[] = [];
    const changes = new ConnectionChanges({
      events: {
        lastPosition: () => Promise.resolve(0),
        follow({ signal }) {
          followed.push(signal);
          return (async function* () {})();
        },
      },
      connections: { get: () => Promise.reject(new Error('the database is away')) },
    });
    const caller = new AbortController();
    const id = '01890a5d-ac96-774b-bcce-b302099a8057';
    await expect(changes.of(id, caller.signal)).rejects.toThrow('the database is away');
    expect(followed.map(({ aborted }) => aborted)).toEqual([true]);
  });
});
