import { expect, test } from 'vitest';
import { flushPromises } from '@vue/test-utils';
import { mountAtHub } from '../testing/hub.js';
import TestSteps, { type Props } from './TestSteps.vue';
import { defineComponent, h } from 'vue';

const commands = [
  "Set-CASMailbox -Identity 'noreply@contoso.com' -SmtpClientAuthenticationDisabled $false",
  'Set-TransportConfig -SmtpClientAuthenticationDisabled $false',
];
const steps = [
  {
    name: 'SMTP_SIGN_IN',
    ok: false,
    detail: '535 5.7.139 SmtpClientAuthentication is disabled for the Tenant',
    remedy: 'Sending by SMTP is switched off in the tenant.',
    remedyCode: 'ENABLE_SMTP_AUTH',
    remedyFacts: [{ name: 'mailbox', value: 'noreply@contoso.com' }],
    remedyCommands: commands,
    durationMs: 1104,
  },
] satisfies Props['steps'];
const page = defineComponent(() => () => h(TestSteps, { steps }));

test('a step that did not pass says in the server’s words why, what to do, and the lines to run', async () => {
  const hub = await mountAtHub(page, '/connections');
  await flushPromises();
  const text = hub.wrapper.text();
  expect(text).toContain('The mail server accepts the sign-in');
  expect(text).toContain('535 5.7.139');
  expect(hub.wrapper.findAll('code').map((code) => code.text())).toEqual(commands);
  expect(hub.wrapper.findAll('button')).toHaveLength(2);
});
