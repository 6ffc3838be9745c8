import { type BareCounts, type IndicatorStatus, indicatorStatus, type MonthCount } from '@understory/analysis'
import {
  type City,
  daysInMonth,
  fail,
  type IndicatorLine,
  type IndicatorOne,
  type IndicatorTerms,
  type MeasureAnswer,
  monthNumber,
  monthOfNumber,
  ok,
  type PlanMeasures,
  problem,
  type Result,
} from '@understory/model'
import type { ReadMeasure } from '@understory/record/published'
import { csvTable } from '../csv.ts'
import { number, text } from '../datasets/dataset.ts'
import { publishedExactly } from '../disclosure/index.ts'
import { type CountingParts, countedOf } from './counted.ts'

/** What the plan is measured by, as anybody reads it: indicators are computed here from open and invented data, and never typed. */
export interface PublishedMeasures {
  /** Of these items alone, where any are named: indicators are computed, so a page asks for what it shows. */
  list(city: string, items?: readonly string[]): Promise<Result<PlanMeasures>>
  /** One indicator with its months. Problem not-found. */
  indicator(city: string, id: string): Promise<Result<IndicatorOne>>
  indicatorCsv(city: string, id: string): Promise<Result<string>>
}

type ReadIndicator = Extract<ReadMeasure, { kind: 'indicator' }>

export function publishedMeasures(parts: CountingParts): PublishedMeasures {
  const { published, snapshots } = parts
  const computed = async (
    city: string,
    one: ReadIndicator,
  ): Promise<Result<{ status: IndicatorStatus; line: IndicatorLine; answer: MeasureAnswer }>> => {
    const [newest] = one.writings
    if (!newest) throw new Error(`indicator ${one.id} was never written`)
    const answer = await snapshots.measure(city, newest.terms.measure, questionOf(newest.terms), {
      provenances: publishedExactly,
    })
    if (!answer.ok) return answer
    const { rows, proviso } = answer.value
    const cells = rows.map(row => ({
      code: row.by.month?.code ?? '',
      count: row.value === null ? null : row.count,
    }))
    const status = indicatorStatus(monthsOf({ cells, newestDay: proviso.age.newestDay }), newest.terms)
    return ok({ status, line: lineOf(one, newest.terms, status), answer: answer.value })
  }
  /** Where each stands. What can no longer be asked, such as of a district that is gone, has no data. */
  const lines = async (city: string, all: readonly ReadIndicator[]): Promise<Result<IndicatorLine[]>> => {
    const asked = all.flatMap(one => one.writings.slice(0, 1).map(({ terms }) => ({ one, terms })))
    const counts = await snapshots.counts(
      city,
      asked.map(({ terms }) => ({ name: terms.measure, question: questionOf(terms) })),
      { provenances: publishedExactly },
    )
    if (!counts.ok) return counts
    return ok(
      asked.map(({ one, terms }, i) => {
        const found = counts.value[i]
        return lineOf(one, terms, indicatorStatus(found?.ok ? monthsOf(found.value) : [], terms))
      }),
    )
  }
  const read = async (name: string): Promise<Result<{ city: City; all: ReadMeasure[] }>> => {
    const city = await published.city(name)
    if (!city.ok) return city
    const all = await published.planMeasures(name)
    return all.ok ? ok({ city: city.value, all: all.value }) : all
  }
  const indicator: PublishedMeasures['indicator'] = async (name, id) => {
    const found = await read(name)
    if (!found.ok) return found
    const one = found.value.all.find(each => each.id === id)
    if (one?.kind !== 'indicator')
      return fail(problem('not-found', 'The plan has no such indicator.', { where: 'id' }))
    const made = await computed(name, one)
    if (!made.ok) return made
    const { status, line, answer } = made.value
    const { rows: _, ...about } = answer
    return ok({
      ...{ city: found.value.city, indicator: line, months: [...status.months] },
      ...{ dispersion: status.dispersion, writings: [...one.writings], answer: about },
    })
  }
  return {
    async list(name, items = []) {
      const found = await read(name)
      if (!found.ok) return found
      const { city } = found.value
      const all = found.value.all.filter(one => items.length === 0 || items.includes(one.item))
      const indicators = await lines(
        name,
        all.filter(one => one.kind === 'indicator'),
      )
      if (!indicators.ok) return indicators
      const others = all.flatMap(one => {
        if (one.kind === 'indicator') return []
        const { id, item, kind, values } = one
        return one.writings.slice(0, 1).map(({ terms }) => ({ id, item, kind, terms, values }))
      })
      const names = new Set(others.flatMap(one => one.terms.counted ?? []))
      const counted = await countedOf(parts, city, names)
      if (!counted.ok) return counted
      const performance = others.map(one => {
        const { counted: name } = one.terms
        return { ...one, counted: name === null ? null : (counted.value.get(name) ?? []) }
      })
      return ok({ city, indicators: indicators.value, performance })
    },
    indicator,
    async indicatorCsv(name, id) {
      const found = await indicator(name, id)
      if (!found.ok) return found
      return ok(
        csvTable(
          columns,
          found.value.months.map(one => [
            ...[one.month, one.count, one.settling ? 'yes' : 'no', one.mean, one.path, one.low, one.high],
            one.state,
          ]),
        ),
      )
    },
  }
}

const lineOf = (
  { id, item }: ReadIndicator,
  terms: IndicatorTerms,
  { stand, reason, tellIn_months, wholeChange }: IndicatorStatus,
): IndicatorLine => ({ id, item, terms, stand, reason, tellIn_months, wholeChange })

const columns = [
  text('month', 'YYYY-MM.'),
  number('count', 'Counted in the month; empty where no source covers it.'),
  text('still_fills_up', 'yes where later reports may still come; left out of what is computed.'),
  number('mean_12', 'Mean of the twelve months that end with it.'),
  number('path', 'What the path asks of that mean.'),
  number('path_low', 'Lower end of where it lies around the path by chance alone, 99 %.'),
  number('path_high', 'Upper end of the same.'),
  text('state', 'on-path, behind, worse or cannot-tell, as it could have been said then.'),
]

const questionOf = ({ kinds, district }: IndicatorTerms) => ({
  ...{ by: ['month'], where: { kind: kinds, ...(district && { district: [district] }) } },
  ...{ from: null, to: null },
})

/** Whole months up to the newest day of the data, oldest first and without a gap. */
function monthsOf({ cells, newestDay }: BareCounts): MonthCount[] {
  if (newestDay === null) return []
  const [year, month, day] = newestDay.split('-').map(Number)
  const whole = day === daysInMonth(year ?? 0, month ?? 1)
  const last = monthNumber(newestDay.slice(0, 7)) - (whole ? 0 : 1)
  const counts = new Map(cells.map(({ code, count }) => [code, count]))
  const known = [...counts].flatMap(([code, count]) =>
    code === '' || count === null ? [] : [monthNumber(code)],
  )
  const first = Math.min(...known)
  if (known.length === 0 || first > last) return []
  return Array.from({ length: last - first + 1 }, (_, i) => {
    const code = monthOfNumber(first + i)
    return { month: code, count: counts.get(code) ?? null }
  })
}
