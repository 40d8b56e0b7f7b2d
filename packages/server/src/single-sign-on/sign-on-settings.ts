/** Roles that a rule may give; somebody who is invited has the role of the invitation. */
export const signOnRoles = ['OPERATOR', 'VIEWER'] as const;
export type SignOnRole = (typeof signOnRoles)[number];

/** Whom an SSO connection lets in at this hub's window. */
export interface SignOnSettings {
  readonly connectionId: string;
  readonly isEnabled: boolean;
  /** Domains of user principal names whose members may enter without an invitation; lower case. */
  readonly domains: readonly string[];
  /** Object ids of groups whose members may enter without an invitation; lower case. */
  readonly groupIds: readonly string[];
  /** What those who enter by a rule become. */
  readonly role: SignOnRole;
}

/** Of a connection whose administrator has decided nothing. */
export function noSignOn(connectionId: string): SignOnSettings {
  return { connectionId, isEnabled: false, domains: [], groupIds: [], role: 'VIEWER' };
}
