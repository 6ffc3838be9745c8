import { dealerSales, findLeads, indexGuns, traffickingIndex } from '@understory/analysis'
import { timed } from '../machine/timing.ts'
import { type Bench, outcome } from '../outcome.ts'
import { madeUpRecords } from './made-up-guns.ts'

const guns = 1_000_000
const number = (value: number) => value.toLocaleString('en-US')

export const gunIndex: Bench = {
  name: 'gun-index',
  about: 'the trafficking index with its back-test, and leads, over 1,000,000 guns and their reports',
  run: async say => {
    const { records, reports } = madeUpRecords(guns)
    say(`${number(records.length)} made-up guns, ${number(reports.length)} reports`)
    const joined = await timed(async () => indexGuns(records, reports))
    // What the index is held against: the same guns grouped by their sale, and nothing else.
    const bare = await timed(async () => Map.groupBy(joined.value, gun => gun.transaction).size)
    const index = await timed(async () => traffickingIndex(joined.value, dealerSales(reports), '2025-01-01'))
    const leads = await timed(async () => findLeads(joined.value, reports))
    const all = joined.seconds + index.seconds
    return [
      outcome({
        what: 'index over 1,000,000 guns, with joining reports and the back-test',
        value: all,
        unit: 's',
        most: 20,
        ratio: `${(all / bare.seconds).toFixed(1)} × grouping the guns by sale (${bare.seconds.toFixed(1)} s); joining ${joined.seconds.toFixed(1)} s, scores and back-test ${index.seconds.toFixed(1)} s`,
        limit: 'one thread; objects of guns, not columns',
      }),
      outcome({
        what: 'leads of 1,000,000 guns',
        value: leads.seconds,
        unit: 's',
        most: 20,
        ratio: `${number(leads.value.length)} leads`,
        limit: 'one thread; each lead is made with its evidence, shown or not',
      }),
    ]
  },
}
