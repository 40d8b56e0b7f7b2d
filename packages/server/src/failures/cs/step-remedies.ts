import type { FailureTexts } from '../texts.js';

export const stepRemedies: FailureTexts['stepRemedies'] = {
  AUTHORIZE_AGAIN: 'Autorizujte připojení znovu.',
  AUTHORIZE_AGAIN_OR_CHECK_REGISTRATION:
    'Autorizujte připojení znovu. Pokud to nepomůže, zkontrolujte registraci aplikace v centru pro správu Microsoft Entra.',
  AUTHORIZE_AS_SIGNER: 'Autorizujte připojení znovu účtem, který podepisuje.',
  ACCEPT_ORGANIZATION_PERMISSIONS:
    'Globální správce tenanta musí přijmout oprávnění User.Read.All, Group.Read.All a Organization.Read.All: autorizujte připojení znovu.',
  ACCEPT_SIGNING_PERMISSION:
    'Správce tenanta musí přijmout oprávnění k podepisování: autorizujte připojení znovu.',
  CHECK_SHAREPOINT_ACCESS:
    'Zkontrolujte, že účet má licenci SharePointu a smí otevřít kořenový web; obojí přiděluje správce tenanta.',
  CHECK_TENANT_AND_NETWORK:
    'Zkontrolujte ID tenanta a to, že se tento server dostane na přihlašovací adresu cloudu.',
  TEST_AGAIN_LATER: 'Otestujte připojení znovu za několik minut.',
};
