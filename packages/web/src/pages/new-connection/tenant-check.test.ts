import { enableAutoUnmount, flushPromises } from '@vue/test-utils';
import { GraphQLError } from 'graphql';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { tenantId, type Answers } from '../../testing/hub.js';
import { contoso, found, openerOf, type, valueOf } from './form-under-test.js';
import NewConnectionPage from './NewConnectionPage.vue';

enableAutoUnmount(afterEach);
const open = openerOf(NewConnectionPage);
beforeEach(() => {
  sessionStorage.clear();
  window.history.replaceState(null, '');
});

test('a found tenant is named, and the field takes the GUID of a domain', async () => {
  const hub = await open(found);
  await type(hub, 'tenant-id', 'contoso.com');
  await vi.waitFor(() => expect(valueOf(hub, 'tenant-id')).toBe(tenantId));
  expect(hub.wrapper.text()).toContain('Found: Contoso, contoso.com');
  expect(hub.wrapper.text()).toContain('taken from “contoso.com”');
  await hub.wrapper.get('#tenant-id').trigger('blur');
  await flushPromises();
  expect(hub.countOf('Tenant')).toBe(1);
});

test('what cannot be a tenant is an error on the field without a call', async () => {
  const hub = await open();
  for (const text of ['b410305f-3ebe-474a-a83f-4add9acd47d', '{{tenantid}}', 'x@127.0.0.1', '../']) {
    await type(hub, 'tenant-id', text);
    expect(hub.wrapper.text()).toContain('A Tenant ID has 36 characters');
    expect(hub.wrapper.get('#tenant-id').attributes('aria-invalid')).toBe('true');
  }
  expect(hub.countOf('Tenant')).toBe(0);
});

test('half a domain is no error while it is typed', async () => {
  const hub = await open({ Tenant: () => ({ data: { tenant: null } }) });
  const field = hub.wrapper.get('#tenant-id');
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    await field.trigger('focusin');
    await field.setValue('cont');
    // However long the pause.
    await vi.advanceTimersByTimeAsync(60_000);
    expect(hub.wrapper.text()).not.toContain('A Tenant ID has 36 characters');
    expect(hub.countOf('Tenant')).toBe(0);
  } finally {
    vi.useRealTimers();
  }
  await field.trigger('blur');
  await flushPromises();
  expect(hub.wrapper.text()).toContain('A Tenant ID has 36 characters');
});

test.each<[string, Answers[string], string]>([
  ['knows no such tenant', () => ({ data: { tenant: null } }), 'Microsoft knows no such tenant.'],
  [
    'is in another cloud',
    () => ({
      errors: [new GraphQLError('', { extensions: { code: 'TENANT_IN_OTHER_CLOUD', cloud: 'usgov' } })],
    }),
    'This tenant is in the US Government (GCC High) cloud, for which no app registration is set up here. Set it up',
  ],
  [
    'did not answer',
    () => ({ errors: [new GraphQLError('', { extensions: { code: 'TENANT_LOOKUP_UNAVAILABLE' } })] }),
    'Microsoft did not answer, so the tenant cannot be checked now. Saving has to wait until it can.',
  ],
  ['was asked', () => new Promise(() => undefined), 'Asking Microsoft…'],
])('says under the field that Microsoft %s', async (_what, answer, sentence) => {
  const hub = await open({ Tenant: answer });
  await type(hub, 'tenant-id', tenantId);
  expect(hub.wrapper.text()).toContain(sentence);
});

test('a tenant that could not be checked can be checked again', async () => {
  let isReachable = false;
  const hub = await open({
    Tenant: () =>
      isReachable
        ? { data: { tenant: contoso } }
        : { errors: [new GraphQLError('', { extensions: { code: 'TENANT_LOOKUP_UNAVAILABLE' } })] },
  });
  await type(hub, 'tenant-id', tenantId);
  isReachable = true;
  await hub.wrapper
    .findAll('button')
    .find((button) => button.text() === 'Check again')
    ?.trigger('click');
  await flushPromises();
  expect(hub.wrapper.text()).toContain('Found: Contoso');
});
