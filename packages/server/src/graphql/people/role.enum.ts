import { registerEnumType } from 'type-graphql';

export const RoleEnum = { ADMINISTRATOR: 'ADMINISTRATOR', OPERATOR: 'OPERATOR', VIEWER: 'VIEWER' } as const;

registerEnumType(RoleEnum, {
  name: 'Role',
  description: 'What somebody who signs in may do.',
  valuesConfig: {
    ADMINISTRATOR: { description: 'Everything but to be handed a token.' },
    OPERATOR: {
      description: 'Everything but access settings: people, API keys, the audit log, security settings.',
    },
    VIEWER: { description: 'Reads, and changes nothing.' },
  },
});
