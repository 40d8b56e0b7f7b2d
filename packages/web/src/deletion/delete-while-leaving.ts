import type { Deletion } from './pending-deletions.js';

/** Browsers let a page that is going away send 64 KiB; the hub takes 30 aliases in a document. */
const aliasesAtOnce = 30;
const requestsAtMost = 20;

/**
 * Carries out what was decided when there is no time left to wait: the page is going away. More than 600 connections
 * do not fit; those stay as they are.
 */
export function deleteWhileLeaving(deletions: readonly Deletion[]): void {
  const inputs = deletions.flatMap(({ connections, confirmDependents }) =>
    connections.map(({ id }) => ({ id, confirmDependents })),
  );
  for (let request = 0; request < requestsAtMost && request * aliasesAtOnce < inputs.length; request += 1) {
    const part = inputs.slice(request * aliasesAtOnce, (request + 1) * aliasesAtOnce);
    void fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      credentials: 'same-origin',
      keepalive: true,
      body: JSON.stringify(documentOf(part)),
    });
  }
}

function documentOf(inputs: readonly { id: string; confirmDependents: boolean }[]) {
  const fields = inputs.map((_, n) => `d${n}: deleteConnection(input: $i${n}) { deletedConnectionId }`);
  const variables = inputs.map((_, n) => `$i${n}: DeleteConnectionInput!`);
  return {
    query: `mutation DeleteWhileLeaving(${variables.join(', ')}) { ${fields.join(' ')} }`,
    variables: Object.fromEntries(inputs.map((input, n) => [`i${n}`, input])),
  };
}
