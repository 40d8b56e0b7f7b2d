import { expect, it } from 'vitest';
import { AccessService } from '../src/access/index.js';
import { createAuditLog } from '../src/audit/index.js';
import { openTestDatabase } from './databases.js';
import { ManualAmbient } from './manual-ambient.js';

const address = '192.0.2.1';
const hana = { name: 'Hana', email: 'hana@contoso.com', password: 'correct horse battery' };

// The machine may be busy elsewhere: the quickest of many is what the code itself takes, and one good round is proof.
it('hashes the password of an unknown account too, so that its refusal is not the quick one', async () => {
  const ambient = new ManualAmbient();
  const test = await openTestDatabase('sqlite', ambient);
  const access = new AccessService({
    database: test.database,
    audit: createAuditLog({ ambient }),
    ambient,
    publicUrl: 'http://localhost:4000',
    bootstrapApiKey: null,
    throttleLimits: { perAccountAndAddress: 1_000, perAddress: 1_000 },
  });
  const { setupUrl } = await access.start();
  await access.setUp(new URL(setupUrl ?? '').hash.slice(1), hana, address);
  const refusalMs = async (email: string) => {
    const began = performance.now();
    const result = await access.signIn({ email, password: 'wrong' }, { address, cookieHeader: undefined });
    expect(result).toEqual({ code: 'WRONG_CREDENTIALS' });
    return performance.now() - began;
  };
  const known: number[] = [];
  const unknown: number[] = [];
  for (let n = 0; n < 20; n++) {
    known.push(await refusalMs('hana@contoso.com'));
    unknown.push(await refusalMs('nobody@contoso.com'));
  }
  await access.stop();
  await test.close();
  // Without the hash an unknown account would be refused in a twentieth of the time.
  expect(Math.min(...unknown) / Math.min(...known)).toBeGreaterThan(0.5);
  expect(Math.min(...unknown) / Math.min(...known)).toBeLessThan(2);
});
