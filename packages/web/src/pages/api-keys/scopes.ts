/** What a key can be given, and under which words each is told. */
export const scopes = [
  { scope: 'connections:read', words: 'connectionsRead', isAboutConnections: true },
  { scope: 'connections:write', words: 'connectionsWrite', isAboutConnections: true },
  { scope: 'tokens:issue', words: 'tokensIssue', isAboutConnections: true },
  { scope: 'events:read', words: 'eventsRead', isAboutConnections: true },
  { scope: 'webhooks:read', words: 'webhooksRead', isAboutConnections: false },
  { scope: 'webhooks:write', words: 'webhooksWrite', isAboutConnections: false },
  { scope: 'app-registrations:read', words: 'appRegistrationsRead', isAboutConnections: false },
  { scope: 'app-registrations:write', words: 'appRegistrationsWrite', isAboutConnections: false },
  { scope: 'metrics:read', words: 'metricsRead', isAboutConnections: false },
  { scope: 'audit:read', words: 'auditRead', isAboutConnections: false },
] as const;
