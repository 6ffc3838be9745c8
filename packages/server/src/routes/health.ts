import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Metrics } from '../metrics.ts'

const plain = { 'content-type': 'application/json', 'cache-control': 'no-store' }

/** `/healthz`: the process lives. `/readyz`: it can answer questions, or what is missing. `/metrics`: for Prometheus. */
export function mountHealth(
  app: OpenAPIHono,
  metrics: Metrics,
  missing: () => Promise<readonly string[]>,
): void {
  app.get('/healthz', () => new Response('{"status":"ok"}', { headers: plain }))
  app.get('/readyz', async () => {
    const what = await missing()
    const body = JSON.stringify(what.length === 0 ? { status: 'ok' } : { status: 'not ready', missing: what })
    return new Response(body, { status: what.length === 0 ? 200 : 503, headers: plain })
  })
  app.get('/metrics', async () => {
    const text = await metrics.registry.metrics()
    return new Response(text, {
      headers: { 'content-type': metrics.registry.contentType, 'cache-control': 'no-store' },
    })
  })
}
