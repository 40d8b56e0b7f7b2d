const typenames: Record<string, string> = {
  connection: 'Connection',
  node: 'Connection',
  tenant: 'Tenant',
  authorization: 'Authorization',
  account: 'MicrosoftAccount',
  link: 'AuthorizationLink',
  error: 'AuthorizationError',
  facts: 'AuthorizationErrorFact',
  verification: 'ConnectionTest',
  test: 'ConnectionTest',
  steps: 'ConnectionTestStep',
  connections: 'ConnectionConnection',
  edges: 'ConnectionEdge',
  pageInfo: 'PageInfo',
  connectionStatusCounts: 'ConnectionStatusCount',
  connectionTypes: 'ConnectionTypeInfo',
  permissions: 'Permission',
  installation: 'Installation',
  connectionsChanged: 'ConnectionChange',
};

function named(value: unknown, field: string): unknown {
  if (Array.isArray(value)) return value.map((item) => named(item, field));
  if (typeof value !== 'object' || value === null) return value;
  const typename = typenames[field];
  const fields = Object.entries(value).map(([key, inner]): [string, unknown] => [key, named(inner, key)]);
  return { ...(typename === undefined ? {} : { __typename: typename }), ...Object.fromEntries(fields) };
}

/** The answer with the `__typename`s that Apollo asks for, as a server would give it. */
export function withTypenames<T extends object>(answer: T): T {
  return named(answer, '') as T;
}
