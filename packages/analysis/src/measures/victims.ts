import { poissonInterval } from '@understory/stats'
import { groupedSql } from '../question/sql.ts'
import { everyDimension, type Measure, victimCount } from './measure.ts'

/**
 * How many people were harmed: the sum of the victims that the rows state.
 *
 * Unit: people. Interval: exact Poisson, Garwood (1936), doi:10.1093/biomet/28.3-4.437. Several victims of one event
 * are not independent, so where that is common the true spread is wider than the interval.
 * Not estimable where no source covers the period or reports the kind. Checked against plain TypeScript and PostgreSQL.
 */
export const victims: Measure = {
  name: 'victims',
  title: 'Victims',
  question: 'How many people were harmed?',
  unit: 'people',
  population: 'Victims of the incidents that the sources of this city report.',
  provenance: 'any that the reader may see',
  dimensions: [...everyDimension],
  notEstimableWhen: 'No source covers the period or reports the kind: that is missing, not zero.',
  method: 'Sum of the victims of each row. Exact 95 % Poisson interval (Garwood 1936).',
  needs: {},
  sql: (query, from) => groupedSql(query, { count: victimCount }, from),
  estimate: ({ count }) => ({ ...poissonInterval(count), count, base: null }),
}
