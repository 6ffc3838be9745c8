import { ProblemError, problem } from '@understory/model'
import * as z from 'zod'
import { fetchPage } from './fetch-page.ts'
import { type FeedPage, newer, type ReadPage } from './reader.ts'

export const arcgisPageRows = 2_000

const pageShape = z.object({
  features: z.array(
    z.object({
      attributes: z.record(z.string(), z.unknown()),
      geometry: z.object({ x: z.unknown(), y: z.unknown() }).partial().nullish(),
    }),
  ),
  exceededTransferLimit: z.boolean().optional(),
})
const faultShape = z.object({
  error: z.object({ code: z.number().optional(), message: z.string().optional() }),
})
const layerShape = z.object({
  objectIdField: z.string().nullish(),
  editFieldsInfo: z.object({ editDateField: z.string().nullish() }).nullish(),
})

/**
 * A page of an ArcGIS feature layer (`https://…/FeatureServer/0`), ordered by its object id. Where the layer tracks
 * edits, only features edited after the last pull; points are asked for in WGS84 (columns `geometry.x`, `geometry.y`). https://developers.arcgis.com/rest/services-reference/enterprise/query-feature-service-layer
 */
export const readArcgisPage: ReadPage = async (feed, { since, offset }, world): Promise<FeedPage> => {
  const layer = new URL(feed.url)
  const own = layer.searchParams.get('where')
  layer.search = ''
  const about = layerShape.safeParse(await ask(layer, {}, world))
  const editField = about.data?.editFieldsInfo?.editDateField ?? null
  const changed = editField && since ? `${editField} > timestamp '${timestampOf(since)}'` : null
  const query = new URL(`${layer.origin}${layer.pathname.replace(/\/$/, '')}/query`)
  const answer = await ask(
    query,
    {
      where: [own && `(${own})`, changed].filter(Boolean).join(' AND ') || '1=1',
      outFields: '*',
      orderByFields: about.data?.objectIdField ?? 'OBJECTID',
      resultOffset: String(offset),
      resultRecordCount: String(arcgisPageRows),
      outSR: '4326',
      returnGeometry: 'true',
    },
    world,
  )
  const page = pageShape.safeParse(answer)
  if (!page.success) throw unreachable(query, 'The layer answered with something else than features.')
  const { features, exceededTransferLimit } = page.data
  let newest: string | null = null
  for (const { attributes } of features) {
    const edited = editField === null ? null : attributes[editField]
    if (typeof edited === 'number') newest = newer(newest, new Date(edited).toISOString())
  }
  return {
    rows: features,
    text: `${JSON.stringify({ features })}\n`,
    newest,
    last: exceededTransferLimit !== true || features.length === 0,
  }
}

/** ArcGIS says many of its faults with status 200. */
async function ask(base: URL, parameters: Record<string, string>, world: Parameters<typeof fetchPage>[1]) {
  const url = new URL(base)
  for (const [name, value] of Object.entries({ ...parameters, f: 'json' })) url.searchParams.set(name, value)
  const answer = await fetchPage(url, world)
  const fault = faultShape.safeParse(answer)
  if (fault.success) {
    const { code, message } = fault.data.error
    throw unreachable(
      url,
      `The layer answered with error ${code ?? ''} ${(message ?? '').slice(0, 200)}`.trim(),
    )
  }
  return answer
}

const timestampOf = (instant: string) => new Date(instant).toISOString().slice(0, 19).replace('T', ' ')

const unreachable = (url: URL, detail: string) =>
  new ProblemError(
    problem('feed-unreachable', detail, {
      where: `${url.origin}${url.pathname}`,
      expected: 'the address of a feature layer, …/FeatureServer/0',
    }),
  )
