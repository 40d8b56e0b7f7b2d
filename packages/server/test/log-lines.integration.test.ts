import pg from 'pg';
import { expect, it } from 'vitest';
import { TestHub } from './hub.js';
import { Happenings } from './work-fixture.js';

const warn = 40;

it('tells a log collector, a JSON line each, that PostgreSQL closed its connections', async () => {
  const lines = new Happenings<Record<string, unknown>>();
  const hub = await TestHub.start({
    kind: 'postgres',
    env: { LOG_LEVEL: 'warn' },
    onLog(line) {
      const entry = JSON.parse(line) as Record<string, unknown>;
      if (entry['msg'] === 'PostgreSQL closed a connection.') lines.add(entry);
    },
  });
  try {
    await hub.graphql('query { connections(first: 1) { totalCount } }');
    const client = new pg.Client({ connectionString: hub.settings.databaseUrl ?? '' });
    await client.connect();
    await client.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND pid <> pg_backend_pid()`,
    );
    await client.end();
    const [first] = await lines.until(1);
    expect(first).toMatchObject({ level: warn, err: { message: expect.stringMatching(/terminat/) } });
  } finally {
    await hub.stop();
  }
});
