import { WebhookReceiver } from '../hub/webhook-receiver.js';
import { WebhooksPage } from '../pages/webhooks.page.js';
import type { Walk } from './walk.js';

/** Webhooks: one that works, one whose receiver is gone, and the log of one with an attempt that failed. */
export async function webhooks({ page, hub, look, say }: Walk): Promise<void> {
  const [erp, gone] = [await WebhookReceiver.start(), await WebhookReceiver.start()];
  const window = new WebhooksPage(page, say);
  await page.goto(`${hub.url}/webhooks`);
  await page.getByText(say('There is no webhook yet.')).waitFor();
  await look('80-no-webhook');
  await window.fill('http://192.0.2.', 'ERP – objednávky a faktury, oddělení nákupu');
  await window.dialog.getByRole('button', { name: say('Save webhook') }).click();
  await window.dialog.locator('[aria-invalid]').waitFor();
  await look('81-webhook-form');
  await window.dialog.getByLabel(say('Address')).fill(erp.url);
  erp.trust(await window.save());
  await look('82-webhook-secret');
  await window.done();
  await window.sendTest(erp.url);
  await page.getByText(say('The test was delivered: the receiver answered 204.')).waitFor();
  await look('83-webhook-test');
  await window.close();
  erp.status = 500;
  await window.sendTest(erp.url);
  await page.getByText(say('HTTP status 500')).waitFor();
  await window.close();

  gone.trust(await window.add(`${gone.url}/a-very-long-path/${'0123456789'.repeat(8)}`, ''));
  gone.status = 410;
  await page
    .getByRole('button', { name: say('Send test') })
    .last()
    .click();
  await page.getByText(say('HTTP status 410')).waitFor();
  await window.close();
  await page.getByText(say('Parked')).waitFor();
  await look('84-webhooks');
  await window.openLog(erp.url);
  await window.deliveries.first().getByText(say('Test'), { exact: true }).click();
  await look('85-webhook-log');
  await page.getByRole('button', { name: say('New secret') }).click();
  await look('86-webhook-new-secret');
  await window.dialog.getByRole('button', { name: say('Make new secret') }).click();
  await window.dialog.getByLabel(say('Signing secret'), { exact: true }).waitFor();
  await look('87-webhook-secret-made');
  await window.done();
  await Promise.all([erp.stop(), gone.stop()]);
}
