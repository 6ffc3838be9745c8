import { type OpenAPIHono, z } from '@hono/zod-openapi'
import { fail, type ImportReport, importReportShape, ok, problem, type Result } from '@understory/model'
import type { Context } from 'hono'
import { problemShape } from '../../http/problem-shape.ts'
import { one, parametersShape, parseQuery } from '../../http/query.ts'
import { operationOf, screenTexts } from '../../http/screened-body.ts'
import { spoolUpload, tooLarge } from '../../import/spool.ts'
import { problemResponse } from '../../problem-response.ts'
import { cityFor, type MemberContext, okJson, signedIn } from './context.ts'

const city = one(z.string().max(60), 'Name of the city.', 'a name from /api/v1/cities')
const uploadParameters = {
  city,
  filename: one(
    z.string().regex(/^[^/\\]{1,200}$/),
    'Name of the file as it came.',
    'a file name without folders',
  ),
  source: one(
    z.string().regex(/^[a-z0-9-]{1,60}$/),
    'Name of the source; left out, the header tells.',
    'a name of a source',
  ),
}
const listParameters = {
  city,
  limit: one(
    z
      .string()
      .regex(/^[1-9]\d{0,2}$/)
      .transform(Number),
    'How many, newest first.',
    'a number from 1 to 999',
  ),
}

const bearer = [{ bearer: [] }]
const problems = {
  default: { description: 'A problem', content: { 'application/problem+json': { schema: problemShape } } },
}

export function mountImports(app: OpenAPIHono, context: MemberContext): void {
  app.openAPIRegistry.registerPath({
    method: 'post',
    path: '/api/v1/member/imports',
    summary:
      'Imports a file: the body is the file itself, gzip or plain. Answers when it is kept or refused.',
    tags: ['imports'],
    security: bearer,
    request: {
      query: parametersShape(uploadParameters),
      body: { content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } } },
    },
    responses: {
      200: {
        description: 'What became of the file',
        content: { 'application/json': { schema: importReportShape } },
      },
      ...problems,
    },
  })
  app.post('/api/v1/member/imports', async c => {
    const report = await receive(c, context)
    return report.ok ? okJson(report.value) : problemResponse(report.problem)
  })

  app.openAPIRegistry.registerPath({
    method: 'get',
    path: '/api/v1/member/imports',
    summary: 'The imports of a city, newest first, of the sources whose names the caller may know.',
    tags: ['imports'],
    security: bearer,
    request: { query: parametersShape(listParameters) },
    responses: {
      200: {
        description: 'Imports',
        content: { 'application/json': { schema: z.array(importReportShape) } },
      },
      ...problems,
    },
  })
  app.get('/api/v1/member/imports', async c => {
    const caller = await signedIn(c, context, 'import-file')
    if (!caller.ok) return problemResponse(caller.problem)
    const query = parseQuery(new URL(c.req.url).searchParams, listParameters)
    if (!query.ok) return problemResponse(query.problem)
    const found = await cityFor(context, caller.value, query.value.city)
    if (!found.ok) return problemResponse(found.problem)
    return okJson(await found.value.importsFor(caller.value, query.value.limit ?? 50))
  })
}

async function receive(c: Context, context: MemberContext): Promise<Result<ImportReport>> {
  const caller = await signedIn(c, context, 'import-file')
  if (!caller.ok) return caller
  const query = parseQuery(new URL(c.req.url).searchParams, uploadParameters)
  if (!query.ok) return query
  const found = await cityFor(context, caller.value, query.value.city)
  if (!found.ok) return found
  const { filename } = query.value
  const stopped = await screenTexts(operationOf(c), { filename }, [], () => found.value.knownNames())
  if (stopped) return stopped
  const announced = Number(c.req.header('content-length') ?? 0)
  if (announced > context.maxUploadBytes) return fail(tooLarge(context.maxUploadBytes).problem)
  const body = c.req.raw.body
  if (!body)
    return fail(problem('bad-request-body', 'The body is empty.', { expected: 'the bytes of a file' }))
  const file = await spoolUpload(body, context.uploadDir, context.maxUploadBytes)
  try {
    if (file.bytes === 0)
      return fail(problem('bad-request-body', 'The body is empty.', { expected: 'the bytes of a file' }))
    const report = await context.importPath({
      city: found.value.city.name,
      path: file.path,
      fileName: filename ?? 'upload',
      fileHash: file.fileHash,
      source: query.value.source ?? null,
      actor: caller.value.name,
    })
    return report.ok ? ok(report.value) : report
  } finally {
    await file.remove()
  }
}
