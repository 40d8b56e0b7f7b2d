import { z } from 'zod';
import type { Tenant } from '../../connections/index.js';
import { UnexpectedAnswerError, type StepResult } from '../steps.js';
import { cloudOf, type Verification } from '../verification.js';
import { tokenFor } from './token-step.js';

// A tenant's administrators choose its name, which stands in e-mails, in lists and in the database: it is one line, of a
// length that can be read, in one direction, without what PostgreSQL does not store.
const longestName = 256;
const unfit = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u202a-\u202e\u2066-\u2069]+/gu;

// Microsoft Graph documentation, resources/organization.md.
const organizations = z.object({
  value: z.array(
    z.object({
      id: z.string(),
      displayName: z.string().transform(oneLine).nullish(),
      verifiedDomains: z.array(z.object({ name: z.string(), isDefault: z.boolean().nullish() })).nullish(),
    }),
  ),
});

/** The application's own token opens the organisation's entry in Graph, which also tells its name and domain. */
export const verifyEntraId: Verification = async (context) => {
  const { connection, steps, microsoft } = context;
  const cloud = cloudOf(context);
  const accessToken = await tokenFor(context, [`${cloud.graphResource}/.default`]);
  return steps.run('GRAPH_ORGANIZATION', 'ACCEPT_ORGANIZATION_PERMISSIONS', async (signal) =>
    organizationOf(
      await microsoft.graph.get({ cloud, path: '/organization', accessToken, signal }),
      connection.tenant,
    ),
  );
};

function organizationOf(answer: unknown, expected: Tenant): StepResult<Tenant> {
  const parsed = organizations.safeParse(answer);
  const [organization] = parsed.success ? parsed.data.value : [];
  if (organization === undefined) throw new UnexpectedAnswerError('Graph answered without an organization.');
  if (organization.id.toLowerCase() !== expected.id) {
    throw new UnexpectedAnswerError(`Graph answered about another organization: ${organization.id}.`);
  }
  const domains = organization.verifiedDomains ?? [];
  const domain = domains.find(({ isDefault }) => isDefault === true)?.name ?? expected.domain;
  const displayName = organization.displayName || expected.displayName;
  return { detail: displayName, value: { ...expected, displayName, domain } };
}

function oneLine(name: string): string {
  return name.slice(0, longestName).replace(unfit, ' ').trim();
}
