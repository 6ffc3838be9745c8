import {
  type City,
  type Day,
  fail,
  isUuid,
  localDay,
  ok,
  type PlanItemLine,
  type PlanItemOne,
  type PlanOutlineAnswer,
  type PlanVersionList,
  type PlanVersionOne,
  type PlanWay,
  type PublicPlan,
  planItemLines,
  planWay,
  planWayOf,
  problem,
  type Result,
  tallyOf,
  type UpdatesByItem,
  under,
} from '@understory/model'
import type { Published } from '@understory/record/published'
import { csvTable } from '../csv.ts'
import { outlineColumns, outlineRow } from './outline-table.ts'

/** Versions of the plan as anybody reads them; staleness is computed on the day of the answer. */
export interface PublishedVersions {
  list(city: string): Promise<Result<PlanVersionList>>
  /** With its items, and what became of those of the version before. Problem not-found. */
  one(city: string, version: string): Promise<Result<PlanVersionOne>>
  /** What a version called by this number, and what it is now. Problem not-found. */
  at(city: string, version: string, number: string): Promise<Result<PlanItemOne>>
  /** The same from the id of an item. Problem not-found. */
  item(city: string, id: string): Promise<Result<PlanItemOne>>
  outline(city: string): Promise<Result<PlanOutlineAnswer>>
  outlineCsv(city: string): Promise<Result<string>>
}

/** Everything about a plan that answers are made from. */
interface ReadPlans {
  readonly city: City
  readonly on: Day
  readonly plans: readonly PublicPlan[]
  readonly updates: UpdatesByItem
  readonly lines: readonly PlanItemLine[]
}

export function publishedVersions(published: Published, now: () => Date): PublishedVersions {
  const read = async (name: string): Promise<Result<ReadPlans>> => {
    const city = await published.city(name)
    if (!city.ok) return city
    const found = await published.plans(name)
    if (!found.ok) return found
    const { timeZone } = city.value
    const on = localDay(now(), timeZone)
    const clock = { today: on, dayOf: (at: string) => localDay(new Date(at), timeZone) }
    const { plans, updates } = found.value
    return ok({ city: city.value, on, plans, updates, lines: planItemLines(plans, updates, clock) })
  }
  const outline: PublishedVersions['outline'] = async name => {
    const found = await read(name)
    if (!found.ok) return found
    const { city, on, plans, lines } = found.value
    const last = plans.at(-1)
    return ok({ city, on, version: last ? summaryOf(last) : null, all: tallyOf(lines), items: [...lines] })
  }
  const along = async (
    name: string,
    find: (plans: readonly PublicPlan[]) => PlanWay | null,
    asked: string,
  ): Promise<Result<PlanItemOne>> => {
    const found = await read(name)
    if (!found.ok) return found
    const way = find(found.value.plans)
    if (way) return ok(itemOf(found.value, way))
    return fail(problem('not-found', `The plan has no ${asked.slice(0, 60)}.`, { where: 'number' }))
  }
  return {
    async list(name) {
      const found = await read(name)
      if (!found.ok) return found
      return ok({ city: found.value.city, versions: found.value.plans.map(summaryOf) })
    },
    async one(name, version) {
      const found = await read(name)
      if (!found.ok) return found
      const { city, plans } = found.value
      const at = plans.findIndex(one => one.slug === version)
      const plan = plans[at]
      if (plan) return ok(versionOf(city, plan, plans[at - 1] ?? null))
      return fail(
        problem('not-found', `The plan has no version ${version.slice(0, 30)}.`, {
          where: 'version',
          expected: plans.map(one => one.slug).join(', ') || 'none is public yet',
        }),
      )
    },
    at: (name, version, number) =>
      along(name, plans => planWay(plans, version, number), `${number} in ${version}`),
    item: (name, id) => along(name, plans => (isUuid(id) ? planWayOf(plans, id) : null), `item ${id}`),
    outline,
    async outlineCsv(name) {
      const found = await outline(name)
      return found.ok ? ok(csvTable(outlineColumns, found.value.items.map(outlineRow))) : found
    },
  }
}

const summaryOf = ({ id, slug, title, from, to, state, publishedAt, org }: PublicPlan) => ({
  ...{ id, slug, title, from, to, state, publishedAt, org },
})

function versionOf(city: City, plan: PublicPlan, before: PublicPlan | null): PlanVersionOne {
  const titles = (places: PublicPlan['places']) => new Map(places.map(one => [one.id, one.title]))
  const [had, has] = [titles(before?.places ?? []), titles(plan.places)]
  return {
    ...{ city, version: summaryOf(plan), before: before?.slug ?? null, places: [...plan.places] },
    changes: plan.changes.map(one => ({
      ...one,
      wasTitle: had.get(one.id) ?? null,
      title: has.get(one.into ?? one.id) ?? null,
    })),
  }
}

/** An item with everything around it; where it was merged, what stands there now is the item it went into. */
function itemOf({ city, on, plans, updates, lines }: ReadPlans, way: PlanWay): PlanItemOne {
  const { id, from, since, now } = way
  const item = lines.find(one => one.id === now?.place.id) ?? null
  const isAbove = (one: PlanItemLine) => item?.number.startsWith(`${one.number}.`) ?? false
  const depth = item?.number.split('.').length ?? 0
  const below = item === null ? [] : under(lines, item.number)
  const numbers = plans.flatMap(({ slug, places }) =>
    places.filter(place => place.id === id).map(({ number, title }) => ({ version: slug, number, title })),
  )
  return {
    ...{ city, on, numbers, item, above: lines.filter(isAbove) },
    way: { id, from, since: [...since], now },
    below: below.filter(one => one.number.split('.').length === depth + 1),
    updates: [...(updates.get(item?.id ?? id) ?? [])],
  }
}
