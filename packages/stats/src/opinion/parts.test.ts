import fc from 'fast-check'
import { expect, test } from 'vitest'
import { seeded } from '../seeded.ts'
import { consensusLists, groupAgreement } from './consensus.ts'
import { inConversation } from './conversation.ts'
import { type GroupCount, nextGroupCount } from './group-count.ts'
import { drawnGroups, firstRowGroups, mostGroups } from './groups.ts'
import { draw, firstPoints, kMeans, spreadPoints } from './k-means.ts'
import { representativeStatements } from './representative.ts'
import { nextStatement, showingPriorities } from './routing.ts'
import { shareDifference } from './side.ts'
import { silhouette } from './silhouette.ts'
import { groupTallies, tally } from './tallies.ts'
import { collectVotes, voteOf, writeVote } from './votes.ts'

const columns = (events: readonly (readonly [number, number, number])[]) => ({
  voters: events.map(event => event[0]),
  statements: events.map(event => event[1]),
  votes: events.map(event => event[2]),
})
const points = (...places: readonly (readonly [number, number])[]) => ({
  x: Float64Array.from(places, place => place[0]),
  y: Float64Array.from(places, place => place[1]),
})
const tallies = (...rows: readonly (readonly [number, number, number])[]) => ({
  agree: Int32Array.from(rows, row => row[0]),
  disagree: Int32Array.from(rows, row => row[1]),
  seen: Int32Array.from(rows, row => row[2]),
})

test('the latest vote of a pair counts, and tallies are those of a plain list', () => {
  const event = fc.tuple(fc.nat(5), fc.nat(4), fc.integer({ min: -1, max: 1 }))
  fc.assert(
    fc.property(fc.array(event, { maxLength: 80 }), events => {
      const latest = new Map(events.map(([voter, statement, vote]) => [`${voter} ${statement}`, vote]))
      const table = collectVotes({ voters: 6, statements: 5 }, columns(events))
      const written = collectVotes({ voters: 6, statements: 5 }, columns([]))
      for (const [voter, statement, vote] of events) {
        const row = written.rows[voter]
        if (row) writeVote(row, statement, vote as 1 | 0 | -1)
      }
      for (const of of [table, written])
        of.rows.forEach((row, voter) => {
          for (let j = 0; j < 5; j++) expect(voteOf(row, j)).toBe(latest.get(`${voter} ${j}`) ?? null)
        })
      const counted = tally(table)
      for (let j = 0; j < 5; j++) {
        const votes = [...latest].filter(([key]) => key.endsWith(` ${j}`)).map(([, vote]) => vote)
        expect(counted.seen[j]).toBe(votes.length)
        expect(counted.agree[j]).toBe(votes.filter(vote => vote === 1).length)
        expect(counted.disagree[j]).toBe(votes.filter(vote => vote === -1).length)
      }
    }),
  )
})

test('a vote that cannot be is refused', () => {
  const sizes = { voters: 1, statements: 1 }
  expect(() => collectVotes(sizes, columns([[0, 0, 2]]))).toThrow('a vote is 1, 0 or -1, got 2')
  expect(() => collectVotes(sizes, columns([[1, 0, 1]]))).toThrow(RangeError)
  expect(() => collectVotes(sizes, columns([[0, -1, 1]]))).toThrow(RangeError)
})

test('in the conversation are those with seven votes, those who were in, and the busiest up to fifteen', () => {
  const seen = [7, 6, 8, 1, 0, ...new Array<number>(20).fill(2)]
  const events = seen.flatMap((count, voter) =>
    Array.from({ length: count }, (_, j) => [voter, j, 1] as const),
  )
  const table = collectVotes({ voters: seen.length, statements: 10 }, columns(events))
  expect(Array.from(inConversation(table))).toEqual([0, 1, 2, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16])
  expect(inConversation(table, [3])).toContain(3)
  expect(inConversation(table)).not.toContain(4)
})

test('k-means by hand: two heaps, their weighted means, and a centre without points is dropped', () => {
  const heaps = points([0, 0], [1, 0], [10, 0], [10, 4])
  const found = kMeans(heaps, firstPoints(heaps, 2), { weights: [1, 3, 1, 1] })
  expect(Array.from(found.cluster)).toEqual([0, 0, 1, 1])
  expect(Array.from(found.centres.x)).toEqual([0.75, 10])
  expect(Array.from(found.centres.y)).toEqual([0, 2])
  const far = kMeans(heaps, points([0, 0], [100, 100], [10, 2]))
  expect(far.centres.x).toHaveLength(2)
  expect(Array.from(far.cluster)).toEqual([0, 0, 1, 1])
  const once = kMeans(heaps, points([0, 0], [100, 100], [10, 2]), { steps: 0 })
  expect(Array.from(once.cluster)).toEqual([0, 0, 1, 1])
  expect(firstPoints(points([1, 1], [1, 1], [2, 2]), 5).x).toHaveLength(2)
  expect(spreadPoints(points([1, 1], [1, 1], [2, 2]), 5, { random: seeded(1) }).x).toHaveLength(2)
})

test('silhouette by hand, alone in a cluster is nothing, and a weight is so many points', () => {
  const line = points([0, 0], [1, 0], [5, 0])
  // (5 − 1) / 5, (4 − 1) / 4 and a point alone.
  expect(silhouette(line, Int32Array.from([0, 0, 1]))).toBeCloseTo((4 / 5 + 3 / 4 + 0) / 3, 12)
  expect(silhouette(line, Int32Array.from([0, 0, 0]))).toBe(0)
  const twice = points([0, 0], [1, 0], [1, 0], [5, 0], [6, 0])
  const once = points([0, 0], [1, 0], [5, 0], [6, 0])
  expect(silhouette(once, Int32Array.from([0, 0, 1, 1]), [1, 2, 1, 1])).toBeCloseTo(
    silhouette(twice, Int32Array.from([0, 0, 0, 1, 1])),
    12,
  )
})

test('two to five groups are tried, and three heaps are three groups, the largest first', () => {
  expect([1, 11, 12, 24, 36, 100].map(mostGroups)).toEqual([2, 2, 3, 4, 5, 5])
  const random = seeded(6)
  const heaps = Array.from({ length: 90 }, (_, i) => {
    const heap = i < 20 ? 0 : i < 45 ? 1 : 2
    return [heap * 9 + random(), heap === 1 ? 9 + random() : random()] as const
  })
  const members = Uint32Array.from(heaps.keys())
  const found = drawnGroups(points(...heaps), members, { random })
  expect(found.count).toBe(3)
  expect(Array.from(found.groups)).toEqual(heaps.map((_, i) => (i < 20 ? 2 : i < 45 ? 1 : 0)))
  for (let seed = 1; seed <= 20; seed++) {
    const { groups } = drawnGroups(points(...heaps), members, { random: seeded(seed) })
    expect([0, 1, 2].map(group => groups.filter(of => of === group).length)).toEqual([45, 25, 20])
  }
  expect(firstRowGroups(points(...heaps), members).groups).toHaveLength(90)
})

test('the number of groups shown changes when another has won four times in a row', () => {
  let state: GroupCount | null = null
  const shown = [2, 3, 3, 3, 2, 3, 3, 3, 3, 2].map(best => {
    state = nextGroupCount(state, best)
    return state.shown
  })
  expect(shown).toEqual([2, 2, 2, 2, 2, 2, 2, 2, 3, 3])
})

test('the least group agreement by hand, and none where a group has not seen the statement', () => {
  const groups = [tallies([8, 1, 10], [0, 0, 0]), tallies([3, 2, 5], [4, 0, 4])]
  const [first, second] = groupAgreement(groups, 2)
  expect(first).toEqual({ product: (9 / 12) * (4 / 7), least: 0.6, leastGroup: 1 })
  expect(second).toEqual({ product: (1 / 2) * (5 / 6), least: null, leastGroup: null })
  expect(groupAgreement([], 1)[0]?.least).toBeNull()
})

test('more agreement never lowers the agreement of the groups', () => {
  const count = fc.nat(20)
  fc.assert(
    fc.property(count, count, count, count, (agree, more, other, rest) => {
      const groups = (agreed: number) => [
        tallies([agreed, 0, agree + more]),
        tallies([other, 0, other + rest]),
      ]
      const [low] = groupAgreement(groups(agree), 1)
      const [high] = groupAgreement(groups(agree + more), 1)
      expect(high?.product).toBeGreaterThanOrEqual(low?.product ?? 1)
      if (low?.least !== null) expect(high?.least).toBeGreaterThanOrEqual(low?.least ?? 1)
    }),
  )
})

test('consensus lists leave hidden statements out and take a side only where most stand on it', () => {
  const votes = tallies([20, 0, 20], [0, 20, 20], [10, 10, 20], [20, 0, 20])
  const lists = consensusLists(votes, Uint8Array.from([0, 0, 0, 1]))
  expect(lists.agree.map(({ statement }) => statement)).toEqual([0])
  expect(lists.disagree.map(({ statement }) => statement)).toEqual([1])
})

test('what only one group says represents it, and changing all sides changes all sides', () => {
  const groups = [tallies([20, 0, 20], [10, 10, 20]), tallies([1, 19, 20], [10, 10, 20])]
  const [first, second] = representativeStatements(groups, new Uint8Array(2))
  expect(first?.[0]).toMatchObject({ statement: 0, side: 'agree', count: 20, seen: 20, bestAgree: true })
  expect(second?.find(({ statement }) => statement === 0)).toMatchObject({ side: 'disagree', count: 19 })
  expect(shareDifference(4, 9, 4, 9)).toBe(0)
  expect(shareDifference(9, 9, 2, 9)).toBeCloseTo(-shareDifference(2, 9, 9, 9), 12)
  expect(shareDifference(5, 5, 3, 3)).toBe(0)
})

test('new and agreed statements come first, and a draw takes only what may be shown', () => {
  const votes = tallies([0, 0, 0], [9, 1, 10], [1, 9, 10], [0, 0, 10])
  const about = Uint8Array.from([0, 0, 0, 0])
  const priorities = showingPriorities(votes, { extremity: [0, 0, 0, 0], about })
  // (1 − ½) · ½ · 9, squared.
  expect(priorities[0]).toBeCloseTo((0.25 * 9) ** 2, 12)
  expect(priorities[1]).toBeGreaterThan(priorities[2] ?? 0)
  expect(priorities[2]).toBeGreaterThan(priorities[3] ?? 0)
  expect(showingPriorities(votes, { extremity: [0, 0, 0, 0], about: Uint8Array.from([1, 0, 0, 0]) })[0]).toBe(
    49,
  )
  const random = seeded(3)
  const drawn = Array.from({ length: 4_000 }, () => nextStatement([1, 3, 5], j => j !== 2, random))
  expect(drawn).not.toContain(2)
  expect(drawn.filter(j => j === 1).length / 4_000).toBeCloseTo(0.75, 1)
  expect(nextStatement([1, 1], () => false, random)).toBeNull()
  expect(draw([], random)).toBeNull()
  expect(groupTallies({ statements: 1, rows: [] }, [], 2)).toHaveLength(2)
})
