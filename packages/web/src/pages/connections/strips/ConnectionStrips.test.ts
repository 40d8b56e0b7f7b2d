import { enableAutoUnmount, flushPromises } from '@vue/test-utils';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ConnectionFieldsFragment } from '../../../graphql/generated/graphql.js';
import { useLanguage } from '../../../locales/language.js';
import { aConnection, mountAtHub } from '../../../testing/hub.js';
import ConnectionStrips from './ConnectionStrips.vue';

enableAutoUnmount(afterEach);
beforeEach(() => sessionStorage.clear());

type Authorization = Partial<ConnectionFieldsFragment['authorization']>;
const greenText = 'The connection has been successfully authorized.';
const at = '2026-11-25T09:41:07.000Z';
const account = {
  __typename: 'MicrosoftAccount',
  id: 'oid',
  username: 'faktury@contoso.com',
  displayName: null,
};
const green: Authorization = { status: 'AUTHORIZED', authorizedAt: at, account };
const error = (code: string) =>
  ({
    __typename: 'AuthorizationError',
    code,
    title: 'Fabrikam wants its administrator to approve Landbridge first.',
    explanation: 'Invoices is saved but not authorized.',
    remedy: 'A Global Administrator of Fabrikam has to sign in once.',
    responsible: 'TENANT_ADMINISTRATOR',
    facts: [{ name: 'account', value: 'jana@fabrikam.com' }],
    aadsts: 'AADSTS90094',
    message: 'AADSTS90094: Admin consent is required.',
    correlationId: '5f0c1e7a',
    traceId: 'e2b9c6d4',
    occurredAt: at,
  }) as NonNullable<Authorization['error']>;
const failed = (code: string): Authorization => ({ status: 'FAILED', error: error(code) });

const backWith = (authorization: Authorization, more = '') =>
  mountAtHub(ConnectionStrips, `/connections?connection=Q29ubmVjdGlvbjox${more}&q=x`, {
    Connection: () => ({ data: { connection: aConnection({}, authorization) } }),
  });
const elsewhere = () => mountAtHub(ConnectionStrips, '/connections');

test('after the way back a green strip says exactly that the connection was authorized, and has the focus', async () => {
  const hub = await backWith(green);
  const strip = hub.wrapper.get('[role=status]');
  expect(strip.get('.title').text()).toBe(greenText);
  expect(strip.text()).toContain('Invoices signed in as faktury@contoso.com. Testing it now…');
  expect(document.activeElement).toBe(strip.element);
  expect(hub.router.currentRoute.value.query).toEqual({ q: 'x' });
});

test('after consent to application access the strip has what is left to do in Exchange, until the test passes', async () => {
  const application = { type: 'MAIL_IMAP', access: 'APPLICATION', mailbox: 'faktury@contoso.com' } as const;
  const withTest = (ok: boolean | null) => {
    const verification =
      ok === null ? null : { __typename: 'ConnectionTest' as const, ok, testedAt: at, steps: [] };
    return mountAtHub(ConnectionStrips, '/connections?connection=Q29ubmVjdGlvbjox', {
      Connection: () => ({
        data: { connection: aConnection(application, { ...green, account: null, verification }) },
      }),
    });
  };
  const step = 'One step is left: open the mailbox in Exchange';
  const untested = await withTest(null);
  expect(untested.wrapper.text()).toContain('Invoices acts as the application; nobody has to sign in.');
  expect(untested.wrapper.get('button.toggle').text()).toBe(step);
  expect((await withTest(false)).wrapper.text()).toContain(step);
  expect((await withTest(true)).wrapper.text()).not.toContain(step);
});

test('a failure that nobody heard of takes the place of the green strip from before it', async () => {
  let authorization = green;
  const hub = await mountAtHub(ConnectionStrips, '/connections?connection=Q29ubmVjdGlvbjox', {
    Connection: () => ({ data: { connection: aConnection({}, authorization) } }),
  });
  expect(hub.wrapper.text()).toContain(greenText);
  authorization = { ...green, status: 'NEEDS_REAUTHORIZATION', error: error('GRANT_REVOKED') };
  await hub.missChanges();
  expect(hub.wrapper.text()).not.toContain(greenText);
  expect(hub.wrapper.find('[role=alert]').exists()).toBe(true);
});

test('the address alone turns nothing green', async () => {
  const hub = await backWith({ status: 'NOT_AUTHORIZED' });
  expect(hub.wrapper.text()).not.toContain(greenText);
  expect(hub.wrapper.find('[role=status]').exists()).toBe(false);
});

test('a failure is a red alert with the most useful button first and everything for Microsoft support', async () => {
  const hub = await backWith(failed('ADMIN_APPROVAL_REQUIRED'));
  const strip = hub.wrapper.get('[role=alert]');
  expect(strip.text()).toContain('Fabrikam wants its administrator to approve Landbridge first.');
  expect(strip.text()).toContain('A Global Administrator of Fabrikam has to sign in once.');
  expect(strip.findAll('.buttons button').map((button) => button.text())).toEqual([
    'Copy authorization link',
    'Authorize connection',
  ]);
  await strip.get('button.toggle').trigger('click');
  for (const text of ['AADSTS90094', '5f0c1e7a', 'e2b9c6d4', '2026-11-25 09:41:07 UTC']) {
    expect(strip.get('dl').text()).toContain(text);
  }
  expect(strip.text()).toContain('Copy all');
});

test('a reader of Czech is told of a failure in Czech, with the names that belong to it', async () => {
  await useLanguage().setLanguage('cs');
  const hub = await backWith(failed('ADMIN_APPROVAL_REQUIRED'));
  const strip = hub.wrapper.get('[role=alert]');
  await vi.waitFor(() => expect(strip.text()).toContain('Landbridge musí nejdřív schválit správce.'));
  expect(strip.text()).toContain(
    'Připojení Invoices je uložené, ale není autorizované: toto oprávnění smí udělit jen správce, a ne jana@fabrikam.com.',
  );
  expect(strip.text()).toContain('Kdo to může napravit: správce tenanta');
  expect(strip.findAll('.buttons button').map((button) => button.text())).toEqual([
    'Kopírovat autorizační odkaz',
    'Autorizovat připojení',
  ]);
  const further = await backWith({ ...green, error: error('CANCELLED') });
  await vi.waitFor(() => expect(further.wrapper.text()).toContain('Připojení Invoices zůstává autorizované'));
  await useLanguage().setLanguage('en');
});

test('a cancelled sign-in can be tried again', async () => {
  const hub = await backWith({ ...failed('CANCELLED'), status: 'NOT_AUTHORIZED' });
  expect(hub.wrapper.findAll('.buttons button').map((button) => button.text())).toEqual(['Try again']);
});

test('consent that Microsoft still applies is waited for, and turns green by itself', async () => {
  const hub = await backWith({ status: 'AWAITING_SIGN_IN', awaitingUntil: at });
  expect(hub.wrapper.text()).toContain('Microsoft is applying the consent.');
  await hub.push({ kind: 'AUTHORIZED', connection: aConnection({}, green) });
  expect(hub.wrapper.findAll('section')).toHaveLength(1);
  expect(hub.wrapper.text()).toContain(greenText);
});

test('a callback that was opened again has its own sentence', async () => {
  const hub = await backWith(green, '&notice=CALLBACK_REPLAYED');
  expect(hub.wrapper.text()).toContain('This sign-in was already over.');
  expect(hub.wrapper.text()).not.toContain(greenText);
  expect(hub.wrapper.find('.buttons').exists()).toBe(false);
});

test('who signed in for nothing can authorize the connection at once', async () => {
  const hub = await backWith({ status: 'NOT_AUTHORIZED' }, '&notice=CALLBACK_REPLAYED');
  expect(hub.wrapper.findAll('.buttons button').map((button) => button.text())).toEqual([
    'Authorize connection',
  ]);
});

test.each<
  [Parameters<Awaited<ReturnType<typeof elsewhere>>['push']>[0]['kind'], Authorization, string, string]
>([
  ['AUTHORIZED', green, 'status', greenText],
  ['AUTHORIZATION_FAILED', failed('MICROSOFT_REFUSED'), 'alert', 'approve Landbridge first'],
  ['AUTHORIZATION_CANCELLED', failed('CANCELLED'), 'alert', 'approve Landbridge first'],
  ['AUTHORIZATION_EXPIRED', failed('ATTEMPT_EXPIRED'), 'alert', 'approve Landbridge first'],
  ['NEEDS_REAUTHORIZATION', { status: 'NEEDS_REAUTHORIZATION' }, 'status', 'authorized again'],
])('%s arrives in another window without taking the focus', async (kind, authorization, role, text) => {
  const hub = await elsewhere();
  const focused = document.activeElement;
  await hub.push({ kind, connection: aConnection({}, authorization) });
  expect(hub.wrapper.get(`[role=${role}]`).text()).toContain(text);
  expect(document.activeElement).toBe(focused);
});

test('says what the test found when it comes: verified, or not verified and what to do', async () => {
  const hub = await elsewhere();
  await hub.push({ kind: 'AUTHORIZED', connection: aConnection({ type: 'MAIL_IMAP' }, green) });
  expect(hub.wrapper.text()).toContain('Testing it now…');

  const step = {
    __typename: 'ConnectionTestStep',
    name: 'IMAP_INBOX',
    remedy: null,
    remedyCode: null,
    remedyFacts: [],
    remedyCommands: [],
    durationMs: 3,
  };
  const tested = (ok: boolean) =>
    ({
      ...green,
      verification: {
        __typename: 'ConnectionTest',
        ok,
        testedAt: '2026-11-25T09:41:09.000Z',
        steps: [{ ...step, ok, detail: ok ? 'INBOX (2)' : 'Forbidden' }],
      },
    }) as Authorization;
  await hub.push({ kind: 'VERIFIED', connection: aConnection({}, tested(true)) });
  expect(hub.wrapper.text()).toContain('The mailbox answers: INBOX has 2 messages.');
  await hub.push({ kind: 'VERIFICATION_FAILED', connection: aConnection({}, tested(false)) });
  expect(hub.wrapper.get('.again').text()).toContain('Not verified. Forbidden');
});

test.each([
  ['IMAP_INBOX', 'INBOX (0)', 'The mailbox answers: INBOX is empty.'],
  ['IMAP_INBOX', 'INBOX (1)', 'The mailbox answers: INBOX has 1 message.'],
  ['SMTP_SEND_AS', 'noreply@contoso.com', 'mail can go out as noreply@contoso.com.'],
  ['GRAPH_ORGANIZATION', 'Contoso', 'Microsoft answers for the organization Contoso.'],
  ['ID_TOKEN_VERIFIED', 'admin@contoso.com', 'The sign-in of admin@contoso.com is proved to be Microsoft’s.'],
  [
    'GRAPH_SITES_ROOT',
    'https://contoso.example',
    'SharePoint answers: the site https://contoso.example can be',
  ],
  ['GRAPH_ME', 'jana@contoso.com', 'the account jana@contoso.com can be read.'],
  ['SIGNING_SCOPE_GRANTED', 'api://x/sign', 'the permission to sign is granted.'],
  ['OF_A_NEWER_HUB', 'x', 'Verified.'],
])('says in a sentence what the test has seen: %s, %s', async (name, detail, sentence) => {
  const step = { name, detail, ok: true, remedy: null, remedyCode: null, durationMs: 3 };
  const lists = { remedyFacts: [], remedyCommands: [] };
  const verification = {
    __typename: 'ConnectionTest' as const,
    ok: true,
    testedAt: '2026-11-25T09:41:09.000Z',
    steps: [{ __typename: 'ConnectionTestStep' as const, ...step, ...lists }],
  };
  const hub = await backWith({ ...green, verification });
  expect(hub.wrapper.get('[role=status]').text()).toContain(sentence);
});

test('a strip about a connection that gets no new tokens is amber, and offers no sign-in that would mend nothing', async () => {
  const failing = {
    ...green,
    error: { ...error('CLIENT_SECRET_EXPIRED'), facts: [{ name: 'during', value: 'REFRESH' }] },
  } as Authorization;
  const hub = await backWith(failing);
  expect(hub.wrapper.get('section').classes()).toContain('again');
  expect(hub.wrapper.get('a.button').attributes('href')).toBe('/app-registrations');
  expect(hub.wrapper.text()).not.toContain('Try again');
  await hub.push({ kind: 'REFRESH_RECOVERED', connection: aConnection({}, green) });
  expect(hub.wrapper.find('section').exists()).toBe(false);
});

test('two show, the rest fold; closed ones do not come back with a reload', async () => {
  const hub = await mountAtHub(ConnectionStrips, '/connections');
  for (const id of ['a', 'b', 'c']) {
    await hub.push({ kind: 'AUTHORIZED', connection: aConnection({ id, name: `Name ${id}` }, green) });
  }
  expect(hub.wrapper.findAll('section')).toHaveLength(2);
  expect(hub.wrapper.text()).toContain('1 more');
  await hub.wrapper.get('button[aria-label="Close the message about Name c"]').trigger('click');
  hub.wrapper.unmount();

  const again = await mountAtHub(ConnectionStrips, '/connections', {
    Connection: ({ id }) => ({
      data: { connection: aConnection({ id: String(id), name: `Name ${String(id)}` }, green) },
    }),
  });
  await flushPromises();
  expect(again.wrapper.findAll('section').map((strip) => strip.get('b').text())).toEqual([
    'Name b',
    'Name a',
  ]);
});

test('markup in a name, an account and Microsoft’s words stays text', async () => {
  const markup = '<img src=x onerror=alert(1)>';
  const hub = await elsewhere();
  const bad = { ...error('MICROSOFT_REFUSED'), message: markup, explanation: `${markup} is not authorized.` };
  await hub.push({
    kind: 'AUTHORIZATION_FAILED',
    connection: aConnection({ name: markup }, { status: 'FAILED', error: bad }),
  });
  expect(hub.wrapper.text()).toContain(markup);
  expect(hub.wrapper.find('img').exists()).toBe(false);
});
