import { dayNumber, dayOfNumber, type MeasureRow, type MeetingSignal } from '@understory/model'
import type { Publish } from '@understory/publish'

const weeks_days = 28
const where = { kind: ['homicide', 'shooting'] }
/** Districts that stand out, at most; the city comes first. */
const mostDistricts = 3

/**
 * People killed or shot in the newest four weeks against the same weeks a year before: the city, and districts where chance is no explanation. Nothing where
 * there are no open data.
 */
export async function meetingSignals(publish: Publish, city: string): Promise<MeetingSignal[]> {
  const all = await publish.measure(city, 'victims', { by: [], where, from: null, to: null })
  const to = all.ok ? all.value.period.to : null
  if (to === null) return []
  const from = dayOfNumber(dayNumber(to) - weeks_days + 1)
  const whole = await publish.measure(city, 'change', { by: [], where, from, to })
  const apart = await publish.measure(city, 'change', { by: ['district'], where, from, to })
  const line = (row: MeasureRow): MeetingSignal => ({
    ...{ place: row.by.district?.label ?? null, from, to, count: row.count, before: row.base },
    ...{ change: row.value, low: row.low, high: row.high, word: wordOf(row) },
  })
  const districts = apart.ok
    ? apart.value.rows
        .filter(row => (row.by.district?.code ?? '') !== '')
        .map(line)
        .filter(one => one.word === 'fewer' || one.word === 'more')
        .toSorted((a, b) => b.count - a.count)
        .slice(0, mostDistricts)
    : []
  return [...(whole.ok ? whole.value.rows.map(line) : []), ...districts]
}

const wordOf = ({ low, high, value }: MeasureRow): MeetingSignal['word'] => {
  if (value === null || low === null || high === null) return 'unknown'
  return high < 0 ? 'fewer' : low > 0 ? 'more' : 'unclear'
}
