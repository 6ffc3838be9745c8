import {
  type Day,
  localDay,
  type PurgeLine,
  type Retention,
  type RetentionClass,
  retentionClasses,
  retentionDays,
} from '@understory/model'
import { sql } from 'kysely'
import { memberWork } from '../../engine/member-work.ts'
import type { UnitOfWork } from '../../engine/unit-of-work.ts'
import type { Doing } from '../agreements/types.ts'
import { asWriter, type CityContext } from '../context.ts'
import { isHeld, keptImports } from './due.ts'
import { hold, holdsIn, release } from './holds.ts'
import { purge } from './purge.ts'
import type { CityRetention } from './types.ts'

/** The retention of one city, bound to it. */
export const cityRetention = (context: CityContext): CityRetention => ({
  overview: doing => overview(context, doing),
  hold: (asked, doing) => hold(context, asked, doing),
  release: (id, asked, doing) => release(context, id, asked, doing),
  purge: (now, options) => purge(context, now, options),
})

const purgeDays = 366

async function overview(context: CityContext, { member, now }: Doing): Promise<Retention> {
  const today = localDay(now, context.city.timeZone)
  const seen = await memberWork(
    context.engine,
    { member, city: context.city.name, purpose: 'audit' },
    async unit => ({ purges: await purgesIn(unit), holds: await holdsIn(unit, today) }),
  )
  const kept = await asWriter(context, member.person, 'count what is kept', unit => keptImports(unit, today))
  const holding = seen.holds.filter(one => one.holds)
  const classes = retentionClasses.map(name => {
    const mine = kept.filter(one => one.class === name)
    const dated = mine.filter(one => one.purgeOn !== null && !isHeld(one, holding))
    const past = mine.filter(one => one.purgeOn !== null && one.purgeOn <= today)
    return {
      class: name,
      days: retentionDays[name],
      imports: mine.length,
      rows: mine.reduce((sum, one) => sum + one.rows, 0),
      nextPurgeOn: dated.map(one => one.purgeOn).toSorted()[0] ?? null,
      held: past.filter(one => isHeld(one, holding)).length,
    }
  })
  return { classes, ...seen }
}

async function purgesIn(unit: UnitOfWork): Promise<PurgeLine[]> {
  const rows = await unit.db
    .selectFrom('purge')
    .select(['class', 'imports', 'rows', 'set_aside', 'held'])
    .select(sql<Day>`to_char(day, 'YYYY-MM-DD')`.as('on'))
    .orderBy('day', 'desc')
    .orderBy('class')
    .limit(purgeDays * retentionClasses.length)
    .execute()
  return rows.map(row => ({
    on: row.on,
    class: row.class as RetentionClass,
    imports: row.imports,
    rows: Number(row.rows),
    setAside: Number(row.set_aside),
    held: row.held,
  }))
}
