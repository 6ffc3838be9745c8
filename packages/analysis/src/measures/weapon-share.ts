import { wilsonInterval } from '@understory/stats'
import { groupedSql } from '../question/sql.ts'
import { everyDimension, type Measure } from './measure.ts'

/**
 * What share of reports names each weapon, among reports whose weapon is known. A blank and "unknown" are not in the
 * whole; how many they are stands in the coverage. Always by weapon: it is added to `by` where it is missing.
 *
 * Unit: proportion of reports (rows), 0–1. `count` is the reports with that weapon, `base` those with a known weapon.
 * Interval: Wilson (1927), doi:10.1080/01621459.1927.10502953. Assumes that a weapon is recorded or not
 * regardless of what it was; where that fails the share is of recorded weapons only.
 * Not estimable where no weapon is known. Checked against plain TypeScript and PostgreSQL.
 */
export const weaponShare: Measure = {
  name: 'weapon-share',
  title: 'Share by weapon',
  question: 'In what share of reports was each weapon used?',
  unit: 'proportion of reports with a known weapon',
  population: 'Reports (rows) whose weapon is known.',
  provenance: 'any that the reader may see',
  dimensions: [...everyDimension],
  notEstimableWhen: 'No report in the group says which weapon was used.',
  method:
    'Reports with the weapon, divided by reports with any known weapon. 95 % Wilson score interval (1927).',
  needs: { wholeOver: 'weapon' },
  sql: (query, from) => groupedSql(query, { count: 'count(*)' }, from),
  estimate({ count, base }) {
    if (base) return { ...wilsonInterval(count, base), count, base }
    return {
      value: null,
      low: null,
      high: null,
      count,
      base: 0,
      notEstimable: 'No weapon of this group is known.',
    }
  },
}
