import type { Day, GunFact, KindMonths } from '@understory/model'

const monthsShown = 36
const dayOfMonth = (day: Day): string => day.slice(0, 7)

/**
 * Are there more privately made guns, removed serial numbers, conversion devices? Three series by month of recovery that are never added
 * up: a gun that never had a number is not one whose number was removed. Unit: guns. Population: recovered guns with a day of
 * recovery; beside each count stands of how many guns the rows say anything about it, since a blank is not a no. The month of the newest file is left
 * out: it is not over. Not estimable where no gun has a day.
 */
export function kindMonths(facts: readonly GunFact[], asOf: Day | null): KindMonths {
  const byMonth = new Map<string, KindMonths['months'][number]>()
  const last = asOf === null ? '' : dayOfMonth(asOf)
  for (const fact of facts) {
    if (fact.recoveredOn === null || dayOfMonth(fact.recoveredOn) >= last) continue
    const month = dayOfMonth(fact.recoveredOn)
    const line = byMonth.get(month) ?? emptyMonth(month)
    byMonth.set(month, line)
    line.guns++
    if (fact.privatelyMade !== 'not-stated') line.privatelyMade.said++
    if (fact.privatelyMade === 'yes') line.privatelyMade.count++
    if (fact.serialState !== 'not-stated') line.serialRemoved.said++
    if (fact.serialState === 'obliterated' || fact.serialState === 'restored') line.serialRemoved.count++
    if (fact.conversionDevice !== 'not-stated') line.conversionDevice.said++
    if (fact.conversionDevice === 'yes') line.conversionDevice.count++
  }
  return { months: filled(byMonth).slice(-monthsShown) }
}

const emptyMonth = (month: string): KindMonths['months'][number] => ({
  month,
  guns: 0,
  privatelyMade: { count: 0, said: 0 },
  serialRemoved: { count: 0, said: 0 },
  conversionDevice: { count: 0, said: 0 },
})

/** Every month from the first to the last, those without a gun too. */
function filled(byMonth: ReadonlyMap<string, KindMonths['months'][number]>): KindMonths['months'] {
  const known = [...byMonth.keys()].sort()
  const [first, last] = [known[0], known.at(-1)]
  if (first === undefined || last === undefined) return []
  const list: KindMonths['months'] = []
  for (let at = first; at <= last; at = nextMonth(at)) list.push(byMonth.get(at) ?? emptyMonth(at))
  return list
}

function nextMonth(month: string): string {
  const [year = 0, of = 0] = month.split('-').map(Number)
  return of === 12 ? `${year + 1}-01` : `${year}-${String(of + 1).padStart(2, '0')}`
}
