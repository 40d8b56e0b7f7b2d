import { flushPromises } from '@vue/test-utils';
import { afterEach, expect, test, vi } from 'vitest';
import { mountAtHub, type Answers, type Hub } from '../../testing/hub.js';
import { aDelivery, anAttempt, logOf, payload } from './testing.js';
import WebhookPage from './WebhookPage.vue';

let hub: Hub;
afterEach(() => {
  hub.wrapper.unmount();
  vi.useRealTimers();
});

async function open(answers: Answers): Promise<void> {
  hub = await mountAtHub(WebhookPage, '/webhooks/endpoint-1', answers);
}
async function unfold(at = 0): Promise<void> {
  const details = document.querySelectorAll('details')[at];
  if (!details) throw new Error('There is no such delivery.');
  details.open = true;
  details.dispatchEvent(new Event('toggle'));
  await flushPromises();
}
async function press(words: string): Promise<void> {
  const buttons = [...document.body.querySelectorAll('button')];
  const found = buttons.find((one) => one.textContent.trim() === words);
  if (!found) throw new Error(`There is no button "${words}".`);
  found.click();
  await flushPromises();
}

const connectionFailed = anAttempt({
  ...{ outcome: 'FAILED', statusCode: null, answer: null },
  error: 'CONNECTION_FAILED (ECONNREFUSED)',
});

test('tells of each attempt: its status, its time, its answer, and why there was none', async () => {
  const refused = anAttempt({ number: 2, outcome: 'REFUSED', statusCode: 503, answer: 'come back later' });
  await open(logOf(aDelivery({ status: 'PENDING', attempts: [refused, connectionFailed], attemptCount: 2 })));
  expect(hub.wrapper.text()).toContain('Waiting');
  await unfold();
  const text = hub.wrapper.text();
  expect(text).toContain('HTTP status 503');
  expect(text).toContain('12 ms');
  expect(text).toContain('come back later');
  expect(text).toContain('No connection could be made (ECONNREFUSED).');
  expect(text).toContain('{"type":"connection.recovered"}');
});

test('replays one delivery, and reads the log again', async () => {
  await open({ ...logOf(aDelivery()), ...payload('replayWebhookDeliveries', { replayedCount: 1 }) });
  await unfold();
  await press('Replay');
  expect(hub.asked.find(({ name }) => name === 'ReplayWebhookDeliveries')?.variables).toEqual({
    input: { ids: ['delivery-1'] },
  });
  expect(hub.countOf('WebhookLog')).toBe(2);
});

test('replays all that is parked at once, and says why each was parked', async () => {
  await open({
    ...logOf(
      aDelivery({ id: 'a', status: 'PARKED', parkedBecause: 'EXHAUSTED' }),
      aDelivery({ id: 'b', status: 'PARKED', parkedBecause: 'ENDPOINT_DISABLED' }),
    ),
    ...payload('replayWebhookDeliveries', { replayedCount: 2 }),
  });
  await unfold(1);
  expect(hub.wrapper.text()).toContain('The webhook was switched off. Switch it on again, then replay it.');
  await press('Replay all parked (2)');
  expect(hub.asked.find(({ name }) => name === 'ReplayWebhookDeliveries')?.variables).toEqual({
    input: { endpointId: 'endpoint-1' },
  });
});

test('shows the deliveries of one state alone', async () => {
  await open(logOf(aDelivery({ id: 'a' }), aDelivery({ id: 'b', status: 'PARKED' })));
  await hub.wrapper.get('select').setValue('PARKED');
  await flushPromises();
  expect(hub.asked.at(-1)?.variables).toMatchObject({ status: 'PARKED' });
  expect(hub.wrapper.findAll('details')).toHaveLength(1);
});

test('follows a delivery that waits until it has arrived, and leaves it open meanwhile', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  let deliveries = [aDelivery({ status: 'PENDING', attempts: [connectionFailed] })];
  await open({ WebhookLog: (variables) => logOf(...deliveries)['WebhookLog']?.(variables) ?? {} });
  await unfold();
  deliveries = [aDelivery({ attempts: [anAttempt({ number: 2 }), connectionFailed], attemptCount: 2 })];
  await vi.advanceTimersByTimeAsync(2_500);
  await flushPromises();
  expect(hub.wrapper.get('summary').text()).toContain('Delivered');
  expect(hub.wrapper.text()).toContain('HTTP status 204');
});
