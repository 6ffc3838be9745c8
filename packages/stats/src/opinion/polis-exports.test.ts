import { describe, expect, test } from 'vitest'
import { exportFolders, numbered, rowsOf, tableOf } from '../testing/polis.ts'
import { groupAgreement } from './consensus.ts'
import { emptyTallies, groupTallies, tally } from './tallies.ts'
import { voteOf } from './votes.ts'

const compared = (what: string, wrong: readonly unknown[], count: number) => {
  console.log(`${what}: ${count} compared, ${wrong.length} wrong`)
  expect(wrong).toEqual([])
  expect(count).toBeGreaterThan(0)
}

describe.each(exportFolders)('%s', folder => {
  const people = rowsOf(folder, 'participants-votes.csv') ?? []
  const comments = rowsOf(folder, 'comments.csv') ?? []
  const history = rowsOf(folder, 'votes.csv')
  const written = Object.keys(people[0] ?? {}).filter(name => /^\d+$/.test(name))
  const statements = numbered([...comments.map(row => Number(row['comment-id'])), ...written.map(Number)])
  const voters = numbered(people.map(row => Number(row.participant)))
  const cells = people.flatMap(row =>
    written
      .filter(id => row[id] !== '')
      .map(id => ({ voter: Number(row.participant), statement: Number(id), vote: Number(row[id]) })),
  )
  const events = (history ?? []).map(row => ({
    voter: Number(row['voter-id']),
    statement: Number(row['comment-id']),
    vote: Number(row.vote),
    at: Number(row.timestamp),
  }))
  const groups = new Array<number>(people.length).fill(-1)
  for (const row of people)
    if (row['group-id'] !== '')
      groups[voters.place.get(Number(row.participant)) ?? -1] = Number(row['group-id'])
  const final = tableOf(cells, voters.place, statements.place)

  test('every voter’s agreements and disagreements, counted from their cells, are those of the export', () => {
    const wrong = people.filter(row => {
      const voter = final.rows[voters.place.get(Number(row.participant)) ?? -1]
      const votes = Array.from(voter?.votes.subarray(0, voter.seen) ?? [])
      const count = (vote: number) => votes.filter(of => of === vote).length
      return count(1) !== Number(row['n-agree']) || count(-1) !== Number(row['n-disagree'])
    })
    compared(
      `${folder}, voters`,
      wrong.map(row => row.participant),
      people.length,
    )
  })

  test.skipIf(!history)(
    'counting every vote ever cast gives the agrees and disagrees of the comments',
    () => {
      const tallies = emptyTallies(statements.ids.length)
      for (const { statement, vote } of events) {
        const at = statements.place.get(statement) ?? -1
        if (vote > 0) tallies.agree[at] = (tallies.agree[at] ?? 0) + 1
        if (vote < 0) tallies.disagree[at] = (tallies.disagree[at] ?? 0) + 1
      }
      const wrong = comments.filter(row => {
        const at = statements.place.get(Number(row['comment-id'])) ?? -1
        return tallies.agree[at] !== Number(row.agrees) || tallies.disagree[at] !== Number(row.disagrees)
      })
      compared(
        `${folder}, comments`,
        wrong.map(row => row['comment-id']),
        comments.length,
      )
    },
  )

  test.skipIf(!history)('the latest vote of each voter on each statement is the cell of the export', () => {
    const inOrder = events.toSorted((a, b) => a.at - b.at)
    const latest = tableOf(inOrder, voters.place, statements.place)
    const shown = new Set(written.map(id => statements.place.get(Number(id)) ?? -1))
    const wrong: string[] = []
    let count = 0
    latest.rows.forEach((row, voter) => {
      for (const statement of shown) {
        const [ours, theirs] = [voteOf(row, statement), voteOf(final.rows[voter] ?? row, statement)]
        if (ours === null && theirs === null) continue
        count++
        if (ours !== theirs)
          wrong.push(`${voters.ids[voter]} ${statements.ids[statement]}: ${ours} ${theirs}`)
      }
    })
    compared(`${folder}, cells`, wrong, count)
  })

  test('tallies of the groups and of those in none add up to those of everybody', () => {
    const count = Math.max(...groups) + 1
    const per = groupTallies(final, groups, count)
    const none = groupTallies(
      final,
      groups.map(group => (group < 0 ? 0 : -1)),
      1,
    )
    const all = tally(final)
    const sum = (j: number, side: 'agree' | 'disagree' | 'seen') =>
      [...per, ...none].reduce((total, of) => total + (of[side][j] ?? 0), 0)
    statements.ids.forEach((_, j) => {
      for (const side of ['agree', 'disagree', 'seen'] as const) expect(sum(j, side)).toBe(all[side][j])
    })
  })

  const hasConsensus = comments.some(row => row['group-informed-consensus'])
  test.skipIf(!hasConsensus)('group-informed consensus is the column of the export', () => {
    const ours = groupAgreement(groupTallies(final, groups, Math.max(...groups) + 1), statements.ids.length)
    const wrong = comments.filter(row => {
      const found = ours[statements.place.get(Number(row['comment-id'])) ?? -1]?.product ?? Number.NaN
      return !(Math.abs(found - Number(row['group-informed-consensus'])) <= 1e-12)
    })
    compared(
      `${folder}, group-informed consensus`,
      wrong.map(row => row['comment-id']),
      comments.length,
    )
  })
})

test.skipIf(exportFolders.length > 0)(
  'skipped: the Polis conversations are not beside the checkout',
  () => {},
)
