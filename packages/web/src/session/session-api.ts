import type { Role } from '@landbridge/server/roles';
import { type Failure, failureOf, send } from './requests.js';
import type { SecondStep } from './second-step-api.js';

/** Who is signed in. */
export interface Administrator {
  id: string;
  name: string;
  email: string;
  role: Role;
}

/** A connection that people may sign in by. */
export interface SignOnChoice {
  id: string;
  name: string;
}

/** What the hub says to anybody who asks. */
export interface SessionAnswer {
  administrator: Administrator | null;
  /** No administrator exists yet; the one-time link creates the first. */
  setupRequired: boolean;
  /** The address under which browsers and Microsoft know this installation. */
  publicUrl: string;
  isSimulated: boolean;
  /** By which organisations' accounts people may sign in; empty for who is signed in. */
  signOn: SignOnChoice[];
}

export interface TooManyAttempts {
  code: 'TOO_MANY_ATTEMPTS';
  retryAfterSeconds: number;
}

export type SignInOutcome =
  | { administrator: Administrator }
  | { secondStep: SecondStep }
  | { code: 'WRONG_CREDENTIALS' | 'BAD_USER_INPUT' | 'UNREACHABLE' }
  | TooManyAttempts;

export const setupFields = ['name', 'email', 'password'] as const;
export type SetupField = (typeof setupFields)[number];
export const setupFieldCodes = ['REQUIRED', 'TOO_LONG', 'TOO_SHORT', 'MALFORMED'] as const;
export type SetupFieldCode = (typeof setupFieldCodes)[number];
/** The one-time links: an operator's for an account or a new password, and the one that somebody was invited by. */
export const accountLinks = ['setup', 'invitation', 'password-reset'] as const;
export type AccountLink = (typeof accountLinks)[number];
/** Whom a link is for. */
export interface LinkedPerson {
  email: string;
  name: string | null;
}
export type SetupLinkOutcome =
  { code: 'OPEN'; person?: LinkedPerson } | { code: 'SETUP_LINK_INVALID' | 'UNREACHABLE' } | TooManyAttempts;
export type SetupOutcome =
  | { administrator: Administrator }
  | { secondStep: SecondStep }
  | { code: 'SETUP_LINK_INVALID' }
  | { code: 'PERSON_EXISTS' }
  | { code: 'UNREACHABLE' }
  | TooManyAttempts
  | { code: SetupFieldCode; field: SetupField };

/** The refusal that ends by itself. */
export function tooManyAttempts({ retryAfterSeconds }: Failure): TooManyAttempts {
  return { code: 'TOO_MANY_ATTEMPTS', retryAfterSeconds: retryAfterSeconds ?? 60 };
}

/** Asks who is signed in. Null when the hub cannot be reached. */
export async function fetchSession(): Promise<SessionAnswer | null> {
  const response = await send('GET', '/session');
  return response?.ok ? ((await response.json()) as SessionAnswer) : null;
}

/** Signs in; on success the browser holds the cookie of the session, or of the second step. */
export async function postSession(email: string, password: string): Promise<SignInOutcome> {
  const response = await send('POST', '/session', { email, password });
  if (!response) return { code: 'UNREACHABLE' };
  if (response.ok) return (await response.json()) as SignInOutcome;
  const failure = await failureOf(response);
  if (failure.code === 'TOO_MANY_ATTEMPTS') return tooManyAttempts(failure);
  if (failure.code === 'WRONG_CREDENTIALS' || failure.code === 'BAD_USER_INPUT')
    return { code: failure.code };
  return { code: 'UNREACHABLE' };
}

/** Ends the session. False when the hub cannot be reached. */
export async function deleteSession(): Promise<boolean> {
  const response = await send('DELETE', '/session');
  return response?.ok ?? false;
}

/** Asks whether the token of a one-time link can still be used. */
export async function postSetupLink(kind: AccountLink, token: string): Promise<SetupLinkOutcome> {
  const response = await send('POST', `/${kind}/link`, { token });
  if (!response) return { code: 'UNREACHABLE' };
  if (response.status === 200) {
    const answer = (await response.json()) as { invitation: LinkedPerson } | { person: LinkedPerson };
    return { code: 'OPEN', person: 'person' in answer ? answer.person : answer.invitation };
  }
  if (response.ok) return { code: 'OPEN' };
  const failure = await failureOf(response);
  if (failure.code === 'TOO_MANY_ATTEMPTS') return tooManyAttempts(failure);
  return { code: failure.code === 'SETUP_LINK_INVALID' ? 'SETUP_LINK_INVALID' : 'UNREACHABLE' };
}

/** Makes an account, or gives it a new password, with the token of a one-time link. */
export async function postSetup(
  kind: AccountLink,
  input: {
    token: string;
    name: string;
    email: string;
    password: string;
  },
): Promise<SetupOutcome> {
  const response = await send('POST', `/${kind}`, input);
  if (!response) return { code: 'UNREACHABLE' };
  if (response.ok) return (await response.json()) as SetupOutcome;
  const failure = await failureOf(response);
  if (failure.code === 'SETUP_LINK_INVALID' || failure.code === 'PERSON_EXISTS')
    return { code: failure.code };
  if (failure.code === 'TOO_MANY_ATTEMPTS') return tooManyAttempts(failure);
  const field = setupFields.find((known) => known === failure.field);
  const code = setupFieldCodes.find((known) => known === failure.code);
  return field && code ? { code, field } : { code: 'UNREACHABLE' };
}
