import { expect, it } from 'vitest';
import { AccessService } from '../src/access/index.js';
import { createAuditLog } from '../src/audit/index.js';
import { openTestDatabase } from './databases.js';
import { ManualAmbient } from './manual-ambient.js';

const address = '192.0.2.1';
const hana = { name: 'Hana', email: 'hana@contoso.com', password: 'correct horse battery' };

// Processor time of this process and its threads: other programs on the machine do not count, and the least of many
// is what the code itself takes.
it('takes as long to refuse an unknown account as a known one, within 5 %', async () => {
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
  const refusalCost = async (email: string) => {
    const began = process.cpuUsage();
    const result = await access.signIn({ email, password: 'wrong' }, { address, cookieHeader: undefined });
    expect(result).toEqual({ code: 'WRONG_CREDENTIALS' });
    const { user, system } = process.cpuUsage(began);
    return user + system;
  };
  const known: number[] = [];
  const unknown: number[] = [];
  for (let n = 0; n < 40; n++) {
    known.push(await refusalCost('hana@contoso.com'));
    unknown.push(await refusalCost('nobody@contoso.com'));
  }
  await access.stop();
  await test.close();
  expect(Math.min(...unknown) / Math.min(...known)).toBeGreaterThan(0.95);
  expect(Math.min(...unknown) / Math.min(...known)).toBeLessThan(1.05);
});
