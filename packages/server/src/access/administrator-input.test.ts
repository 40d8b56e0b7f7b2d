import { expect, it } from 'vitest';
import { readAdministratorInput } from './administrator-input.js';

const good = { name: 'Ольга Straße 🦊', email: 'Olga@Contoso.com ', password: 'twelve chars' };

it('takes names of every script, and the e-mail in lower case', () => {
  expect(readAdministratorInput(good)).toEqual({ ...good, email: 'olga@contoso.com' });
});

it.each([
  [{ name: '' }, 'REQUIRED', 'name'],
  [{ name: ' \u00a0\t' }, 'REQUIRED', 'name'],
  [{ name: 'x'.repeat(201) }, 'TOO_LONG', 'name'],
  [{ name: 'Eva\u202enimda' }, 'MALFORMED', 'name'],
  [{ name: 'Eva\u200b' }, 'MALFORMED', 'name'],
  [{ name: 'E\u00adva' }, 'MALFORMED', 'name'],
  [{ name: 'E\u034fva' }, 'MALFORMED', 'name'],
  [{ name: '\u3164' }, 'MALFORMED', 'name'],
  [{ name: 'Eva\u{e0061}' }, 'MALFORMED', 'name'],
  [{ name: 'Eva\ud800' }, 'MALFORMED', 'name'],
  [{ name: 'Eva\r\nBcc: x' }, 'MALFORMED', 'name'],
  [{ email: '' }, 'REQUIRED', 'email'],
  [{ email: 'nobody' }, 'MALFORMED', 'email'],
  [{ email: 'a b@contoso.com' }, 'MALFORMED', 'email'],
  [{ email: `${'x'.repeat(250)}@contoso.com` }, 'TOO_LONG', 'email'],
  [{ password: '' }, 'REQUIRED', 'password'],
  [{ password: 'eleven char' }, 'TOO_SHORT', 'password'],
  [{ password: '🦊'.repeat(11) }, 'TOO_SHORT', 'password'],
  [{ password: 'x'.repeat(257) }, 'TOO_LONG', 'password'],
])('names the field that is wrong: %j', (change, code, field) => {
  expect(readAdministratorInput({ ...good, ...change })).toEqual({ code, field });
});
