import { describe, expect, it } from 'vitest';
import {
  authorizationFailureCodes,
  authorizationFailureTexts,
  describeFailure,
  failureWords,
  type AuthorizationFailure,
} from './authorization-failure.js';

const context = {
  name: 'Helpdesk Ostrava',
  tenant: { id: 'a-guid', displayName: 'Fabrikam', domain: 'fabrikam.com' },
};
const failureOf = (over: Partial<AuthorizationFailure>): AuthorizationFailure => ({
  code: 'MICROSOFT_REFUSED',
  aadsts: null,
  message: null,
  correlationId: null,
  traceId: null,
  occurredAt: '2026-11-25T09:41:07.000Z',
  facts: {},
  ...over,
});

describe('the sentences of a failed authorization', () => {
  it.each(authorizationFailureCodes)(
    'say for %s what happened, what to do and who, without blame',
    (code) => {
      const { title, explanation, remedy, actor } = describeFailure(failureOf({ code }), context);
      for (const sentence of [title, explanation, remedy]) {
        expect(sentence).toMatch(/^[A-Z].*\.$/);
        expect(sentence).not.toMatch(/[{}]|\b(?:please|oops|invalid|error)\b/i);
      }
      expect(actor).toMatch(/^(?:ME|MAILBOX_OWNER|TENANT_ADMINISTRATOR|LANDBRIDGE_ADMINISTRATOR)$/);
    },
  );

  it('are understood by vue-i18n: named placeholders, nothing linked and nothing plural', () => {
    const known = Object.keys(failureWords(failureOf({}), context));
    for (const { title, explanation, remedy } of Object.values(authorizationFailureTexts)) {
      for (const sentence of [title, explanation, remedy]) {
        expect(sentence).not.toMatch(/[@|$]/);
        for (const [, name] of sentence.matchAll(/\{([^}]*)\}/g)) expect(known).toContain(name);
      }
    }
  });

  it('name the connection, the tenant and the account', () => {
    const failure = failureOf({
      code: 'ADMIN_APPROVAL_REQUIRED',
      facts: { account: 'jana.simkova@fabrikam.com' },
    });
    expect(describeFailure(failure, context)).toEqual({
      title: 'Fabrikam wants its administrator to approve Landbridge first.',
      explanation:
        'Helpdesk Ostrava was not authorized: jana.simkova@fabrikam.com may not give this permission.',
      remedy:
        'A Global Administrator of Fabrikam has to sign in once. Send that person an authorization link; nothing else is needed from you.',
      actor: 'TENANT_ADMINISTRATOR',
    });
  });

  it('keep a name with braces as it is, and let no fact rename the connection', () => {
    const failure = failureOf({ code: 'CANCELLED', facts: { connection: 'another', account: '{tenant}' } });
    const named = {
      name: '{account} $& {tenant}',
      tenant: { id: 'a-guid', displayName: null, domain: null },
    };
    expect(describeFailure(failure, named).explanation).toMatch(/^\{account\} \$& \{tenant\} was not/);
    expect(failureWords(failure, named)['tenant']).toBe('a-guid');
  });
});
