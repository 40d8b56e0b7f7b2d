export interface Snippet {
  name: 'query' | 'subscription' | 'curl';
  text: string;
}

/**
 * What an integrator begins with, ready to paste. Identifiers and ids hold nothing that GraphQL, JSON or a shell would
 * read as its own.
 */
export function snippetsOf(connection: { id: string; identifier: string }, publicUrl: string): Snippet[] {
  const { id, identifier } = connection;
  return [
    {
      name: 'query',
      text: `query {
  connection(identifier: "${identifier}") {
    id
    authorization {
      status
      account { username }
      error { code title remedy }
    }
  }
}`,
    },
    {
      name: 'subscription',
      text: `subscription {
  connectionAuthorization(id: "${id}") {
    authorization { status error { code title remedy } }
  }
}`,
    },
    {
      name: 'curl',
      text: `curl "${publicUrl}/graphql" \\
  --header "Authorization: Bearer $LANDBRIDGE_API_KEY" \\
  --header "Content-Type: application/json" \\
  --data '{"query": "{ connection(identifier: \\"${identifier}\\") { id authorization { status } } }"}'`,
    },
  ];
}
