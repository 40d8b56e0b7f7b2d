import type { Connection, MicrosoftAccount } from '../../connections/index.js';

/**
 * Authorizing again must be the same account, by `oid` and `tid` and never by its name, which can be given to
 * somebody else; another one is accepted only where an administrator has confirmed the change.
 * @returns the account that was expected when another one signed in, else null
 */
export function findAccountMismatch(
  connection: Connection,
  signedIn: MicrosoftAccount,
  allowsAccountChange: boolean,
): MicrosoftAccount | null {
  const expected = connection.authorization.account;
  if (!expected || allowsAccountChange) return null;
  return expected.oid === signedIn.oid && expected.tid === signedIn.tid ? null : expected;
}
