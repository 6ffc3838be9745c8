import { wilsonInterval } from '@understory/stats'
import { groupedSql } from '../question/sql.ts'
import { type Counted, type Estimated, everyDimension, type Measure } from './measure.ts'

const stated = 'coalesce(sum(CASE WHEN clearance <> 0 THEN 1 ELSE 0 END), 0)'
const byArrest = 'coalesce(sum(CASE WHEN clearance = 1 THEN 1 ELSE 0 END), 0)'
const notByArrest = 'coalesce(sum(CASE WHEN clearance IN (2, 3) THEN 1 ELSE 0 END), 0)'

const nobodySays = 'No source says how cases of this group were closed.'

function shareOf({ count, base }: Counted): Estimated {
  if (!base) return { value: null, low: null, high: null, count, base: 0, notEstimable: nobodySays }
  return { ...wilsonInterval(count, base), count, base }
}

const shared = {
  unit: 'proportion of reports',
  population: 'Reports (rows) whose source says how the case was closed or that it is open.',
  provenance: 'any that the reader may see',
  dimensions: [...everyDimension],
  notEstimableWhen: nobodySays,
  needs: { clearance: true },
} satisfies Partial<Measure>

/**
 * What share of reports was closed by arrest, among reports whose source says how the case stands.
 *
 * Unit: proportion of reports (rows), 0–1; in homicide files a row is a victim. Interval: Wilson (1927),
 * doi:10.1080/01621459.1927.10502953. A recent case had less time to be closed, so the newest periods look worse.
 * The complement is the measure `not-closed-by-arrest`. Not estimable where no source says how cases were closed.
 * Checked: 1,002 of the 2,827 Baltimore homicides of The Washington Post's 50-city file.
 */
export const clearance: Measure = {
  ...shared,
  name: 'clearance',
  title: 'Closed by arrest',
  question: 'What share of cases was closed by arrest?',
  method:
    'Reports closed by arrest, divided by reports whose state is known. 95 % Wilson score interval (1927).',
  sql: (query, from) => groupedSql(query, { count: byArrest, base: stated }, from),
  estimate: shareOf,
}

/**
 * What share of reports was not closed by arrest: open, or closed without one. The complement of `clearance`, with
 * the same whole, unit, interval and limits.
 *
 * Checked: 1,825 of the 2,827 Baltimore homicides of The Washington Post's 50-city file, 0.6455607.
 */
export const notClosedByArrest: Measure = {
  ...shared,
  name: 'not-closed-by-arrest',
  title: 'Not closed by arrest',
  question: 'What share of cases was not closed by arrest?',
  method:
    'Reports open or closed without arrest, divided by reports whose state is known. 95 % Wilson score interval (1927).',
  sql: (query, from) => groupedSql(query, { count: notByArrest, base: stated }, from),
  estimate: shareOf,
}
