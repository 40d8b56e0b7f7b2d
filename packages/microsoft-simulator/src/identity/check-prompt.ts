import { IdentityError } from './aadsts.js';

const prompts = ['login', 'none', 'consent', 'select_account'] as const;
export type Prompt = (typeof prompts)[number];

/**
 * OpenID Connect Core §3.1.2.1; Microsoft takes one value.
 * @throws {IdentityError} 90023
 */
export function checkPrompt(prompt: string | undefined): Prompt | null {
  if (prompt === undefined) return null;
  const known = prompts.find((candidate) => candidate === prompt);
  if (known === undefined) throw new IdentityError(90023, { value: prompt, parameter: 'prompt' });
  return known;
}
