import type { OpenAPIHono } from '@hono/zod-openapi'
import { problem } from '@understory/model'
import type { Context } from 'hono'
import { challengeHeader, proofHeader, signChallenge } from '../http/server-proof.ts'
import { isFromThisMachine } from '../http/this-machine.ts'
import type { Metrics } from '../metrics.ts'
import { problemResponse } from '../problem-response.ts'
import { type MemberContext, signedIn } from './member/context.ts'

const plain = { 'content-type': 'application/json', 'cache-control': 'no-store' }

/**
 * `/healthz`: the process lives, and proves to a command that it is the server of its data folder. `/readyz`: it can answer questions. `/metrics`: for Prometheus. What is missing, and the metrics, are told to
 * programs on this machine and to the operator: they name cities that may not be public yet and tell an attacker how an attack goes.
 */
export function mountHealth(
  app: OpenAPIHono,
  context: MemberContext,
  metrics: Metrics,
  missing: () => Promise<readonly string[]>,
): void {
  app.get('/healthz', c => {
    const challenge = c.req.header(challengeHeader)
    const token = context.operatorToken
    const proof = challenge && token ? signChallenge(token, challenge) : null
    const headers = proof === null ? plain : { ...plain, [proofHeader]: proof }
    return new Response('{"status":"ok"}', { headers })
  })
  app.get('/readyz', async c => {
    const what = await missing()
    const isReady = what.length === 0
    const tells = !isReady && (await isOperator(c, context))
    const body = { status: isReady ? 'ok' : 'not ready', ...(tells && { missing: what }) }
    return new Response(JSON.stringify(body), { status: isReady ? 200 : 503, headers: plain })
  })
  app.get('/metrics', async c => {
    if (!(await isOperator(c, context)))
      return problemResponse(
        problem('not-allowed', 'Metrics are for this machine and for the operator.', {
          expected: 'a request from this machine, or Authorization: Bearer TOKEN of the operator',
        }),
      )
    const text = await metrics.registry.metrics()
    return new Response(text, {
      headers: { 'content-type': metrics.registry.contentType, 'cache-control': 'no-store' },
    })
  })
}

const isOperator = async (c: Context, context: MemberContext): Promise<boolean> =>
  isFromThisMachine(c, context.addressOf) ||
  (c.req.header('authorization') !== undefined && (await signedIn(c, context, 'run-command')).ok)
