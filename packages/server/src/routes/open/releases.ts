import { type OpenAPIHono, z } from '@hono/zod-openapi'
import {
  ok,
  problem,
  type ReleaseOne,
  type Result,
  releaseListShape,
  releaseOneShape,
} from '@understory/model'
import { json, openRoute } from '../../http/open-route.ts'
import { one } from '../../http/query.ts'
import { problemResponse } from '../../problem-response.ts'
import { type OpenContext, withCity } from './context.ts'
import { cityParameter } from './parameters.ts'

const pageParameters = {
  dataset: one(z.string().max(100), 'Only releases of this dataset.', 'a dataset as it stands in answers'),
  cursor: one(z.string().max(100), 'Where the page before ended.', 'the `next` of a page'),
  limit: one(
    z
      .string()
      .regex(/^\d{1,3}$/)
      .transform(Number)
      .refine(n => n >= 1 && n <= 500),
    'Releases on a page; 50 when left out.',
    'a number from 1 to 500',
  ),
}
const idShape = z.object({ id: z.string().openapi({ description: 'UUID of the release' }) })

/** Releases as anyone reads them, their files at addresses that never change, and the catalogue. */
export function mountReleases(app: OpenAPIHono, context: OpenContext): void {
  const { releases } = context.publish
  openRoute(app, {
    path: '/api/v1/releases',
    summary: 'What is published as releases, newest first; superseded ones too.',
    feature: 'releases',
    parameters: { ...cityParameter, ...pageParameters },
    answer: releaseListShape,
    handle: query => withCity(context, query, async city => json(await releases.list(city, query))),
  })
  openRoute(app, {
    path: '/api/v1/releases/{id}',
    summary: 'One release: how it was protected, how its tables begin, its files and its versions.',
    feature: 'releases',
    parameters: {},
    pathShape: idShape,
    answer: releaseOneShape,
    handle: async (_, param) => json(await oneRelease(context, param('id'))),
  })
  mountFiles(app, context)
  mountCatalogue(app, context)
}

async function oneRelease(context: OpenContext, id: string): Promise<Result<ReleaseOne>> {
  const found = await context.publish.releases.one(id)
  if (!found.ok) return found
  const [index] = (await context.publicLog?.about('release', id)) ?? []
  const log = index === undefined ? null : { index, proof: `/log/proof/${index}.tlog-proof` }
  return ok({ ...found.value, page: `${context.home()}/releases/${id}`, log })
}

const shownInPlace = /^(text\/html|application\/json)/

function mountFiles(app: OpenAPIHono, context: OpenContext): void {
  const path = '/releases/{id}/files/{name}'
  app.openAPIRegistry.registerPath({
    method: 'get',
    path,
    summary:
      'A file of a public release. Neither the address nor the bytes ever change; the ETag is its SHA-256.',
    tags: ['releases'],
    request: {
      params: idShape.extend({ name: z.string().openapi({ description: 'As in the list of its files' }) }),
    },
    responses: {
      200: {
        description: 'The file',
        content: { 'application/octet-stream': { schema: { type: 'string' } } },
      },
      304: { description: 'The same as the ETag that was sent' },
      default: { description: 'A problem' },
    },
  })
  app.get('/releases/:id/files/:name', async c => {
    const unknown = [...new URL(c.req.url).searchParams.keys()][0]
    if (unknown !== undefined)
      return problemResponse(
        problem('bad-parameter', 'A file takes no parameters.', { where: unknown.slice(0, 60) }),
      )
    const file = await context.publish.releases.file(c.req.param('id'), c.req.param('name'))
    if (!file.ok) return problemResponse(file.problem)
    const { name, mediaType, sha256, content } = file.value
    return new Response(content.slice(), {
      headers: {
        'content-type': mediaType,
        'cache-control': 'public, max-age=31536000, immutable',
        etag: `W/"${sha256}"`,
        'content-disposition': `${shownInPlace.test(mediaType) ? 'inline' : 'attachment'}; filename="${name}"`,
      },
    })
  })
}

const versionParameter = {
  version: one(z.enum(['1.1', '3']), 'Version of DCAT-US; 1.1 when left out.', '1.1 or 3'),
}

/** One address for both versions: harvesters read 1.1 at `/data.json`, so the newer one is asked for. */
function mountCatalogue(app: OpenAPIHono, context: OpenContext): void {
  openRoute(app, {
    path: '/data.json',
    summary: 'The current release of each dataset as a catalogue: DCAT-US 1.1, or 3 with `version=3`.',
    feature: 'releases',
    parameters: versionParameter,
    answer: z.looseObject({ dataset: z.array(z.looseObject({})) }),
    maxAge_s: 300,
    handle: async ({ version = '1.1' }) => {
      const base = context.home()
      const contactEmail = context.contactEmail ?? null
      return json(await context.publish.releases.catalogue(version, { base, contactEmail }))
    },
  })
}
