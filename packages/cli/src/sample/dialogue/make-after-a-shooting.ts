import { usualPolicy } from '@understory/model'
import { v7 as uuidv7 } from 'uuid'
import { randomOf } from '../random.ts'
import { afterAShooting, room, roomEvening, roomStatements } from './after-a-shooting.ts'
import { type DialogueDoors, lastSession, made } from './doing.ts'
import { noCode } from './opinions.ts'
import { clock, daysFrom, thursday } from './wording.ts'

/** One evening whose 24 people voted on paper and on a tablet: counts are shown, and no groups. */
export async function makeAfterAShooting({ city, desk, plan, org, byFirst }: DialogueDoors): Promise<void> {
  const { asOf, seed } = plan
  const { statements: work, ...dialogue } = city.dialogue
  const evening = thursday(asOf, room.weeks)
  const before = byFirst(clock(daysFrom(evening, -14), 10))
  const { id: series } = made(await dialogue.saveSeries(afterAShooting(), before))
  const session = lastSession(
    made(await dialogue.saveSession(roomEvening(series, asOf), before)),
    'one-evening',
  )
  made(await work.saveVoting(series, { version: 0, state: 'open', policy: usualPolicy }, before))
  let ids: string[] = []
  for (const { text } of roomStatements) {
    const said = {
      text: text.en,
      translation: text.es,
      language: 'en',
      author: 'table',
      channel: 'live',
    } as const
    const { statements } = made(await work.addStatement(series, said, byFirst(clock(evening, 19))))
    ids = statements.filter(one => one.no !== null).map(one => one.id)
  }
  const random = randomOf(seed, 'dialogue', 'room')
  const ballot = () =>
    ids.map((statement, n) => {
      const share = roomStatements[n]?.agree ?? 0.5
      const vote = random.chance(0.08) ? (0 as const) : random.chance(share) ? (1 as const) : (-1 as const)
      return { id: uuidv7(), statement, vote }
    })
  const codeHashes = Array.from({ length: room.paper }, (_, n) => noCode(seed, 'ballot', n))
  made(await work.makeBallots(series, { session, codeHashes }, before))
  const typed = byFirst(clock(daysFrom(evening, 1), 10))
  for (const codeHash of codeHashes) made(await work.typeBallot(series, { codeHash, votes: ballot() }, typed))
  const onTheWall = {
    ...{ session, maxVoters: room.kiosk, hours: 12 },
    codeHash: noCode(seed, 'room-code', 'after-a-shooting'),
  }
  const shown = made(await dialogue.voters.makeRoomCode(series, onTheWall, byFirst(clock(evening, 17))))
  const atTablet = Array.from({ length: room.kiosk }, (_, n) => ({
    ...{ id: uuidv7(), series, org, channel: 'kiosk' as const, codeHash: noCode(seed, 'kiosk', n) },
    ...{ beganBy: 'room-code' as const, roomCode: { id: shown.id, session } },
    now: clock(evening, 20, n),
  }))
  await desk.addVoters(city.city.name, atTablet)
  await desk.addVotes(
    city.city.name,
    atTablet.flatMap(({ id: voter, channel, now }) =>
      ballot().map((one, n) => ({
        ...{ ...one, series, org, voter, channel },
        at: new Date(now.getTime() + 4_000 * (n + 1)),
      })),
    ),
  )
  const { version } = made(await work.voting(series, typed))
  made(await work.saveVoting(series, { version, state: 'closed', policy: usualPolicy }, typed))
  const closed = { ...afterAShooting(), id: series, version: 1, state: 'closed' as const }
  made(await dialogue.saveSeries(closed, typed))
}
