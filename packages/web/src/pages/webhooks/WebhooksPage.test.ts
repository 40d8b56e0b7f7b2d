import { flushPromises } from '@vue/test-utils';
import { afterEach, expect, test } from 'vitest';
import { mountAtHub, type Answers, type Hub } from '../../testing/hub.js';
import { anAttempt, aDelivery, anEndpoint, endpointsOf, logOf, payload } from './testing.js';
import WebhooksPage from './WebhooksPage.vue';

let hub: Hub;
afterEach(() => hub.wrapper.unmount());

async function open(answers: Answers): Promise<void> {
  hub = await mountAtHub(WebhooksPage, '/webhooks', answers);
}
async function press(words: string): Promise<void> {
  const buttons = [...document.body.querySelectorAll('button')];
  const last = buttons.filter((one) => one.textContent.trim() === words).at(-1);
  if (!last) throw new Error(`There is no button "${words}".`);
  last.click();
  await flushPromises();
}
async function fill(id: string, value: string): Promise<void> {
  const field = document.querySelector<HTMLInputElement>(`#${id}`);
  if (!field) throw new Error(`There is no field ${id}.`);
  field.value = value;
  field.dispatchEvent(new Event('input'));
  await flushPromises();
}
async function tick(name: string): Promise<void> {
  const label = [...document.querySelectorAll('label')].find((one) => one.textContent.includes(name));
  label?.querySelector('input')?.click();
  await flushPromises();
}

test('says why a webhook is off, what it is told of, and how the last delivery went', async () => {
  await open({
    ...endpointsOf(anEndpoint({ isEnabled: false, disabledBecause: 'GONE' })),
    ...logOf(aDelivery({ status: 'PARKED', parkedBecause: 'ENDPOINT_GONE' })),
  });
  const text = hub.wrapper.text();
  expect(text).toContain('https://erp.example.com/landbridge');
  expect(text).toContain('The receiver answered 410 (Gone), so the webhook was switched off.');
  expect(text).toContain('Recovered');
  expect(text).toContain('Parked');
});

test('adds a webhook, told of losses and recoveries unless chosen otherwise, and shows its secret once', async () => {
  await open({
    ...endpointsOf(),
    ...payload('addWebhookEndpoint', { endpoint: anEndpoint(), secret: 'whsec_c2VjcmV0' }),
  });
  expect(hub.wrapper.text()).toContain('There is no webhook yet.');
  await press('+ Add webhook');
  await fill('webhook-url', 'https://erp.example.com/landbridge');
  await tick('Test did not pass');
  await press('Save webhook');
  expect(hub.asked.find(({ name }) => name === 'AddWebhookEndpoint')?.variables).toEqual({
    input: {
      ...{ url: 'https://erp.example.com/landbridge', description: '', isEnabled: true },
      eventTypes: [
        'connection.needs_reauthorization',
        'connection.recovered',
        'connection.verification_failed',
      ],
    },
  });
  expect(document.querySelector<HTMLInputElement>('[role=dialog] input')?.value).toBe('whsec_c2VjcmV0');
  await press('Done');
  expect(document.body.innerHTML).not.toContain('whsec_');
});

test('shows what is wrong with an address at its field', async () => {
  const refused = [{ code: 'WEBHOOK_HOST_NOT_FOUND', field: ['url'] }];
  await open({
    ...endpointsOf(),
    ...payload('addWebhookEndpoint', { endpoint: null, secret: null }, refused),
  });
  await press('+ Add webhook');
  await fill('webhook-url', 'https://erp.exmaple.com');
  await press('Save webhook');
  expect(document.querySelector('#webhook-url-message')?.textContent).toContain(
    'There is no host of this name.',
  );
  expect(document.activeElement?.id).toBe('webhook-url');
});

test('switches a webhook off although nobody knows its address any more: only what changed is sent', async () => {
  await open({
    ...endpointsOf(anEndpoint()),
    ...logOf(),
    ...payload('updateWebhookEndpoint', { endpoint: anEndpoint({ isEnabled: false }) }),
  });
  await press('Edit');
  await tick('Switched on');
  await press('Save webhook');
  expect(hub.asked.find(({ name }) => name === 'UpdateWebhookEndpoint')?.variables).toEqual({
    input: { id: 'endpoint-1', isEnabled: false },
  });
});

test('says that the old secret stays valid for 24 hours, before and after a new one is made', async () => {
  await open({
    ...endpointsOf(anEndpoint()),
    ...logOf(),
    ...payload('rotateWebhookSecret', { endpoint: anEndpoint(), secret: 'whsec_bmV3' }),
  });
  await press('New secret');
  expect(document.querySelector('[role=dialog]')?.textContent).toContain('stays valid for 24 hours');
  await press('Make new secret');
  const dialog = document.querySelector('[role=dialog]');
  expect(dialog?.querySelector('input')?.value).toBe('whsec_bmV3');
  expect(dialog?.textContent).toContain('For 24 hours messages are signed with the old secret too');
});

test('shows by itself how a test went, with what the receiver answered', async () => {
  const failed = anAttempt({ outcome: 'REFUSED', statusCode: 500, answer: 'out of paper' });
  const sent = aDelivery({ eventType: 'webhook.test', status: 'PENDING', attempts: [failed] });
  await open({
    ...endpointsOf(anEndpoint()),
    ...logOf(sent),
    ...payload('sendTestWebhook', { delivery: sent }),
  });
  await press('Send test');
  const result = document.querySelector('[role=dialog] [role=status]')?.textContent;
  expect(result).toContain('The test was not delivered.');
  expect(result).toContain('HTTP status 500');
  expect(result).toContain('out of paper');
});

test('asks before it deletes', async () => {
  await open({
    ...endpointsOf(anEndpoint()),
    ...logOf(),
    ...payload('deleteWebhookEndpoint', { deletedWebhookEndpointId: 'endpoint-1' }),
  });
  await press('Delete');
  expect(hub.countOf('DeleteWebhookEndpoint')).toBe(0);
  await press('Delete webhook');
  expect(hub.countOf('DeleteWebhookEndpoint')).toBe(1);
  expect(document.querySelector('[role=dialog]')).toBeNull();
  expect(hub.countOf('WebhookEndpoints')).toBe(2);
});
