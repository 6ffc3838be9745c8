import { fail, ok } from '@understory/model'
import { memberWork } from '../../engine/member-work.ts'
import type { UnitOfWork } from '../../engine/unit-of-work.ts'
import type { Doing } from '../agreements/types.ts'
import type { CityContext } from '../context.ts'
import { addEvidence, evidenceFile } from './evidence.ts'
import { cityPlanMeasures } from './measures/measures.ts'
import { workCommitmentsIn } from './read.ts'
import type { CityPlan } from './types.ts'
import { cityPlanVersions } from './versions/versions.ts'
import { isNumber, noSuch, propose, reword, takeStep } from './write.ts'

/** The plan of one city, bound to it. */
export const cityPlan = (context: CityContext): CityPlan => {
  const reading = <T>({ member }: Doing, work: (unit: UnitOfWork) => Promise<T>): Promise<T> =>
    memberWork(context.engine, { member, city: context.city.name, purpose: 'evaluation' }, work)
  return {
    versions: cityPlanVersions(context),
    measures: cityPlanMeasures(context),
    commitments: doing => reading(doing, unit => workCommitmentsIn(unit, context.city, doing)),
    async commitment(no, doing) {
      const [found] = isNumber(no)
        ? await reading(doing, unit => workCommitmentsIn(unit, context.city, doing, Number(no)))
        : []
      return found ? ok(found) : fail(noSuch(no))
    },
    propose: (asked, doing) => propose(context, asked, doing),
    reword: (no, asked, doing) => reword(context, no, asked, doing),
    step: (no, asked, doing) => takeStep(context, no, asked, doing),
    addEvidence: (no, asked, doing) => addEvidence(context, no, asked, doing),
    evidenceFile: (id, doing) => evidenceFile(context, id, doing),
  }
}
