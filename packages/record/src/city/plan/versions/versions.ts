import { fail, ok } from '@understory/model'
import { memberWork } from '../../../engine/member-work.ts'
import type { UnitOfWork } from '../../../engine/unit-of-work.ts'
import type { Doing } from '../../agreements/types.ts'
import type { CityContext } from '../../context.ts'
import { actionsIn, itemsIn, updateAction } from './actions.ts'
import { workVersionsIn } from './read.ts'
import type { CityPlanVersions } from './types.ts'
import { noSuchVersion, publish, rewrite, write } from './write.ts'

/** Versions and actions of one city's plan, bound to it. */
export const cityPlanVersions = (context: CityContext): CityPlanVersions => {
  const reading = <T>({ member }: Doing, work: (unit: UnitOfWork) => Promise<T>): Promise<T> =>
    memberWork(context.engine, { member, city: context.city.name, purpose: 'evaluation' }, work)
  return {
    list: doing => reading(doing, workVersionsIn),
    async one(slug, doing) {
      const found = (await reading(doing, workVersionsIn)).find(one => one.slug === slug)
      return found ? ok(found) : fail(noSuchVersion(slug))
    },
    write: (asked, doing) => write(context, asked, doing),
    rewrite: (slug, asked, doing) => rewrite(context, slug, asked, doing),
    publish: (slug, asked, doing) => publish(context, slug, asked, doing),
    inForce: doing => reading(doing, unit => itemsIn(unit, context, doing)),
    actions: doing => reading(doing, unit => actionsIn(unit, context, doing)),
    update: (item, asked, doing) => updateAction(context, item, asked, doing),
  }
}
