export interface Example {
  /** Key of its name in the texts. */
  key: 'list' | 'one' | 'add' | 'authorize' | 'test' | 'follow';
  document: string;
  variables?: Record<string, unknown>;
}

/** Documents to begin with; each is valid for the checked-in schema. */
export const examples: readonly Example[] = [
  {
    key: 'list',
    document: `query Connections($after: String) {
  connections(first: 20, after: $after) {
    edges {
      node {
        id
        name
        identifier
        type
        authorization {
          status
          lastVerifiedAt
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
`,
    variables: { after: null },
  },
  {
    key: 'one',
    document: `query Connection($identifier: String!) {
  connection(identifier: $identifier) {
    id
    name
    tenant {
      id
      domain
    }
    authorization {
      status
      account {
        username
      }
      error {
        code
        title
        remedy
      }
    }
  }
}
`,
    variables: { identifier: 'orders' },
  },
  {
    key: 'add',
    document: `mutation Add($input: AddConnectionInput!) {
  addConnection(input: $input) {
    connection {
      id
      identifier
    }
    authorizationUrl
    userErrors {
      code
      field
      message
    }
  }
}
`,
    variables: { input: { name: 'Orders', tenantId: 'contoso.com', type: 'MAIL_IMAP' } },
  },
  {
    key: 'authorize',
    document: `mutation Authorize($id: ID!) {
  authorizeConnection(input: { id: $id }) {
    authorizationUrl
    expiresAt
    userErrors {
      code
      message
    }
  }
}
`,
    variables: { id: '' },
  },
  {
    key: 'test',
    document: `mutation Test($id: ID!) {
  testConnection(input: { id: $id }) {
    test {
      ok
      steps {
        name
        ok
        detail
        remedy
        durationMs
      }
    }
    userErrors {
      code
      message
    }
  }
}
`,
    variables: { id: '' },
  },
  {
    key: 'follow',
    document: `subscription Follow($after: ID) {
  connectionsChanged(after: $after) {
    eventId
    kind
    occurredAt
    connection {
      id
      name
      authorization {
        status
      }
    }
  }
}
`,
    variables: { after: null },
  },
];
