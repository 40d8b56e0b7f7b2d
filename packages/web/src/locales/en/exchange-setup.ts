import type { ExchangeStep } from '../../graphql/generated/graphql.js';

/** What is left to do in Exchange where a mail connection acts as the application. */
export const exchangeSetup = {
  title: 'Open the mailbox in Exchange',
  why: 'The consent by itself opens no mailbox. An Exchange administrator runs these commands in PowerShell once; then test the connection. Exchange may take some minutes to act on them.',
  steps: {
    CONNECT: 'Sign in to Exchange Online',
    REGISTER_APPLICATION: 'Make Landbridge known to Exchange, once for each tenant',
    OPEN_MAILBOX: 'Open the mailbox {mailbox} to it',
    CHECK: 'See whether it is open',
  } satisfies Record<ExchangeStep, string>,
  objectId: {
    title: 'The object ID is still to be filled in.',
    how: 'In the {center}, go to Enterprise applications, open the one with the application ID {clientId}, and copy the Object ID of its Overview into the place of {placeholder}. That of the app registration will not do: with it Exchange refuses every sign-in.',
    center: 'Microsoft Entra admin center',
  },
  loading: 'Reading the commands…',
  failed: 'The commands could not be read.',
  retry: 'Try again',
};
