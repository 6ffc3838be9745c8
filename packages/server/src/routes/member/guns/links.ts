import { type OpenAPIHono, z } from '@hono/zod-openapi'
import { endOf, gunCareer, gunLinks } from '@understory/analysis'
import { fail, gunCareerShape, gunLinksShape, matchListShape, ok, problem } from '@understory/model'
import { one } from '../../../http/query.ts'
import { memberRoute } from '../answered.ts'
import type { MemberContext } from '../context.ts'
import { coverageOf, gunRows, matched, matchSubject, networkOf } from './rows.ts'

const base = '/api/v1/member/guns'
const gunKey = one(
  z.string().max(200),
  'The agency’s number of a gun.',
  'a number of a gun that is open to you',
)
const shown = 100

const noSuchGun = (key: string, where: string) =>
  problem('not-found', `No gun ${JSON.stringify(key.slice(0, 60))} is open to you.`, { where })

/** One gun's career, what hangs together, and doubtful matches: the custodian's alone. */
export function mountGunLinks(app: OpenAPIHono, context: MemberContext): void {
  memberRoute(app, context, {
    method: 'get',
    path: `${base}/careers/{key}`,
    summary: 'Everything told of one gun, by day, with what it hangs together with.',
    feature: 'guns',
    action: 'read-gun-links',
    parameters: {},
    answer: gunCareerShape,
    body: null,
    handle: async ({ city, doing, purpose, param }) => {
      const found = await networkOf(city, purpose, doing)
      if (!found.ok) return found
      const career = gunCareer(found.value.network, found.value.reports, param('key'))
      return career
        ? ok({ coverage: coverageOf(found.value.records), ...career })
        : fail(noSuchGun(param('key'), 'key'))
    },
  })
  memberRoute(app, context, {
    method: 'get',
    path: `${base}/links`,
    summary: 'Groups of guns that incidents and sales hold together, and the shortest way between two guns.',
    feature: 'guns',
    action: 'read-gun-links',
    parameters: { from: gunKey, to: gunKey },
    answer: gunLinksShape,
    body: null,
    handle: async ({ city, doing, purpose, query }) => {
      const found = await networkOf(city, purpose, doing)
      if (!found.ok) return found
      const { network } = found.value
      const { from, to } = query
      for (const [where, key] of [
        ['from', from],
        ['to', to],
      ] as const)
        if (key !== undefined && !network.nodeOf.has(key)) return fail(noSuchGun(key, where))
      return ok({
        coverage: coverageOf(found.value.records),
        ...gunLinks(network, from !== undefined && to !== undefined ? { from, to } : null),
      })
    },
  })
  memberRoute(app, context, {
    method: 'get',
    path: `${base}/matches`,
    summary: 'How many firearms the rows are, and the pairs that a person has to look at.',
    feature: 'guns',
    action: 'read-gun-links',
    parameters: {},
    answer: matchListShape,
    body: null,
    handle: async ({ city, doing, purpose }) => {
      const rows = await gunRows(city, purpose, doing)
      if (!rows.ok) return rows
      const { records } = rows.value
      const decided = await city.findings('match', doing)
      const known = new Map(decided.map(each => [each.subject, each]))
      const { doubtful, firearmOf, sure, likely } = matched(records, decided)
      const pairs = doubtful.flatMap(({ a, b }) => {
        const [left, right] = [records[a], records[b]]
        if (!left || !right) return []
        const subject = matchSubject(left.key, right.key)
        const { state = 'new', outcome = null } = known.get(subject) ?? {}
        return [{ subject, a: endOf(left), b: endOf(right), state, outcome }]
      })
      // What waits for a person comes first.
      pairs.sort((x, y) => Number(x.state !== 'new') - Number(y.state !== 'new'))
      return ok({
        coverage: coverageOf(records),
        guns: records.length,
        firearms: new Set(firearmOf).size,
        ...{ sure, likely },
        doubtful: pairs.slice(0, shown),
      })
    },
  })
}
