import { expect, it } from 'vitest';
import { errorCodeOf } from './error-code.js';

const answer = (status: number, body: unknown) => ({ status, headers: {}, text: JSON.stringify(body) });

it.each([
  [{ error: 'invalid_grant', error_codes: [700082, 50000] }, 'AADSTS700082'],
  [{ error: 'invalid_grant' }, 'invalid_grant'],
  [{ error: { code: 'Authorization_RequestDenied' } }, 'Authorization_RequestDenied'],
  [{ error: { code: 'words that are no code' } }, null],
  [{ error: null }, null],
  [[], null],
])('names the error of %j', (body, expected) => {
  expect(errorCodeOf(answer(400, body))).toBe(expected);
});

it('finds no error in a success, nor in what is no JSON', () => {
  expect(errorCodeOf(answer(200, { error: 'invalid_grant' }))).toBeNull();
  expect(errorCodeOf({ status: 502, headers: {}, text: '<html>' })).toBeNull();
});
