import { type OpenAPIHono, z } from '@hono/zod-openapi'
import { exploreGuns } from '@understory/analysis'
import { type GunExploreFilter, gunExploreShape, gunFacets } from '@understory/model'
import { many } from '../../../http/query.ts'
import { memberRoute } from '../answered.ts'
import type { MemberContext } from '../context.ts'

const parameters = Object.fromEntries(
  gunFacets.map(name => [
    name,
    many(
      z.string().max(120),
      `Codes of ${name} that guns must have one of.`,
      'codes as they stand in the answer',
    ),
  ]),
) as Record<(typeof gunFacets)[number], ReturnType<typeof many<string>>>

/** Eight linked facets over the guns that an agreement in force opens to whoever asks. */
export function mountGunExplorer(app: OpenAPIHono, context: MemberContext): void {
  memberRoute(app, context, {
    method: 'get',
    path: '/api/v1/member/guns/explore',
    summary: 'Eight facets of guns, each counted under the filters of all the others.',
    feature: 'guns',
    action: 'read-guns',
    parameters,
    answer: gunExploreShape,
    body: null,
    handle: async ({ city, doing, purpose, query }) => {
      const facts = await city.gunFacts(purpose, doing)
      if (!facts.ok) return facts
      const filter: GunExploreFilter = Object.fromEntries(
        gunFacets.flatMap(name => (query[name] === undefined ? [] : [[name, query[name]]])),
      )
      return exploreGuns(facts.value, filter)
    },
  })
}
