import { fail, isUuid, ok, problem } from '@understory/model'
import { memberWork } from '../../engine/member-work.ts'
import type { UnitOfWork } from '../../engine/unit-of-work.ts'
import type { Doing } from '../agreements/types.ts'
import type { CityContext } from '../context.ts'
import { seriesIn } from './read.ts'
import type { CityDialogue } from './types.ts'
import { saveSeries, saveSession } from './write.ts'

/** Reads as row-level security shows it to a member, for dialogue. */
export const asDialogueMember = <T>(
  context: CityContext,
  { member }: Doing,
  work: (unit: UnitOfWork) => Promise<T>,
): Promise<T> => memberWork(context.engine, { member, city: context.city.name, purpose: 'dialogue' }, work)

/** The dialogue of one city, bound to it. */
export const cityDialogue = (context: CityContext): CityDialogue => ({
  series: doing => asDialogueMember(context, doing, unit => seriesIn(unit, doing)),
  async oneSeries(id, doing) {
    const [found] = isUuid(id)
      ? await asDialogueMember(context, doing, unit => seriesIn(unit, doing, id))
      : []
    return found ? ok(found) : fail(problem('not-found', `There is no series ${id}.`, { where: 'id' }))
  },
  saveSeries: (asked, doing) => saveSeries(context, asked, doing),
  saveSession: (asked, doing) => saveSession(context, asked, doing),
})
