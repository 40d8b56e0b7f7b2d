import type { PublicKeyCredentialCreationOptionsJSON } from '@simplewebauthn/browser';
import { type Failure, failureOf, send } from '../../session/requests.js';
import type { SignOnChoice } from '../../session/session-api.js';
import { reportSessionOver } from '../../session/session.js';

/** What one is told of the own second factors. Times in ISO 8601. */
export interface SecondFactors {
  authenticator: { addedAt: string } | null;
  passkeys: OwnPasskey[];
  recoveryCodesLeft: number;
  arePasskeysAvailable: boolean;
}
export interface OwnPasskey {
  id: string;
  name: string;
  addedAt: string;
  lastUsedAt: string | null;
}
export interface FactorAdded {
  /** Those of the account's first factor, shown this once. */
  recoveryCodes: string[] | null;
}

/** What came of a question to the hub. */
export type Answer<T> = { done: T } | { refusal: Failure };

/** Asks the hub about one's own account. */
export async function ask<T>(method: string, path: string, body?: object): Promise<Answer<T>> {
  const response = await send(method, path, body);
  if (!response) return { refusal: { code: 'UNREACHABLE' } };
  if (response.ok) return { done: (response.status === 204 ? null : await response.json()) as T };
  const refusal = await failureOf(response);
  if (response.status === 401) reportSessionOver();
  return { refusal };
}

const post = <T>(place: string, body: object): Promise<Answer<T>> =>
  ask('POST', `/session/second-factors${place}`, body);

/** Where one is signed in. Times in ISO 8601; null where it is not known. */
export interface OwnSession {
  id: string;
  browser: string | null;
  system: string | null;
  address: string | null;
  signedInAt: string;
  lastSeenAt: string;
  isCurrent: boolean;
}

/** The Microsoft account that signs one in. */
export interface OwnMicrosoftAccount {
  account: { username: string | null } | null;
  /** By which organisations' accounts people may sign in. */
  choices: SignOnChoice[];
  /** False for who signs in by Microsoft alone. */
  hasPassword: boolean;
}

/** The routes of one's own Microsoft account. */
export const microsoftAccountApi = {
  read: () => ask<OwnMicrosoftAccount>('GET', '/session/microsoft-account'),
  /** Answers where Microsoft asks who it is. */
  connect: (connectionId: string, password: string) =>
    ask<{ location: string }>('POST', '/session/microsoft-account', { connectionId, password }),
  disconnect: (password: string) => ask<null>('POST', '/session/microsoft-account/disconnect', { password }),
};

/** The routes of one's own password and sessions. */
export const accountApi = {
  changePassword: (password: string, newPassword: string) =>
    ask<null>('POST', '/session/password', { password, newPassword }),
  readSessions: () => ask<{ sessions: OwnSession[] }>('GET', '/session/sessions'),
  endSession: (id: string) => ask<null>('POST', '/session/sessions/end', { id }),
  endOtherSessions: () => ask<{ ended: number }>('POST', '/session/sessions/end-others', {}),
};

/** The routes of one's own second factors. */
export const factorsApi = {
  read: () => ask<SecondFactors>('GET', '/session/second-factors'),
  beginAuthenticator: (password: string) =>
    post<{ secret: string; uri: string }>('/authenticator', { password }),
  confirmAuthenticator: (code: string) => post<FactorAdded>('/authenticator/confirm', { code }),
  removeAuthenticator: (password: string) => post<null>('/authenticator/remove', { password }),
  beginPasskey: (password: string) =>
    post<{ creation: PublicKeyCredentialCreationOptionsJSON }>('/passkeys', { password }),
  confirmPasskey: (name: string, answer: unknown) => post<FactorAdded>('/passkeys/confirm', { name, answer }),
  renamePasskey: (id: string, name: string) => post<null>('/passkeys/rename', { id, name }),
  removePasskey: (id: string, password: string) => post<null>('/passkeys/remove', { id, password }),
  renewRecoveryCodes: (password: string) =>
    post<{ recoveryCodes: string[] }>('/recovery-codes', { password }),
};
