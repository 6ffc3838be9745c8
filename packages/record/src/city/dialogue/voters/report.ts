import { ok, type Result, type VoteModeration, type VoterBurst, type VoterReport } from '@understory/model'
import { sql } from 'kysely'
import type { UnitOfWork } from '../../../engine/unit-of-work.ts'
import type { CityContext } from '../../context.ts'
import { instantOf } from '../../import-reports.ts'
import { noteLook } from '../../note-access.ts'
import { asDialogueMember } from '../as-member.ts'
import { ownSeries } from '../write.ts'
import { type Burst, burstsOf, type CountedVoter, countedVoters } from './bursts.ts'
import { roomCodesIn } from './room-codes.ts'
import type { CityVoters } from './types.ts'

/** Numbers are rounded down to tens, so that two looks do not tell when one person came. */
const step = 10
const rounded = (voters: number): number => voters - (voters % step)

export async function report(
  context: CityContext,
  ...[id, doing]: Parameters<CityVoters['report']>
): Promise<Result<VoterReport>> {
  const found = await asDialogueMember(context, doing, async unit => {
    const series = await ownSeries(unit, id, doing)
    return series.ok ? ok(await reportIn(unit, id)) : series
  })
  if (!found.ok) return found
  await noteLook(context, {
    member: doing.member,
    purpose: 'dialogue',
    subject: `voters of series ${id}`,
    fields: ['voters'],
    rows: found.value.bursts.length,
    agreement: {},
  })
  return found
}

/** What the facilitator sees of the voters of a series. */
export async function reportIn(unit: UnitOfWork, series: string): Promise<VoterReport> {
  const voters = await countedVoters(unit, series)
  const bursts = burstsOf(voters)
  return {
    series,
    roomCodes: (await roomCodesIn(unit, series)).map(one => ({ ...one, voters: rounded(one.voters) })),
    arrivals: arrivalsOf(voters),
    bursts: bursts.map(burstOf),
    decisions: await decisionsIn(unit, series),
  }
}

const hourOf = (at: string): string => `${at.slice(0, 13)}:00:00.000Z`

function arrivalsOf(voters: readonly CountedVoter[]): VoterReport['arrivals'] {
  const hours = Map.groupBy(voters, one => `${hourOf(one.at)} ${one.channel} ${one.crowd}`)
  return [...hours.values()]
    .flatMap(members => {
      const [first] = members
      return first
        ? [
            {
              hour: hourOf(first.at),
              channel: first.channel,
              crowd: first.crowd,
              voters: rounded(members.length),
            },
          ]
        : []
    })
    .sort((a, b) => (a.hour < b.hour ? 1 : -1))
}

const burstOf = ({ id, kind, voters }: Burst): VoterBurst => ({
  id,
  kind,
  crowd: voters[0]?.crowd ?? 'open',
  voters: rounded(voters.length),
  from: hourOf(voters[0]?.at ?? ''),
  to: hourOf(voters.at(-1)?.at ?? ''),
})

async function decisionsIn({ db }: UnitOfWork, series: string): Promise<VoteModeration[]> {
  const { rows } = await sql<Omit<VoteModeration, 'restores'> & { restores_id: string | null }>`
    select id, decision, reason, restores_id, voters, at from vote_set_aside
    where series_id = ${series}::uuid order by at desc, id desc`.execute(db)
  return rows.map(({ restores_id, ...row }) => ({
    ...row,
    restores: restores_id,
    voters: Number(row.voters),
    at: instantOf(row.at),
  }))
}
