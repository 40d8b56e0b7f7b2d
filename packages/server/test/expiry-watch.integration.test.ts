import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { databaseKinds, openTestDatabase, type TestDatabase } from './databases.js';
import { ManualAmbient } from './manual-ambient.js';
import { createEventLog, type EventLog } from '../src/events/index.js';
import { ExpiryWatch, expiresSoon } from '../src/app-registrations/expiry-watch.js';
import type { Credential, Registration } from '../src/app-registrations/registration.js';
import { RegistrationRepository } from '../src/app-registrations/registration.repository.js';

const dayMs = 24 * 60 * 60_000;

describe.each(databaseKinds)('the watch over credentials on %s', (kind) => {
  let test: TestDatabase;
  let events: EventLog;
  const ambient = new ManualAmbient(Date.parse('2026-11-25T10:00:00Z'));
  let credentials: Credential[];

  beforeEach(async () => {
    test = await openTestDatabase(kind, ambient);
    events = createEventLog({ database: test.database, ambient });
  });
  afterEach(() => test.close());

  const inDays = (id: string, days: number | null): Credential => ({
    ...{ id, kind: 'secret', thumbprint: null, addedAt: null },
    expiresAt: days === null ? null : new Date(ambient.now().getTime() + days * dayMs).toISOString(),
  });

  function watch(): ExpiryWatch {
    const registration: Registration = {
      ...{
        id: 'a',
        name: 'Ours',
        clientId: 'c',
        cloud: 'global',
        isDefault: true,
        types: [],
        source: 'stored',
      },
      ...{ credentials, createdAt: null, updatedAt: null },
    };
    return new ExpiryWatch({
      ...{ database: test.database, events, ambient, rows: new RegistrationRepository(test.database) },
      registrations: async () => [registration],
      reportError: (error) => {
        throw error;
      },
    });
  }

  const told = async () =>
    (await events.readAfter(0, 100))
      .filter(({ type }) => type === expiresSoon)
      .map(({ data }) => [data['daysAhead'], data['daysLeft'], data['isExpired']]);

  it('tells 30, 14, 7 and 1 days ahead, once each, however many look', async () => {
    credentials = [inDays('one', 31)];
    for (let day = 0; day < 34; day += 1) {
      await Promise.all([watch().look(), watch().look()]);
      ambient.advance(dayMs);
    }
    expect(await told()).toEqual([
      [30, 30, false],
      [14, 14, false],
      [7, 7, false],
      [1, 1, false],
    ]);
  });

  it('catches up with the nearest of what it missed alone', async () => {
    credentials = [inDays('one', 5.5)];
    await watch().look();
    expect(await told()).toEqual([[7, 6, false]]);
  });

  it('tells once of one that has run out already', async () => {
    credentials = [inDays('one', -3)];
    await watch().look();
    await watch().look();
    expect(await told()).toEqual([[1, 0, true]]);
  });

  it('says nothing of one that another has taken over from, nor where nobody knows the expiry', async () => {
    credentials = [inDays('old', 3), inDays('new', 300)];
    await watch().look();
    credentials = [inDays('unknown', null)];
    await watch().look();
    expect(await told()).toEqual([]);
  });

  it('tells a day ahead within the hour, whenever it began to look', async () => {
    credentials = [inDays('one', 1.98)];
    const looking = watch();
    looking.start();
    for (let hour = 0; hour < 24; hour += 1) {
      await ambient.untilAsleepFor(60 * 60_000);
      ambient.advance(60 * 60_000);
    }
    await ambient.untilAsleepFor(60 * 60_000);
    await looking.stop();
    expect(await told()).toEqual([
      [7, 2, false],
      [1, 1, false],
    ]);
  });

  it('tells at once of one that is added with less than a day left', async () => {
    credentials = [];
    const looking = watch();
    looking.start();
    await ambient.untilAsleepFor(60 * 60_000);
    credentials.push(inDays('short', 0.5));
    looking.lookSoon();
    await expect.poll(told).toEqual([[1, 1, false]]);
    await looking.stop();
  });
});
