import type { Snapshots } from '@understory/analysis'
import {
  type City,
  type CountedFrom,
  type CountedMonth,
  type CountedName,
  countedMonths,
  localDay,
  monthNumber,
  ok,
  type Result,
} from '@understory/model'
import type { Published } from '@understory/record/published'
import { publishedExactly } from '../disclosure/index.ts'

/** Months that are shown of a measure: two years. */
const shown = 24

export interface CountingParts {
  readonly published: Published
  readonly snapshots: Snapshots
  readonly now: () => Date
}

/** What Understory counts of programs: newest whole month first. What is read is read once for all of them. */
export async function countedOf(
  { published, snapshots, now }: CountingParts,
  city: City,
  names: ReadonlySet<CountedName>,
): Promise<Result<Map<CountedName, CountedMonth[]>>> {
  const found = new Map<CountedName, CountedMonth[]>()
  const today = localDay(now(), city.timeZone)
  if (names.has('cases-closed')) {
    const closed = await casesClosed(snapshots, city, today)
    if (!closed.ok) return closed
    found.set('cases-closed', closed.value)
  }
  const others = [...names].filter(name => name !== 'cases-closed')
  if (others.length === 0) return ok(found)
  const promises = await published.commitments(city.name, now(), null)
  if (!promises.ok) return promises
  const series = await published.dialogue(city.name)
  if (!series.ok) return series
  const dayOf = (at: string) => localDay(new Date(at), city.timeZone)
  const from: CountedFrom = {
    ...{ today, dayOf, promises: promises.value.map(one => ({ steps: one.shown })) },
    sessions: series.value.flatMap(one =>
      one.sessions.map(({ startsAt, state }) => ({ day: dayOf(startsAt), held: state === 'held' })),
    ),
  }
  for (const name of others) found.set(name, countedMonths(name, from).toReversed().slice(0, shown))
  return ok(found)
}

/** Of the people killed or shot that were reported in a month, how many cases are closed by arrest by now; the measure `clearance`. */
async function casesClosed(snapshots: Snapshots, city: City, today: string): Promise<Result<CountedMonth[]>> {
  const question = { by: ['month'], where: { kind: ['homicide', 'shooting'] }, from: null, to: null }
  const answer = await snapshots.measure(city.name, 'clearance', question, { provenances: publishedExactly })
  if (!answer.ok) return answer
  const last = monthNumber(today.slice(0, 7)) - 1
  const months = answer.value.rows.flatMap(({ by, count, base }) => {
    const month = by.month?.code ?? ''
    return month !== '' && base !== null && base > 0 && monthNumber(month) <= last
      ? [{ month, value: count, of: base }]
      : []
  })
  return ok(months.toSorted((a, b) => (a.month < b.month ? 1 : -1)).slice(0, shown))
}
