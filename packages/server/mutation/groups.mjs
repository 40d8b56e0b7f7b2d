/**
 * What mutation testing changes, and the tests that should notice it: a part's own, since nearly every test signs a
 * connection in, and a mutant that survives has run all that are asked.
 */
export const groups = {
  identifier: {
    mutate: [
      'src/connections/identifier*.ts',
      'src/connections/tenant-reference.ts',
      'src/connections/authorization-state.ts',
    ],
    tests: ['src/connections/**/*.test.ts'],
  },
  encryption: {
    mutate: ['src/database/{encryption-keys,key-check,key-ring,key-rotation}.ts'],
    tests: [
      'src/database/*.test.ts',
      'src/config.test.ts',
      'test/{rotate-keys,secrets,database}.integration.test.ts',
    ],
  },
  tokens: {
    mutate: ['src/tokens/*.ts'],
    tests: [
      'src/tokens/*.test.ts',
      'test/{token-refresh,token-faults,token-endurance,refresh-failures,issue-access-token}.integration.test.ts',
      'test/{replaced-credential,replacing-a-secret,application-access,metrics-of-tokens}.integration.test.ts',
    ],
  },
  authorization: {
    mutate: ['src/authorization/*.ts'],
    tests: [
      'test/{authorization,authorization-link,authorizing-again,links-*,sign-in-work}.integration.test.ts',
      'test/{opening-limits,signing-consent,wrong-client-id,certified-provider}.integration.test.ts',
      'test/{application-access,leaving,shared-mailbox,retention}.integration.test.ts',
    ],
  },
  access: {
    mutate: ['src/access/**/*.ts'],
    tests: [
      'src/access/**/*.test.ts',
      'test/{access,account,api-key*,people,second-factors,session-routes,sign-in-races}.integration.test.ts',
      'test/{failed-attempts,administrator-link,reset-password,roles,limited-keys}.integration.test.ts',
      'test/{microsoft-account,single-sign-on}.integration.test.ts',
    ],
  },
};

/** The group that `MUTATION_GROUP` names; all of them without it. @throws Error when there is no such group */
export function chosenGroup() {
  const name = process.env.MUTATION_GROUP ?? 'all';
  const chosen = name === 'all' ? Object.values(groups) : [groups[name] ?? unknown(name)];
  return {
    name,
    mutate: chosen.flatMap(({ mutate }) => mutate),
    tests: chosen.flatMap(({ tests }) => tests),
  };
}

function unknown(name) {
  throw new Error(`MUTATION_GROUP=${name} is none of: ${Object.keys(groups).join(', ')}`);
}
