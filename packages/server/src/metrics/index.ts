export type { Gauge, Reading } from './gauge.js';
export { createMetrics, type Metrics, type MetricsOptions, type RefreshResult } from './metrics.js';
