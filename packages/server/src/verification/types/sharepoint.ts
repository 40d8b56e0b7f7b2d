import { UnexpectedAnswerError } from '../steps.js';
import { cloudOf, type Verification } from '../verification.js';
import { tokenFor } from './token-step.js';

/** The signed-in account opens the root site of the tenant's SharePoint. */
export const verifySharePoint: Verification = async (context) => {
  const { steps, microsoft } = context;
  const cloud = cloudOf(context);
  const accessToken = await tokenFor(context, [
    `${cloud.graphResource}/Sites.Read.All`,
    `${cloud.graphResource}/Files.ReadWrite.All`,
  ]);
  await steps.run('GRAPH_SITES_ROOT', 'CHECK_SHAREPOINT_ACCESS', async (signal) => {
    const { webUrl } = await microsoft.graph.get({ cloud, path: '/sites/root', accessToken, signal });
    if (typeof webUrl !== 'string') throw new UnexpectedAnswerError('Graph answered without a root site.');
    return { detail: webUrl, value: null };
  });
  return null;
};
