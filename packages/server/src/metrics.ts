import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

export type AnswerKind = 'page' | 'api' | 'asset' | 'member' | 'other'

/** What `/metrics` shows. One registry per server, so that tests can run several. */
export function createMetrics() {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, prefix: 'understory_' })
  const registers = [registry]
  return {
    registry,
    requests: new Counter({
      name: 'understory_http_requests_total',
      help: 'Answers by kind, status class and whether they came from the cache',
      labelNames: ['kind', 'status', 'cache'] as const,
      registers,
    }),
    seconds: new Histogram({
      name: 'understory_http_request_seconds',
      help: 'Time from request to answer',
      labelNames: ['kind'] as const,
      buckets: [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
      registers,
    }),
    receivedBytes: new Counter({
      name: 'understory_http_received_bytes_total',
      help: 'Bytes that were read from connections, counted when they close',
      registers,
    }),
    imports: new Counter({
      name: 'understory_imports_total',
      help: 'Imports by outcome',
      labelNames: ['outcome'] as const,
      registers,
    }),
    importedRows: new Counter({
      name: 'understory_import_rows_total',
      help: 'File rows read by imports',
      registers,
    }),
    pulls: new Counter({
      name: 'understory_pulls_total',
      help: 'Scheduled pulls by outcome',
      labelNames: ['outcome'] as const,
      registers,
    }),
    cacheBytes: new Gauge({
      name: 'understory_cache_bytes',
      help: 'Bytes held by the answer cache',
      registers,
    }),
    snapshotNo: new Gauge({
      name: 'understory_snapshot_no',
      help: 'Number of the snapshot that answers come from',
      labelNames: ['city'] as const,
      registers,
    }),
  }
}
export type Metrics = ReturnType<typeof createMetrics>
