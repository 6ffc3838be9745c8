import { type OpenAPIHono, z } from '@hono/zod-openapi'
import { fail, logOneShape, logPageShape, logStateShape, ok, problem, type Result } from '@understory/model'
import type { PublicLog } from '@understory/publish'
import { json, openRoute } from '../../http/open-route.ts'
import { one } from '../../http/query.ts'
import { problemResponse } from '../../problem-response.ts'

const pageParameters = {
  cursor: one(z.string().regex(/^\d{1,15}$/), 'Where the page before ended.', 'the `next` of a page'),
  limit: one(
    z
      .string()
      .regex(/^\d{1,3}$/)
      .transform(Number)
      .refine(n => n >= 1 && n <= 500),
    'Entries on a page; 100 when left out.',
    'a number from 1 to 500',
  ),
}
const indexShape = z.object({
  index: z.string().openapi({ description: 'Number of the entry, from 0', example: '0' }),
})
const indexOf = (text: string): number => (/^\d{1,15}$/.test(text) ? Number(text) : -1)

/** The public log: the standard's own files under `/log/`, and the same to read under the API. */
export function mountLog(app: OpenAPIHono, log: PublicLog | undefined): void {
  const withLog = async <T>(ask: (log: PublicLog) => Promise<Result<T>>): Promise<Result<T>> =>
    log ? await ask(log) : fail(problem('not-found', 'This server keeps no public log.'))

  openRoute(app, {
    path: '/api/v1/log',
    summary: 'The state of the public log: its name, its key, its newest checkpoint.',
    feature: 'log',
    parameters: {},
    answer: logStateShape,
    maxAge_s: 5,
    handle: async () => json(await withLog(async one => ok(one.state()))),
  })
  openRoute(app, {
    path: '/api/v1/log/entries',
    summary: 'What was entered in the public log, oldest first.',
    feature: 'log',
    parameters: pageParameters,
    answer: logPageShape,
    maxAge_s: 5,
    handle: async ({ cursor, limit }) => json(await withLog(log => log.page(cursor ?? null, limit ?? 100))),
  })
  openRoute(app, {
    path: '/api/v1/log/entries/{index}',
    summary: 'One entry, what its hash was taken over, and its proof file (c2sp.org/tlog-proof).',
    feature: 'log',
    parameters: {},
    pathShape: indexShape,
    answer: logOneShape,
    maxAge_s: 5,
    handle: async (_, param) => json(await withLog(log => log.one(indexOf(param('index'))))),
  })
  app.get('/log/*', async c => {
    const path = c.req.path.slice('/log/'.length)
    if (path === 'vkey' && log) return textResponse(`${log.state().verifierKey}\n`)
    const proofOf = /^proof\/(\d{1,15})\.tlog-proof$/.exec(path)?.[1]
    if (proofOf !== undefined) return await proofResponse(log, Number(proofOf))
    const bytes = await log?.file(path)
    if (!bytes) return problemResponse(problem('not-found', 'There is no such file in the public log.'))
    return path === 'checkpoint' ? textResponse(bytes) : tileResponse(bytes)
  })
}

const textResponse = (body: string | Uint8Array): Response =>
  new Response(body as BodyInit, {
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'public, max-age=5' },
  })

const tileResponse = (bytes: Uint8Array): Response =>
  new Response(bytes as BodyInit, {
    headers: {
      'content-type': 'application/octet-stream',
      'cache-control': 'public, max-age=31536000, immutable',
    },
  })

async function proofResponse(log: PublicLog | undefined, index: number): Promise<Response> {
  const one = await log?.one(index)
  if (!one?.ok || one.value.proof === null)
    return problemResponse(problem('not-found', `There is no proof of an entry ${index} yet.`))
  return new Response(one.value.proof, {
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      'cache-control': 'public, max-age=5',
      'content-disposition': `attachment; filename="entry-${index}.tlog-proof"`,
    },
  })
}
