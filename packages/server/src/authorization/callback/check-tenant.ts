/** The tenant in the token must be the connection's tenant; the `tenant` of a query string counts for nothing. */
export function checkTenant(tid: string, connectionTenantId: string): boolean {
  return tid.toLowerCase() === connectionTenantId.toLowerCase();
}
