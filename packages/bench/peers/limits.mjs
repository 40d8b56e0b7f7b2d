// What the limits of GraphQL take of one request, in microseconds: `node limits.mjs QUERY`, in a process without anything
// else, by the hub's own code. → { known, checked, plain }: a request whose document is known; checking a document that
// comes for the first time, with the limits and by graphql-js' own rules alone.
import { createRequire } from 'node:module';
import path from 'node:path';

const build = path.resolve(import.meta.dirname, '../../server/build');
const require = createRequire(path.join(build, 'main.js'));
await import(require.resolve('reflect-metadata'));
const { buildSchema, parse, specifiedRules, validate } = require('graphql');
const { readFileSync } = require('node:fs');
const part = (name) => import(path.join(build, name));
const { defaultGraphqlLimits, limitRules } = await part('graphql/limits.js');
const { QueryCost } = await part('graphql/query-cost.js');
const { TokenBuckets } = await part('http/token-buckets.js');

const [query] = process.argv.slice(2);
const schema = buildSchema(readFileSync(path.resolve(build, '../schema.graphql'), 'utf8'));
const limits = defaultGraphqlLimits;

/** The median of rounds, each the mean of many. */
function microseconds(times, work) {
  const rounds = Array.from({ length: 9 }, () => {
    const began = performance.now();
    for (let time = 0; time < times; time += 1) work();
    return ((performance.now() - began) * 1_000) / times;
  });
  return rounds.sort((a, b) => a - b)[4];
}

const document = parse(query);
const cost = new QueryCost(schema, limits.maxCost);
const buckets = new TokenBuckets({ requestsPerSecond: 1e9, burst: 1e9 }, () => performance.now());
const request = { document, operationName: undefined, variables: { after: null } };
const known = microseconds(100_000, () => {
  if (buckets.take('key') > 0 || cost.refusalOf(request)) throw new Error('What is measured was refused.');
});
const all = [...specifiedRules, ...limitRules(limits)];
const plain = microseconds(200, () => validate(schema, parse(query), specifiedRules));
const checked = microseconds(200, () => {
  const document = parse(query, { maxTokens: limits.maxTokens });
  const errors = validate(schema, document, all, { maxErrors: limits.maxErrors });
  if (errors.length > 0 || new QueryCost(schema, limits.maxCost).refusalOf({ ...request, document }))
    throw new Error('What is measured was refused.');
});
console.log(JSON.stringify({ known, checked, plain }));
