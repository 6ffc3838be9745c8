import { fail, ok } from '@understory/model'
import { memberWork } from '../../engine/member-work.ts'
import type { UnitOfWork } from '../../engine/unit-of-work.ts'
import type { Doing } from '../agreements/types.ts'
import type { CityContext } from '../context.ts'
import { addEvidence, evidenceFile } from './evidence.ts'
import { takeDigest, takeReminders } from './letters.ts'
import { cityPlanMeasures } from './measures/measures.ts'
import { beginMeeting, closeMeeting, meeting, meetings, noteMeeting } from './meetings.ts'
import { callPanel, readPanel } from './panel.ts'
import { workCommitmentsIn } from './read.ts'
import type { CityPlan } from './types.ts'
import { recordTally, review } from './verdicts.ts'
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
    review: (no, asked, doing) => review(context, no, asked, doing),
    recordTally: (no, asked, doing) => recordTally(context, no, asked, doing),
    panel: (no, doing) => readPanel(context, no, doing),
    callPanel: (no, size, judgeOf, doing) => callPanel(context, no, size, judgeOf, doing),
    takeReminders: asked => takeReminders(context, asked),
    takeDigest: (week, people, now) => takeDigest(context, week, people, now),
    meetings: doing => meetings(context, doing),
    meeting: (no, signals, doing) => meeting(context, no, signals, doing),
    beginMeeting: doing => beginMeeting(context, doing),
    noteMeeting: (no, asked, doing) => noteMeeting(context, no, asked, doing),
    closeMeeting: (no, signals, doing) => closeMeeting(context, no, signals, doing),
    evidenceFile: (id, doing) => evidenceFile(context, id, doing),
  }
}
