import { usualPolicy, type VoiceChannel } from '@understory/model'
import type { CastVote, NewVoter } from '@understory/record/desk'
import { v7 as uuidv7 } from 'uuid'
import { type DialogueDoors, made } from './doing.ts'
import { inventVoters, noCode } from './opinions.ts'
import { notVotedOn, resultsEvening, safeSummer, statements } from './safe-summer.ts'
import { clock, daysFrom } from './wording.ts'

/** Statements of the facilitator's own, with which the voting began. */
const begunWith = 6

/** The online series: statements sent in and moderated, and voters with planted groups; gives which group each voter's id is of. */
export async function makeSafeSummer({
  city,
  desk,
  plan,
  org,
  byFirst,
}: DialogueDoors): Promise<ReadonlyMap<string, number>> {
  const { asOf, seed } = plan
  const { name } = city.city
  const { statements: work, ...dialogue } = city.dialogue
  const begin = clock(daysFrom(asOf, -44), 9)
  const { id: series } = made(await dialogue.saveSeries(safeSummer(asOf), byFirst(begin)))
  made(await dialogue.saveSession(resultsEvening(series, asOf), byFirst(begin)))
  made(await work.saveVoting(series, { version: 0, state: 'open', policy: usualPolicy }, byFirst(begin)))
  const ids: string[] = []
  for (const [n, { text, language }] of statements.entries()) {
    const now = new Date(begin.getTime() + n * 5 * 3_600_000)
    const [own, translation] = language === 'en' ? [text.en, text.es] : [text.es, text.en]
    if (n < begunWith) {
      const asked = { text: own, language, translation, author: 'facilitator', channel: 'later' } as const
      const { statements: all } = made(await work.addStatement(series, asked, byFirst(now)))
      ids.push(all.find(one => one.no === n + 1)?.id ?? '')
      continue
    }
    const sent = { series, org, text: own, language, channel: 'online', now } as const
    const statement = await desk.addStatement(name, sent)
    const read = byFirst(new Date(now.getTime() + 3_600_000))
    made(
      await work.decideStatement(
        series,
        { statement, decision: 'accepted', reason: null, translation },
        read,
      ),
    )
    ids.push(statement)
  }
  for (const [n, { text, language, reason }] of notVotedOn.entries()) {
    const now = clock(daysFrom(asOf, n - notVotedOn.length), 12)
    const statement = await desk.addStatement(name, { series, org, text, language, channel: 'online', now })
    if (reason === null) continue
    const decision = { statement, decision: 'declined', reason, translation: null } as const
    made(await work.decideStatement(series, decision, byFirst(new Date(now.getTime() + 7_200_000))))
  }
  const voters = inventVoters(seed).map(one => ({ ...one, id: uuidv7() }))
  const beginOf = (one: (typeof voters)[number]) =>
    clock(daysFrom(asOf, -one.daysBefore), 7).getTime() + one.at_ms
  const handedOut = { session: null, maxVoters: voters.length, hours: 45 * 24 }
  const codeHash = noCode(seed, 'room-code', 'safe-summer')
  const room = made(await dialogue.voters.makeRoomCode(series, { ...handedOut, codeHash }, byFirst(begin)))
  await desk.addVoters(
    name,
    voters.map((one, n) => ({
      ...{ id: one.id, series, org, channel: one.channel, codeHash: noCode(seed, 'voter', n) },
      ...howBegun(one.channel, n, room.id),
      now: new Date(beginOf(one)),
    })),
  )
  await desk.addVotes(
    name,
    voters.flatMap(one =>
      one.votes.map(
        ({ statement, vote, after_ms }): CastVote => ({
          ...{ id: uuidv7(), series, org, statement: ids[statement] ?? '', voter: one.id, vote },
          ...{ channel: one.channel, at: new Date(beginOf(one) + after_ms) },
        }),
      ),
    ),
  )
  return new Map(voters.map(one => [one.id, one.group]))
}

/** Codes were handed out at the parks of the summer and at kiosks; one online voter in four came by without one. */
function howBegun(channel: VoiceChannel, n: number, roomCode: string): Partial<NewVoter> {
  if (channel === 'text-message') return {}
  if (channel === 'online' && n % 4 === 0) return { beganBy: 'proof' }
  return { beganBy: 'room-code', roomCode: { id: roomCode, session: null } }
}
