import { expect, it } from 'vitest';
import { checkGrantType } from './check-grant-type.js';
import { checkParameters, requireParameter } from './check-parameters.js';
import { checkPrompt } from './check-prompt.js';
import { checkResponseMode } from './check-response-mode.js';
import { checkResponseType } from './check-response-type.js';

it('refuses a parameter that comes twice (RFC 6749 §3.1)', () => {
  expect(() => checkParameters({ state: ['a', 'b'] })).toThrow('AADSTS9000411');
});

it('takes a parameter without a value as left out (RFC 6749 §3.1)', () => {
  expect(checkParameters({ state: '', nonce: 'n' })).toEqual({ nonce: 'n' });
});

it.each([undefined, null, 'text', 5])('finds no parameters in %j', (raw) => {
  expect(checkParameters(raw)).toEqual({});
});

it('names the parameter that is missing', () => {
  expect(() => requireParameter({}, 'scope')).toThrow(
    "AADSTS900144: The request body must contain the following parameter: 'scope'.",
  );
});

it('offers the authorization code alone (RFC 6749 §3.1.1)', () => {
  expect(() => checkResponseType('code')).not.toThrow();
  expect(() => checkResponseType('id_token')).toThrow('AADSTS700054');
  expect(() => checkResponseType('code id_token')).toThrow('AADSTS700054');
});

it('answers in the query unless a form is asked for', () => {
  expect(checkResponseMode(undefined)).toBe('query');
  expect(checkResponseMode('form_post')).toBe('form_post');
  expect(() => checkResponseMode('fragment')).toThrow('AADSTS70007');
});

it('knows the prompts of OpenID Connect Core §3.1.2.1', () => {
  for (const prompt of ['login', 'none', 'consent', 'select_account'])
    expect(checkPrompt(prompt)).toBe(prompt);
  expect(checkPrompt(undefined)).toBeNull();
  expect(() => checkPrompt('login consent')).toThrow('AADSTS90023');
});

it('knows three grants', () => {
  expect(checkGrantType('refresh_token')).toBe('refresh_token');
  expect(() => checkGrantType('password')).toThrow('AADSTS70003');
});
