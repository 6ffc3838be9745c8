import { createHmac, randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { type Member, newPaperCode, saveSeriesRequestShape, usualPolicy } from '@understory/model'
import { type CityRecord, openRecord } from '@understory/record'
import { madeUpSeries } from '@understory/record/testing'
import { secretKey } from '../../packages/cli/src/keys.ts'
import type { Place } from '../machine/understory.ts'

export const votingCity = { name: 'milltown', series: 'safe-evenings' } as const

/** A facilitator of an invented mediation centre, as the record knows one. */
const facilitator: Member = {
  person: 'bench-facilitator',
  name: 'an invented facilitator',
  membership: null,
  role: 'facilitator',
  organisation: {
    id: '01900000-0000-7000-8000-000000000001',
    name: 'Milltown Mediation',
    kind: 'mediation-centre',
  },
  city: votingCity.name,
  endsOn: null,
  by: 'server-file',
  secondFactor: true,
}

/** What phones of a bench begin with: statements by their ids, and the code of a room that they all are in. */
export interface VotingCity {
  readonly statements: readonly string[]
  readonly roomCode: string
}
const mostVoters = 2_000

/** A city with one series that is voted on, before a server opens it. */
export async function makeVotingCity({ data }: Place, statements: number): Promise<VotingCity> {
  const store = await openRecord({ dataDir: join(data, 'record') })
  try {
    const about = { title: 'Milltown', timeZone: 'America/New_York', invented: true }
    const city = await store.makeCity({ name: votingCity.name, ...about })
    return await openVoting(city, statements, secretKey(data, 'session'))
  } finally {
    await store.close()
  }
}

async function openVoting({ dialogue }: CityRecord, statements: number, key: Buffer): Promise<VotingCity> {
  const doing = { member: facilitator, now: new Date() }
  const series = await dialogue.saveSeries(saveSeriesRequestShape.parse(madeUpSeries()), doing)
  if (!series.ok) throw new Error(series.problem.detail)
  const { id } = series.value
  const opened = await dialogue.statements.saveVoting(
    id,
    { version: 0, state: 'open', policy: usualPolicy },
    doing,
  )
  if (!opened.ok) throw new Error(opened.problem.detail)
  let ids: string[] = []
  for (let n = 1; n <= statements; n++) {
    const about = { language: 'en', translation: null, author: 'facilitator', channel: 'later' } as const
    const added = await dialogue.statements.addStatement(
      id,
      { text: `Made-up statement ${n}.`, ...about },
      doing,
    )
    if (!added.ok) throw new Error(added.problem.detail)
    ids = added.value.statements.map(one => one.id)
  }
  const roomCode = newPaperCode(() => randomBytes(9))
  const codeHash = createHmac('sha256', key).update(`room-code\n${roomCode}`).digest('hex')
  const room = { session: null, maxVoters: mostVoters, hours: 24, codeHash }
  const made = await dialogue.voters.makeRoomCode(id, room, doing)
  if (!made.ok) throw new Error(made.problem.detail)
  return { statements: ids, roomCode }
}
