export const help = {
  title: 'Help',
  adminCenter: 'Microsoft Entra admin center',
  registration: {
    title: 'Register Landbridge with Microsoft',
    simulated: 'This is not needed as long as Microsoft 365 is simulated.',
    steps: {
      open: 'Open the {center} as an administrator of your organization.',
      add: 'Under App registrations, choose New registration. For connections to several organizations, choose accounts in any organizational directory.',
      redirect: 'As redirect URI of kind Web, take this address:',
      permissions:
        'Under API permissions, add those of the types that you are going to use, as listed below.',
      secret:
        'Under Certificates & secrets, make a client secret, and copy its value at once: Microsoft shows it only now.',
      settings:
        'Start Landbridge with MICROSOFT_CLIENT_ID (the Application ID) and MICROSOFT_CLIENT_SECRET (the value of the secret).',
    },
  },
  permissions: {
    title: 'Permissions for each type',
    intro: 'Microsoft asks for these when somebody signs in for a connection of the type.',
    delegated: 'Delegated permissions',
    application: 'Application permissions',
  },
  tenant: {
    title: 'How do I find the Tenant ID?',
    steps: {
      open: 'Open the {center} with an account of the organization.',
      overview: 'Go to Entra ID, then Overview.',
      copy: 'Copy the Tenant ID. It has 36 characters, such as b410305f-3ebe-474a-a83f-4add9acd47d1.',
    },
    domain: 'A domain of the organization will do too: Landbridge asks Microsoft for the ID.',
  },
};
