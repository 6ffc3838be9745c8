import { fail, isUuid, ok, problem } from '@understory/model'
import type { CityContext } from '../context.ts'
import { asDialogueMember } from './as-member.ts'
import { cityFindings } from './findings/findings.ts'
import { seriesIn } from './read.ts'
import { reservations, reserveFor } from './reservations.ts'
import { cityRoom } from './room/room.ts'
import { cityStatements } from './statements/statements.ts'
import type { CityDialogue } from './types.ts'
import { cityVoters } from './voters/voters.ts'
import { saveSeries, saveSession } from './write.ts'

/** The dialogue of one city, bound to it. */
export const cityDialogue = (context: CityContext): CityDialogue => ({
  findings: cityFindings(context),
  room: cityRoom(context),
  statements: cityStatements(context),
  voters: cityVoters(context),
  series: doing => asDialogueMember(context, doing, unit => seriesIn(unit, doing)),
  async oneSeries(id, doing) {
    const [found] = isUuid(id)
      ? await asDialogueMember(context, doing, unit => seriesIn(unit, doing, id))
      : []
    return found ? ok(found) : fail(problem('not-found', `There is no series ${id}.`, { where: 'id' }))
  },
  saveSeries: (asked, doing) => saveSeries(context, asked, doing),
  saveSession: (asked, doing) => saveSession(context, asked, doing),
  reservations: (session, doing) => reservations(context, session, doing),
  reserveFor: (asked, codeHash, doing) => reserveFor(context, asked, codeHash, doing),
})
