import { describe, expect, test } from 'vitest'
import { engineCase, engineFolders, numbered, tableOf } from '../testing/polis.ts'
import { components } from './components.ts'
import { consensusLists, groupAgreement } from './consensus.ts'
import { inConversation } from './conversation.ts'
import { firstRowGroups } from './groups.ts'
import { pairSums } from './pair-sums.ts'
import { statementPositions, voterPositions } from './positions.ts'
import { representativeStatements } from './representative.ts'
import { showingPriorities } from './routing.ts'
import { groupTallies, tally } from './tallies.ts'

/** Compares numbers one by one, counts them, and fails with how many were wrong. */
function comparison(tolerance: number) {
  let [compared, wrong] = [0, 0]
  return {
    number: (ours: number | undefined, theirs: number | undefined) => {
      compared++
      if (!(Math.abs((ours ?? Number.NaN) - (theirs ?? Number.NaN)) <= tolerance)) wrong++
    },
    done: (what: string) => {
      console.log(`${what}: ${compared} compared, ${wrong} wrong (tolerance ${tolerance})`)
      expect(compared).toBeGreaterThan(0)
      expect(wrong).toBe(0)
    },
  }
}

describe.each(engineFolders)('%s as Polis’ engine answered it', folder => {
  const { answer, events } = engineCase(folder)
  const voters = numbered(events.map(({ voter }) => voter))
  const statements = numbered(events.map(({ statement }) => statement))
  const table = tableOf(events, voters.place, statements.place)
  const flags = (ids: readonly number[]) => Uint8Array.from(statements.ids, id => (ids.includes(id) ? 1 : 0))
  const hidden = flags(answer['mod-out'])
  const found = components(pairSums(table), hidden)
  const positions = voterPositions(table, found, hidden)
  const bases = answer['base-clusters']
  const groupOf = new Map<number, number>()
  answer['group-clusters'].forEach(({ members }, group) => {
    for (const base of members)
      for (const voter of bases.members[bases.id.indexOf(base)] ?? []) groupOf.set(voter, group)
  })
  const theirGroups = voters.ids.map(id => groupOf.get(id) ?? -1)
  const tallies = groupTallies(table, theirGroups, answer['group-clusters'].length)
  // Ours has the other sign of votes than the engine, and a component has no sign of its own.
  const sign = [found.first, found.second].map((vector, k) =>
    Math.sign(vector.reduce((sum, x, j) => sum + x * (answer.pca.comps[k as 0 | 1][j] ?? 0), 0)),
  )

  test('means and components are theirs', () => {
    const same = comparison(1e-9)
    statements.ids.forEach((_, j) => {
      same.number(-(found.centre[j] ?? 0), answer.pca.center[j])
      same.number((sign[0] ?? 1) * (found.first[j] ?? 0), answer.pca.comps[0][j])
      same.number((sign[1] ?? 1) * (found.second[j] ?? 0), answer.pca.comps[1][j])
    })
    same.done(`${folder}, means and components`)
  })

  test('positions of voters and statements, and extremity, are theirs', () => {
    const same = comparison(1e-8)
    bases.members.forEach((members, i) => {
      for (const id of members) {
        const voter = voters.place.get(id) ?? -1
        same.number(-(sign[0] ?? 1) * (positions.x[voter] ?? 0), bases.x[i])
        same.number(-(sign[1] ?? 1) * (positions.y[voter] ?? 0), bases.y[i])
      }
    })
    const places = statementPositions(found)
    statements.ids.forEach((_, j) => {
      same.number(-(sign[0] ?? 1) * (places.x[j] ?? 0), answer.pca['comment-projection'][0][j])
      same.number(-(sign[1] ?? 1) * (places.y[j] ?? 0), answer.pca['comment-projection'][1][j])
      same.number(places.extremity[j], answer.pca['comment-extremity'][j])
    })
    same.done(`${folder}, positions and extremity`)
  })

  test('who is in the conversation by the votes alone is among those whom the engine kept from earlier days', () => {
    const ours = Array.from(inConversation(table), voter => voters.ids[voter] ?? -1)
    expect(answer['in-conv']).toEqual(expect.arrayContaining(ours))
    const kept = answer['in-conv'].map(id => voters.place.get(id) ?? -1)
    expect(Array.from(inConversation(table, kept))).toEqual(kept.toSorted((a, b) => a - b))
  })

  test('from their base clusters, the number of groups and the groups are theirs', () => {
    const points = { x: Float64Array.from(bases.x), y: Float64Array.from(bases.y) }
    const ours = firstRowGroups(points, Uint32Array.from(bases.id.keys()))
    const theirs = bases.id.map(id =>
      answer['group-clusters'].findIndex(({ members }) => members.includes(id)),
    )
    expect(Array.from(ours.groups)).toEqual(theirs)
    answer['group-clusters'].forEach(({ center }, group) => {
      const centres = ours.tried.get(ours.count)?.centres
      expect(centres?.x[group]).toBeCloseTo(center[0] ?? 0, 9)
      expect(centres?.y[group]).toBeCloseTo(center[1] ?? 0, 9)
    })
  })

  test('tallies per group and per base cluster are theirs', () => {
    const same = comparison(0)
    Object.values(answer['group-votes']).forEach(({ 'n-members': members, votes }, group) => {
      same.number(theirGroups.filter(of => of === group).length, members)
      statements.ids.forEach((id, j) => {
        same.number(tallies[group]?.agree[j], votes[id]?.A)
        same.number(tallies[group]?.disagree[j], votes[id]?.D)
        same.number(tallies[group]?.seen[j], votes[id]?.S)
      })
    })
    const baseOf = voters.ids.map(id => bases.members.findIndex(members => members.includes(id)))
    const perBase = groupTallies(table, baseOf, bases.id.length)
    statements.ids.forEach((id, j) => {
      bases.id.forEach((_, i) => {
        same.number(perBase[i]?.agree[j], answer['votes-base'][id]?.A[i])
        same.number(perBase[i]?.disagree[j], answer['votes-base'][id]?.D[i])
        same.number(perBase[i]?.seen[j], answer['votes-base'][id]?.S[i])
      })
    })
    same.done(`${folder}, tallies`)
  })

  test('group-informed consensus and showing priorities are theirs', () => {
    const same = comparison(1e-9)
    const agreement = groupAgreement(tallies, statements.ids.length)
    const everybody = groupTallies(
      table,
      theirGroups.map(group => Math.min(group, 0)),
      1,
    )[0]
    const priorities = everybody
      ? showingPriorities(everybody, {
          extremity: answer.pca['comment-extremity'],
          about: flags(answer['meta-tids']),
        })
      : []
    statements.ids.forEach((id, j) => {
      same.number(agreement[j]?.product, answer['group-aware-consensus'][id])
      same.number(priorities[j], answer['comment-priorities'][id])
    })
    same.done(`${folder}, consensus and priorities`)
  })

  test('the consensus lists are theirs, in their order', () => {
    const same = comparison(1e-12)
    const lists = consensusLists(tally(table), hidden)
    for (const side of ['agree', 'disagree'] as const) {
      expect(lists[side]).toHaveLength(answer.consensus[side].length)
      lists[side].forEach((ours, i) => {
        const theirs = answer.consensus[side][i] ?? {}
        same.number(statements.ids[ours.statement], theirs.tid)
        same.number(ours.count, theirs['n-success'])
        same.number(ours.seen, theirs['n-trials'])
        same.number(ours.share, theirs['p-success'])
        same.number(ours.shareScore, theirs['p-test'])
      })
    }
    same.done(`${folder}, consensus lists`)
  })

  test('representative statements are theirs, in their order (one number of theirs is in single precision)', () => {
    const same = comparison(1e-6)
    representativeStatements(tallies, hidden).forEach((ours, group) => {
      const theirs = answer.repness[String(group)] ?? []
      expect(ours.map(({ statement }) => statements.ids[statement])).toEqual(theirs.map(({ tid }) => tid))
      ours.forEach((row, i) => {
        expect(row.side).toBe(theirs[i]?.['repful-for'])
        expect(row.bestAgree).toBe(theirs[i]?.['best-agree'] ?? false)
        same.number(row.count, Number(theirs[i]?.['n-success']))
        same.number(row.seen, Number(theirs[i]?.['n-trials']))
        same.number(row.share, Number(theirs[i]?.['p-success']))
        same.number(row.shareScore, Number(theirs[i]?.['p-test']))
        same.number(row.ratio, Number(theirs[i]?.repness))
        same.number(row.difference, Number(theirs[i]?.['repness-test']))
      })
    })
    same.done(`${folder}, representative statements`)
  })
})

test.skipIf(engineFolders.length > 0)(
  'skipped: the answers of Polis’ engine are not beside the checkout',
  () => {},
)
