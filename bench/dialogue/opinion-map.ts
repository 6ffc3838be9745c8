import {
  addVote,
  adjustedRand,
  collectVotes,
  consensusLists,
  groupStability,
  type OpinionMap,
  opinionMap,
  seeded,
} from '@understory/stats'
import { timed } from '../machine/timing.ts'
import { type Bench, outcome } from '../outcome.ts'
import { powerIteration } from './power-iteration.ts'

const number = (value: number) => value.toLocaleString('en-US')

/** Statements that everybody agrees with, whatever their group. */
const agreed = 5

interface MadeUp {
  readonly voters: number
  readonly statements: number
  /** 1 for a crowd without groups. */
  readonly groups: number
  readonly seen: number
}

/** Votes as they would come from the record, with the group planted for each voter. */
function madeUpVotes({ voters, statements, groups, seen }: MadeUp) {
  const random = seeded(7)
  const leaning = Array.from({ length: groups }, () =>
    Float64Array.from({ length: statements }, (_, j) =>
      j < agreed ? 0.97 : groups === 1 ? 0.5 : 0.1 + 0.8 * random(),
    ),
  )
  const planted = Int32Array.from({ length: voters }, () => Math.floor(random() * groups))
  const columns = { voters: [] as number[], statements: [] as number[], votes: [] as number[] }
  planted.forEach((group, voter) => {
    for (let j = 0; j < statements; j++) {
      if (random() >= seen) continue
      columns.voters.push(voter)
      columns.statements.push(j)
      columns.votes.push(random() < 0.1 ? 0 : random() < (leaning[group]?.[j] ?? 0) ? 1 : -1)
    }
  })
  return { planted, columns, sizes: { voters, statements } }
}

const city = { voters: 10_000, statements: 500, seen: 0.4 }

export const opinionMapOfCity: Bench = {
  name: 'opinion-map',
  about: 'opinion map of 10,000 voters, 500 statements and 2,000,000 votes, and one vote more',
  run: async say => {
    const made = madeUpVotes({ ...city, groups: 3 })
    say(`${number(made.columns.votes.length)} made-up votes`)
    const whole = await timed(async () =>
      opinionMap(collectVotes(made.sizes, made.columns), { random: seeded(1) }),
    )
    const dense = await timed(async () => powerIteration(whole.value.table, 2, 100))
    const found = adjustedRand(whole.value.grouping.groups, made.planted)
    const listed = consensusLists(whole.value.everybody, whole.value.hidden).agree
    const common = listed.filter(({ statement }) => statement < agreed).length
    const stability = await timed(async () => groupStability(whole.value, { random: seeded(2) }))
    const { otherStarts, leftOut, notShown } = stability.value
    say(
      `stability: other starts ${otherStarts?.toFixed(3)}, one in ten left out ${leftOut?.toFixed(3)}, ${notShown ?? 'shown'}`,
    )
    const votes = voteByVote(whole.value)
    const none = madeUpVotes({ ...city, groups: 1 })
    const without = voteByVote(opinionMap(collectVotes(none.sizes, none.columns), { random: seeded(1) }))
    const room = madeUpVotes({ voters: 24, statements: 30, groups: 2, seen: 0.9 })
    const small = groupStability(opinionMap(collectVotes(room.sizes, room.columns), { random: seeded(1) }), {
      random: seeded(1),
    })
    say(`a room of 24: ${small.notShown}`)
    return [
      outcome({
        what: `whole map of ${number(city.voters)} voters and ${number(made.columns.votes.length)} votes`,
        value: whole.seconds,
        unit: 's',
        most: 2,
        ratio: `${(whole.seconds / dense.seconds).toFixed(2)} × two components alone by 100 dense power iterations (${dense.seconds.toFixed(1)} s)`,
        limit: 'one thread; sums over pairs of statements are half of it',
      }),
      outcome({
        what: 'one vote more, median of 40',
        value: votes.median,
        unit: 'ms',
        most: 100,
        ratio: `${((whole.seconds * 1_000) / votes.median).toFixed(0)} × as fast as the whole; slowest ${votes.slowest.toFixed(0)} ms`,
        limit: 'one thread',
      }),
      outcome({
        what: 'one vote more in a crowd without groups',
        value: without.median,
        unit: 'ms',
        ratio: `slowest ${without.slowest.toFixed(0)} ms: components that hardly differ take more steps`,
      }),
      outcome({
        what: 'planted groups found, adjusted Rand index',
        value: found,
        unit: '',
        least: 0.95,
        ratio: `${whole.value.grouping.count} groups, 3 planted; ${common} of ${agreed} planted statements in the consensus list`,
      }),
      outcome({
        what: 'stability figure, 100 rounds of each kind',
        value: stability.seconds,
        unit: 's',
        ratio: `on ${number(stability.value.sample)} voters, apart from the map`,
      }),
    ]
  },
}

function voteByVote(start: OpinionMap): { median: number; slowest: number } {
  const random = seeded(3)
  let map = start
  const times: number[] = []
  for (let i = 0; i < 43; i++) {
    const [voter, statement] = [Math.floor(random() * city.voters), Math.floor(random() * city.statements)]
    const from = performance.now()
    map = addVote(map, { voter, statement, vote: random() < 0.5 ? 1 : -1 })
    // The first three warm the code up.
    if (i > 2) times.push(performance.now() - from)
  }
  times.sort((a, b) => a - b)
  return { median: times[times.length >> 1] ?? 0, slowest: times.at(-1) ?? 0 }
}
