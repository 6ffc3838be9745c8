import { countChange } from '@understory/stats'
import { groupedSql } from '../question/sql.ts'
import {
  type Counted,
  type Estimated,
  everyDimension,
  incidentCount,
  type Measure,
  victimCount,
} from './measure.ts'

function estimateChange({ count, before }: Counted): Estimated {
  if (before === null)
    return {
      value: null,
      low: null,
      high: null,
      count,
      base: null,
      notEstimable: 'The same period one year earlier is not covered.',
    }
  const { ratio } = countChange({ count: before, exposure: 1 }, { count, exposure: 1 })
  const less = (n: number | null) => (n === null ? null : n - 1)
  return {
    value: less(ratio.value),
    low: less(ratio.low),
    high: less(ratio.high),
    count,
    base: before,
    notEstimable: ratio.notEstimable,
  }
}

const shared = {
  unit: 'proportion of the count before',
  provenance: 'any that the reader may see',
  dimensions: [...everyDimension],
  notEstimableWhen: 'The same period one year earlier is not fully covered, or nothing was counted in it.',
  method:
    'Count now divided by the count of the same days one year earlier (for weeks, 52 weeks earlier), less 1. Exact conditional 95 % interval (Clopper and Pearson 1934 on the split of both counts).',
  needs: { yearBefore: true },
  estimate: estimateChange,
} satisfies Partial<Measure>

/**
 * By how much the number of victims changed against the same period one year earlier: −0.25 is a quarter less.
 * Without a period it is the newest twelve months that are covered; a period that the data do not fill is
 * compared with the same part of the year before.
 *
 * Unit: proportion of the count before. `count` is now, `base` is before. The interval is exact for small counts
 * (Przyborowski & Wilenski 1940, doi:10.1093/biomet/31.3-4.313; Clopper & Pearson 1934, doi:10.1093/biomet/26.4.404): when it contains 0, chance alone could
 * have done it. Assumes independent counts; a leap day is ignored. Not estimable where the period before is not
 * covered or holds nothing. Checked against plain TypeScript and PostgreSQL.
 */
export const change: Measure = {
  ...shared,
  name: 'change',
  title: 'Change in victims',
  question: 'Were more or fewer people harmed than in the same period one year earlier?',
  population: 'Victims of the incidents that the sources of this city report.',
  sql: (query, from) => groupedSql(query, { count: victimCount }, from),
}

/** As `change`, for incidents instead of victims: rows of one event count once. */
export const changeInIncidents: Measure = {
  ...shared,
  name: 'change-in-incidents',
  title: 'Change in incidents',
  question: 'Were there more or fewer incidents than in the same period one year earlier?',
  population: 'Incidents that the sources of this city report.',
  sql: (query, from) => groupedSql(query, { count: incidentCount }, from),
}
