import { collectDefaultMetrics, Counter, Gauge as PrometheusGauge, Histogram, Registry } from 'prom-client';
import { BoundedWords } from './bounded-words.js';
import type { Gauge } from './gauge.js';

export interface MetricsOptions {
  readonly version: string;
  /** What is looked up at every scrape. */
  readonly gauges: readonly Gauge[];
  /** Told of a gauge that could not be read; the others are answered. */
  readonly reportError: (error: unknown) => void;
}

/** How one request to Microsoft went; status and code are null when nothing came, or no error. */
export interface MicrosoftAnswer {
  readonly host: string;
  readonly status: number | null;
  readonly code: string | null;
  readonly durationMs: number;
}

/** How a refresh of a connection's tokens went. */
export type RefreshResult = 'refreshed' | 'grant_lost' | 'postponed';

/** What an operator's monitoring asks for, in Prometheus' text format. */
export interface Metrics {
  /** Of `exposition`. */
  readonly contentType: string;
  microsoftAnswered(answer: MicrosoftAnswer): void;
  refreshEnded(result: RefreshResult): void;
  /** Everything that is known now (prometheus.io, Exposition formats). */
  exposition(): Promise<string>;
}

/** Bounds: a label that grew with what others answer would fill the memory of whoever collects it. */
const maxCodes = 200;
const secondsBuckets = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 12];

/** Counts from now on; nothing is stored. */
export function createMetrics({ version, gauges, reportError }: MetricsOptions): Metrics {
  const register = new Registry();
  const registers = [register];
  collectDefaultMetrics({ register });
  new PrometheusGauge({
    name: 'landbridge_info',
    help: 'Always 1; its label tells the version.',
    labelNames: ['version'],
    registers,
  }).set({ version }, 1);
  const answers = new Counter({
    name: 'landbridge_microsoft_answers_total',
    help: 'Answers of Microsoft by host, HTTP status (0: none came) and the code that an error calls itself.',
    labelNames: ['host', 'status', 'code'],
    registers,
  });
  const seconds = new Histogram({
    name: 'landbridge_microsoft_answer_seconds',
    help: 'How long Microsoft took to answer.',
    labelNames: ['host'],
    buckets: secondsBuckets,
    registers,
  });
  const refreshes = new Counter({
    name: 'landbridge_token_refreshes_total',
    help: 'Refreshes of tokens by result: refreshed, grant_lost, or postponed for what may pass.',
    labelNames: ['result'],
    registers,
  });
  const results: readonly RefreshResult[] = ['refreshed', 'grant_lost', 'postponed'];
  // Present from the start, or the first loss would be no increase.
  for (const result of results) refreshes.inc({ result }, 0);
  for (const gauge of gauges) register.registerMetric(prometheusGauge(gauge, reportError));
  const codes = new BoundedWords(maxCodes);
  return {
    contentType: register.contentType,
    microsoftAnswered({ host, status, code, durationMs }) {
      answers.inc({ host, status: String(status ?? 0), code: codes.bounded(code ?? '') });
      if (status !== null) seconds.observe({ host }, durationMs / 1000);
    },
    refreshEnded: (result) => refreshes.inc({ result }),
    exposition: () => register.metrics(),
  };
}

function prometheusGauge(
  { name, help, labels = [], read }: Gauge,
  reportError: (error: unknown) => void,
): PrometheusGauge {
  return new PrometheusGauge({
    name,
    help,
    labelNames: labels,
    registers: [],
    async collect() {
      // What is gone must not stay as it was last.
      this.reset();
      if (labels.length === 0) this.remove();
      try {
        for (const { labels: at = {}, value } of await read()) this.set(at, value);
      } catch (error) {
        reportError(error);
      }
    },
  });
}
