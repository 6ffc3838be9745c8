import { poissonInterval } from '@understory/stats'
import { groupedSql } from '../question/sql.ts'
import { everyDimension, incidentCount, type Measure } from './measure.ts'

/**
 * How many incidents happened. Rows of one event (same source event, or same date, time and block) count once; rows
 * without an event count each. An event with two kinds counts once under each kind, so kinds can add up to more.
 *
 * Unit: incidents. Interval: exact Poisson, Garwood (1936), doi:10.1093/biomet/28.3-4.437; it says how far the count
 * could be from its long-run mean by chance, not how many incidents nobody reported.
 * Not estimable where no source covers the period or reports the kind. Checked against plain TypeScript and PostgreSQL.
 */
export const incidents: Measure = {
  name: 'incidents',
  title: 'Incidents',
  question: 'How many incidents were reported?',
  unit: 'incidents',
  population: 'Incidents that the sources of this city report.',
  provenance: 'any that the reader may see',
  dimensions: [...everyDimension],
  notEstimableWhen: 'No source covers the period or reports the kind: that is missing, not zero.',
  method:
    'Rows of one event count once, rows without an event count each. Exact 95 % Poisson interval (Garwood 1936).',
  needs: {},
  sql: (query, from) => groupedSql(query, { count: incidentCount }, from),
  estimate: ({ count }) => ({ ...poissonInterval(count), count, base: null }),
}
