import { readFileSync } from 'node:fs';
import { buildSchema, parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { connectionChangeKinds } from './connections/authorization-state.js';
import { authorizationStatuses } from './connections/connection.js';
import { userErrorCodes } from './connections/user-error.js';
import { failureCodes, stepRemedyCodes } from './failures/index.js';
import { testEventType, webhookEventTypes } from './webhooks/event-types.js';

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');
const administrators = read('../../../docs/administrators.md');
const integrators = read('../../../docs/integrators.md');
const webhooks = read('../../../docs/webhooks.md');
const schema = buildSchema(read('../schema.graphql'));

/** The commands' documents (`ask '{"query": …}'`), whose ids come from the shell, and the blocks of GraphQL. */
const commands = [...`${integrators}\n${webhooks}`.matchAll(/ask '(\{[^]*?\})'(?=\n| \|)/g)].map(
  ([, json = '']) => json,
);
const blocks = [...integrators.matchAll(/```graphql\n([^]*?)```/g)].map(([, block = '']) => block);
const queryOf = (json: string): string =>
  (JSON.parse(json.replaceAll("'$ID'", 'an-id')) as { query: string }).query;

describe('the documentation', () => {
  it.each([...failureCodes, ...stepRemedyCodes])('tells administrators what to do about %s', (code) => {
    expect(administrators).toContain(`| \`${code}\` |`);
  });

  it.each(authorizationStatuses)('explains the state %s in both guides', (status) => {
    expect(administrators).toContain(`\`${status}\``);
    expect(integrators).toContain(`| \`${status}\` |`);
  });

  it.each(userErrorCodes)('tells integrators what %s means', (code) => {
    expect(integrators).toContain(`| \`${code}\` |`);
  });

  it.each(connectionChangeKinds)('tells integrators when %s comes', (kind) => {
    expect(integrators).toContain(`\`${kind}\``);
  });

  it.each([...webhookEventTypes, testEventType])('tells receivers when %s comes', (type) => {
    expect(webhooks).toContain(`| \`${type}\` |`);
  });

  it('has examples', () => {
    expect(commands.length).toBeGreaterThan(10);
    expect(blocks).toHaveLength(2);
  });

  it.each([...commands.map(queryOf), ...blocks])('shows only what the schema knows: %s', (document) => {
    expect(validate(schema, parse(document))).toEqual([]);
  });
});
