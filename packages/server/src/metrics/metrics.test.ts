import { expect, it } from 'vitest';
import type { Gauge } from './gauge.js';
import { createMetrics } from './metrics.js';

function metricsOf(gauges: readonly Gauge[] = []) {
  const errors: unknown[] = [];
  const metrics = createMetrics({ version: '1.2.3', gauges, reportError: (error) => errors.push(error) });
  const lines = async (name: string) =>
    (await metrics.exposition()).split('\n').filter((line) => line.startsWith(name));
  return { metrics, errors, lines };
}

it('counts the answers of Microsoft by host, status and code', async () => {
  const { metrics, lines } = metricsOf();
  const host = 'login.example.com';
  metrics.microsoftAnswered({ host, status: 400, code: 'AADSTS700082', durationMs: 40 });
  metrics.microsoftAnswered({ host, status: 400, code: 'AADSTS700082', durationMs: 400 });
  metrics.microsoftAnswered({ host, status: null, code: null, durationMs: 12_000 });
  expect(await lines('landbridge_microsoft_answers_total')).toEqual([
    'landbridge_microsoft_answers_total{host="login.example.com",status="400",code="AADSTS700082"} 2',
    'landbridge_microsoft_answers_total{host="login.example.com",status="0",code=""} 1',
  ]);
  expect(await lines('landbridge_microsoft_answer_seconds_count')).toEqual([
    'landbridge_microsoft_answer_seconds_count{host="login.example.com"} 2',
  ]);
});

it('keeps the number of different codes bounded, whatever is answered', async () => {
  const { metrics, lines } = metricsOf();
  for (let n = 0; n < 1_000; n += 1) {
    metrics.microsoftAnswered({ host: 'h', status: 400, code: `E${n}`, durationMs: 1 });
  }
  const counted = await lines('landbridge_microsoft_answers_total');
  expect(counted).toHaveLength(201);
  expect(counted.at(-1)).toContain('code="other"} 800');
});

it('shows every result of a refresh from the start, so that the first loss is an increase', async () => {
  const { metrics, lines } = metricsOf();
  metrics.refreshEnded('grant_lost');
  expect(await lines('landbridge_token_refreshes_total')).toEqual([
    'landbridge_token_refreshes_total{result="refreshed"} 0',
    'landbridge_token_refreshes_total{result="grant_lost"} 1',
    'landbridge_token_refreshes_total{result="postponed"} 0',
  ]);
});

it('reads gauges at every scrape, and forgets what is gone', async () => {
  let readings = [{ labels: { status: 'AUTHORIZED' }, value: 2 }];
  const { lines } = metricsOf([{ name: 'many', help: '.', labels: ['status'], read: async () => readings }]);
  expect(await lines('many')).toEqual(['many{status="AUTHORIZED"} 2']);
  readings = [{ labels: { status: 'FAILED' }, value: 1 }];
  expect(await lines('many')).toEqual(['many{status="FAILED"} 1']);
});

it('shows no age of what does not exist', async () => {
  const { lines } = metricsOf([{ name: 'age_seconds', help: '.', read: async () => [] }]);
  expect(await lines('age_seconds')).toEqual([]);
});

it('answers the others when one cannot be read, and reports why', async () => {
  const failure = new Error('database gone');
  const { lines, errors } = metricsOf([
    { name: 'broken', help: '.', read: () => Promise.reject(failure) },
    { name: 'whole', help: '.', read: async () => [{ value: 7 }] },
  ]);
  expect(await lines('whole')).toEqual(['whole 7']);
  expect(errors).toContain(failure);
});
