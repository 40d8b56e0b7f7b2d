import { expect, inBothLanguages, test } from '../hub/fixtures.js';
import { WebhookReceiver } from '../hub/webhook-receiver.js';
import { WebhooksPage } from '../pages/webhooks.page.js';

test.use({ hubOf: 'webhooks' });

test(
  'adds a webhook whose test arrives signed, keeps what did not arrive on record, and sends it again',
  inBothLanguages,
  async ({ page, say }) => {
    const receiver = await WebhookReceiver.start();
    const webhooks = new WebhooksPage(page, say);
    await page.goto('/connections');
    await page.getByRole('link', { name: say('Webhooks') }).click();
    receiver.trust(await webhooks.add(receiver.url, 'ERP'));
    await expect(webhooks.card(receiver.url)).toContainText(say('Needs to be authorized again'));

    await webhooks.sendTest(receiver.url);
    await expect(webhooks.dialog).toContainText(say('The test was delivered: the receiver answered 204.'));
    // The receiver takes what its secret verifies, and nothing else.
    expect(receiver.types()).toEqual(['webhook.test']);
    await webhooks.close();
    await expect(webhooks.card(receiver.url)).toContainText(say('Delivered'));

    receiver.status = 500;
    await webhooks.sendTest(receiver.url);
    await expect(webhooks.dialog).toContainText(say('The test was not delivered.'));
    await webhooks.close();
    await webhooks.openLog(receiver.url);
    await expect(webhooks.deliveries).toHaveCount(2);
    const failed = webhooks.deliveries.first();
    await expect(failed).toContainText(say('Waiting'));
    await failed.getByText(say('Test'), { exact: true }).click();
    await expect(failed).toContainText(say('HTTP status 500'));

    receiver.status = 204;
    await failed.getByRole('button', { name: say('Replay') }).click();
    await expect(failed).toContainText(say('HTTP status 204'));
    await expect(failed).toContainText(say('HTTP status 500'));
    await expect(webhooks.deliveries.filter({ hasText: say('Waiting') })).toHaveCount(0);

    const renewed = await webhooks.renewSecret();
    expect(renewed).toMatch(/^whsec_/);
    await webhooks.delete();
    await expect(page.getByText(say('There is no webhook yet.'))).toBeVisible();
    await receiver.stop();
  },
);

test('sends what was parked again, all of it at once', async ({ page, say }) => {
  const receiver = await WebhookReceiver.start();
  const webhooks = new WebhooksPage(page, say);
  await page.goto('/webhooks');
  receiver.trust(await webhooks.add(receiver.url, 'ERP'));
  // 410 Gone: the receiver wants nothing any more.
  receiver.status = 410;
  await webhooks.sendTest(receiver.url);
  await expect(webhooks.dialog).toContainText('HTTP status 410');
  await webhooks.close();
  await expect(webhooks.card(receiver.url)).toContainText('The receiver answered 410 (Gone)');
  await webhooks.openLog(receiver.url);
  await expect(webhooks.deliveries.first()).toContainText('Parked');

  receiver.status = 204;
  await page.getByRole('button', { name: 'Edit' }).click();
  await webhooks.dialog.getByLabel('Switched on').check();
  await webhooks.dialog.getByRole('button', { name: 'Save webhook' }).click();
  await expect(webhooks.dialog).toBeHidden();
  await page.getByRole('button', { name: 'Replay all parked (1)' }).click();
  await expect(webhooks.deliveries.first()).toContainText('Delivered');
  expect(receiver.types()).toEqual(['webhook.test']);
  await webhooks.delete();
  await receiver.stop();
});
