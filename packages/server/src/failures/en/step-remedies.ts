import type { FailureTexts } from '../texts.js';

export const stepRemedies: FailureTexts['stepRemedies'] = {
  AUTHORIZE_AGAIN: 'Authorize the connection again.',
  AUTHORIZE_AGAIN_OR_CHECK_REGISTRATION:
    'Authorize the connection again. If it stays so, check the app registration in the Microsoft Entra admin center.',
  AUTHORIZE_AS_SIGNER: 'Authorize the connection again with the account that signs.',
  ACCEPT_ORGANIZATION_PERMISSIONS:
    'A Global Administrator of the tenant has to accept User.Read.All, Group.Read.All and Organization.Read.All: authorize the connection again.',
  ACCEPT_SIGNING_PERMISSION:
    'An administrator of the tenant has to accept the signing permission: authorize the connection again.',
  CHECK_SHAREPOINT_ACCESS:
    'Check that the account has a SharePoint licence and may open the root site; an administrator of the tenant assigns both.',
  CHECK_TENANT_AND_NETWORK:
    'Check the Tenant ID and that this server reaches the sign-in address of the cloud.',
  TEST_AGAIN_LATER: 'Test the connection again in a few minutes.',
};
