import type { ConnectionFieldsFragment } from '../graphql/generated/graphql.js';

type Part = Partial<Omit<ConnectionFieldsFragment, 'authorization'>> & {
  authorization?: Partial<ConnectionFieldsFragment['authorization']>;
};

/** A connection as the server would tell it, with what a test cares about. */
export function aConnection({ authorization, ...part }: Part = {}): ConnectionFieldsFragment {
  const id = part.id ?? 'connection-1';
  return {
    id,
    name: `Name of ${id}`,
    identifier: `identifier-of-${id}`,
    note: null,
    tenant: { id: 'b410305f-3ebe-474a-a83f-4add9acd47d1', displayName: 'Contoso', domain: 'contoso.com' },
    type: 'MAIL_IMAP',
    access: 'DELEGATED',
    mailbox: null,
    createdAt: '2026-11-25T09:00:00Z',
    updatedAt: '2026-11-25T09:00:00Z',
    ...part,
    authorization: {
      status: 'NOT_AUTHORIZED',
      account: null,
      authorizedAt: null,
      lastVerifiedAt: null,
      awaitingUntil: null,
      link: null,
      error: null,
      verification: null,
      nextVerificationAt: null,
      ...authorization,
    },
  };
}
