import { poissonInterval } from '@understory/stats'
import { groupedSql } from '../question/sql.ts'
import { everyDimension, type Measure, victimCount } from './measure.ts'

const per = 100_000

/**
 * Victims per 100,000 residents per year. `base` is person-years: residents of the place (or the city) times the
 * length of the covered days, where a whole calendar year is exactly 1.
 *
 * Unit: victims per 100,000 residents per year. Interval: exact Poisson with exposure, Garwood (1936),
 * doi:10.1093/biomet/28.3-4.437. Residents are those counted nearest to the period; people who only work or pass
 * through a place are not in it, so a centre with few residents has a high rate.
 * Not estimable where the population is 0 or not known, or no source covers the period.
 * Checked against plain TypeScript and PostgreSQL.
 */
export const rate: Measure = {
  name: 'rate',
  title: 'Victims per 100,000 residents',
  question: 'How many people were harmed, for every 100,000 residents, in a year?',
  unit: 'victims per 100,000 residents per year',
  population: 'Residents of the place, or of the city, counted nearest to the period.',
  provenance: 'any that the reader may see',
  dimensions: [...everyDimension],
  notEstimableWhen: 'The population of the place is 0 or not known, or no source covers the period.',
  method: 'Victims divided by person-years. Exact 95 % Poisson interval (Garwood 1936).',
  needs: { personYears: true },
  sql: (query, from) => groupedSql(query, { count: victimCount }, from),
  estimate({ count, personYears, noPersonYears }) {
    if (personYears === null)
      return { value: null, low: null, high: null, count, base: null, notEstimable: noPersonYears }
    const perPerson = poissonInterval(count, { exposure: personYears })
    const scaled = (n: number | null) => (n === null ? null : n * per)
    return {
      value: scaled(perPerson.value),
      low: scaled(perPerson.low),
      high: scaled(perPerson.high),
      count,
      base: personYears,
      notEstimable: perPerson.notEstimable,
    }
  },
}
