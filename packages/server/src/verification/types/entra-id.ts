import { z } from 'zod';
import type { Tenant } from '../../connections/index.js';
import { UnexpectedAnswerError, type StepResult } from '../steps.js';
import { cloudOf, type Verification } from '../verification.js';
import { tokenFor } from './token-step.js';

// Microsoft Graph documentation, resources/organization.md.
const organizations = z.object({
  value: z.array(
    z.object({
      id: z.string(),
      displayName: z.string().nullish(),
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
  const displayName = organization.displayName ?? expected.displayName;
  return { detail: displayName, value: { ...expected, displayName, domain } };
}
