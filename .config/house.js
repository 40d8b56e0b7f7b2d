/**
 * Who may import whom in packages/server/src. A part sees what stands below it, through its face (`index.ts`) alone;
 * parts of one floor do not see each other.
 */
const ground = ['failures', 'database', 'events', 'audit', 'work', 'microsoft', 'metrics'];

/** @type {Record<string, string[]>} */
const mayImport = {
  failures: [],
  database: [],
  events: ['database'],
  audit: ['database'],
  work: ['database'],
  metrics: [],
  microsoft: ['failures'],
  connections: ground,
  tokens: [...ground, 'connections'],
  authorization: [...ground, 'connections', 'tokens'],
  verification: [...ground, 'connections', 'tokens'],
  'app-registrations': [...ground, 'connections'],
  notices: [...ground, 'connections', 'tokens'],
  webhooks: [...ground, 'connections'],
  access: ['database', 'audit'],
  'single-sign-on': [...ground, 'connections'],
  graphql: [
    ...ground,
    'connections',
    'tokens',
    'authorization',
    'verification',
    'app-registrations',
    'webhooks',
    'access',
    'single-sign-on',
  ],
  http: [
    ...ground,
    'connections',
    'tokens',
    'authorization',
    'verification',
    'app-registrations',
    'access',
    'single-sign-on',
  ],
};

/** Parts with resolvers, which read a caller's rights and the shared types of the schema. */
const hasResolvers = ['tokens', 'graphql'];

const parts = Object.keys(mayImport);

/** One block of ESLint configuration for each part. */
export const house = parts.map((part) => {
  const allowed = mayImport[part] ?? [];
  const forbidden = parts.filter((other) => other !== part && !allowed.includes(other));
  const patterns = [];
  if (forbidden.length > 0) {
    patterns.push({
      regex: `^(\\.\\./)+(${forbidden.join('|')})/`,
      message: `${part}/ stands below or beside that part: own a port and let app.ts fill it (docs/architecture.md).`,
    });
  }
  if (allowed.length > 0) {
    const face = hasResolvers.includes(part) ? '(index|schema)' : 'index';
    patterns.push({
      regex: `^(\\.\\./)+(${allowed.join('|')})/(?!${face}\\.js$)`,
      message: 'Import a part through its face, index.ts.',
    });
  }
  return {
    files: [`packages/server/src/${part}/**/*.ts`],
    ignores: ['**/*.test.ts'],
    rules: { 'no-restricted-imports': ['error', { patterns }] },
  };
});
