import { duringRefresh } from '@landbridge/server/failures/describe';
import type { ConnectionFieldsFragment } from '../../../graphql/generated/graphql.js';

/** A GUID cut in the middle, where it says least: `7c9e…3bf8`. */
export function shortGuid(guid: string): string {
  return guid.length <= 12 ? guid : `${guid.slice(0, 4)}…${guid.slice(-4)}`;
}

/** How a tenant is called: its name, its domain, or what is known of it, its GUID. */
export function tenantWord(tenant: ConnectionFieldsFragment['tenant']): {
  word: string;
  full: string;
  isGuid: boolean;
} {
  const word = tenant.displayName ?? tenant.domain;
  if (word === null) return { word: shortGuid(tenant.id), full: tenant.id, isGuid: true };
  const full = tenant.domain !== null && tenant.domain !== word ? `${word}, ${tenant.domain}` : word;
  return { word, full, isGuid: false };
}

/** In place of an account's name: the connection acts for everybody of the tenant. */
export const wholeOrganization = Symbol('whole organization');

/** Whose account it is: a name to show, or that a whole organization is meant. */
export function accountWord(connection: ConnectionFieldsFragment): string | typeof wholeOrganization | null {
  const { account, status } = connection.authorization;
  if (connection.type === 'ENTRA_ID') {
    return status === 'AUTHORIZED' || status === 'NEEDS_REAUTHORIZATION' ? wholeOrganization : null;
  }
  return account?.username ?? account?.displayName ?? null;
}

export type VerificationWord = 'VERIFIED' | 'NOT_VERIFIED' | 'NEVER';

/** The second fact about a connection: what its own test has seen. */
export function verificationWord(connection: ConnectionFieldsFragment): VerificationWord {
  const { verification, lastVerifiedAt } = connection.authorization;
  if (verification && !verification.ok) return 'NOT_VERIFIED';
  return lastVerifiedAt === null ? 'NEVER' : 'VERIFIED';
}

/** Whether it is authorized, and gets no new access tokens all the same. */
export function lacksNewTokens({
  authorization: { status, error },
}: Pick<ConnectionFieldsFragment, 'authorization'>): boolean {
  const isOfRefresh = error?.facts.some(({ name, value }) => name === 'during' && value === duringRefresh);
  return status === 'AUTHORIZED' && isOfRefresh === true;
}

export type RowAction = 'authorize' | 'edit' | 'test' | 'copyLink' | 'withdrawLink';

/** The actions on one connection, what its state calls for first. */
export function actionsFor(connection: ConnectionFieldsFragment, word: VerificationWord): RowAction[] {
  const { status, link } = connection.authorization;
  const isGreen = status === 'AUTHORIZED';
  const withLink: RowAction[] = link ? ['copyLink', 'withdrawLink'] : ['copyLink'];
  if (isGreen && word === 'NOT_VERIFIED') return ['test', 'authorize', 'edit', ...withLink];
  if (isGreen) return ['edit', 'test', 'authorize', ...withLink];
  return ['authorize', 'edit', 'test', ...withLink];
}

/** Whether the first action is what the state calls for, and so the primary one. */
export function isFirstActionCalledFor(
  connection: ConnectionFieldsFragment,
  word: VerificationWord,
): boolean {
  return connection.authorization.status !== 'AUTHORIZED' || word === 'NOT_VERIFIED';
}
