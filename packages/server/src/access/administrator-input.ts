import { z } from 'zod';

/** The limits of what an administrator may type, in characters. */
export const administratorLimits = { name: 200, email: 254, minPassword: 12, maxPassword: 256 } as const;

type FieldProblemCode = 'REQUIRED' | 'TOO_LONG' | 'TOO_SHORT' | 'MALFORMED';

/** The first thing wrong with what was typed. */
export interface FieldProblem {
  readonly code: FieldProblemCode;
  readonly field: 'name' | 'email' | 'password';
}

export interface AdministratorInput {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

// Control characters, lone surrogates, and what makes a name look like another one or like nothing (Unicode TR 36 §2.10):
// format characters, the grapheme joiner, Hangul fillers, Khmer inherent vowels.
const deceptive = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Cf}]|\u034f|\u115f|\u1160|\u17b4|\u17b5|\u3164|\uffa0/u;

/** Reads a new administrator's name, e-mail and password; the first field that is wrong is named. */
export function readAdministratorInput(input: AdministratorInput): AdministratorInput | FieldProblem {
  const name = input.name.normalize('NFC').trim();
  const email = normalizeEmail(input.email);
  const password = normalizePassword(input.password);
  const problem =
    checkText('name', name, administratorLimits.name) ?? checkEmail(email) ?? checkPassword(password);
  return problem ?? { name, email, password };
}

/** A new password as it is kept, or what is wrong with it. */
export function readPassword(given: string): string | FieldProblem {
  const password = normalizePassword(given);
  return checkPassword(password) ?? password;
}

/** Reads whom somebody invites; the name is the invited one's to give where it is missing. */
export function readInvitee(given: {
  email: string;
  name: string | null;
}): { email: string; name: string | null } | FieldProblem {
  const name = given.name?.normalize('NFC').trim() ?? '';
  const email = normalizeEmail(given.email);
  const problem =
    checkEmail(email) ?? (name === '' ? null : checkText('name', name, administratorLimits.name));
  return problem ?? { email, name: name === '' ? null : name };
}

/**
 * The user principal name that Microsoft calls somebody by, as an address; null for what cannot stand for one. Those of
 * guests (`eva_a.cz#EXT#@contoso.onmicrosoft.com`) are no addresses of mail, and are taken all the same.
 */
export function readPrincipalName(given: string): string | null {
  const name = normalizeEmail(given);
  return checkText('email', name, administratorLimits.email) || !/^[^\s@]+@[^\s@]+$/.test(name) ? null : name;
}

/** A name that people give to a thing of theirs, as it is kept; null where it is empty, too long or deceptive. */
export function readShownName(given: string): string | null {
  const name = given.normalize('NFC').trim();
  return checkText('name', name, administratorLimits.name) ? null : name;
}

/** E-mail addresses are compared without case and surrounding space. */
export function normalizeEmail(email: string): string {
  return email.normalize('NFKC').trim().toLowerCase();
}

/** NIST SP 800-63B §5.1.1.2: the same password typed on another keyboard must be the same bytes. */
export function normalizePassword(password: string): string {
  return password.normalize('NFKC');
}

function checkText(field: 'name' | 'email', text: string, limit: number): FieldProblem | null {
  if (text === '') return { code: 'REQUIRED', field };
  if (codePointsOf(text) > limit) return { code: 'TOO_LONG', field };
  return deceptive.test(text) ? { code: 'MALFORMED', field } : null;
}

function checkEmail(email: string): FieldProblem | null {
  const problem = checkText('email', email, administratorLimits.email);
  return problem ?? (z.email().safeParse(email).success ? null : { code: 'MALFORMED', field: 'email' });
}

function checkPassword(password: string): FieldProblem | null {
  const length = codePointsOf(password);
  if (length === 0) return { code: 'REQUIRED', field: 'password' };
  if (length < administratorLimits.minPassword) return { code: 'TOO_SHORT', field: 'password' };
  return length > administratorLimits.maxPassword ? { code: 'TOO_LONG', field: 'password' } : null;
}

/** NIST SP 800-63B §5.1.1.2 counts a password's length in Unicode code points. */
function codePointsOf(text: string): number {
  return Array.from(text).length;
}
