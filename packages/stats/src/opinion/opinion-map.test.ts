import fc from 'fast-check'
import { expect, test } from 'vitest'
import { seeded } from '../seeded.ts'
import { plantedVotes } from '../testing/planted-votes.ts'
import { adjustedRand } from './adjusted-rand.ts'
import { components } from './components.ts'
import { consensusLists, groupAgreement } from './consensus.ts'
import { groupStability } from './group-stability.ts'
import { addVote, opinionMap } from './opinion-map.ts'
import { addVoter, centredProducts, pairSums } from './pair-sums.ts'
import { voterPositions } from './positions.ts'
import { groupTallies, tally } from './tallies.ts'
import { collectVotes, type Vote, type VoteTable, voteOf } from './votes.ts'

const copyOf = (table: VoteTable): VoteTable => structuredClone(table)

test('planted groups are found, are stable, and the statements planted as common ground are', () => {
  const agreed = 4
  const { table, planted } = plantedVotes({ voters: 600, statements: 60, groups: 3, agreed, seed: 11 })
  const map = opinionMap(table, { random: seeded(1) })
  expect(map.grouping.count).toBe(3)
  const alike = adjustedRand(map.grouping.groups, planted)
  const stability = groupStability(map, { random: seeded(2), rounds: 20 })
  console.log(`planted groups: adjusted Rand index ${alike.toFixed(3)}, stability`, stability)
  expect(alike).toBeGreaterThan(0.9)
  expect(stability.notShown).toBeNull()
  expect(stability.otherStarts).toBeGreaterThan(0.9)
  expect(stability.leftOut).toBeGreaterThan(0.9)
  const listed = consensusLists(map.everybody, map.hidden).agree.map(({ statement }) => statement)
  expect(listed).toEqual(expect.arrayContaining([0, 1, 2, 3]))
  const least = groupAgreement(map.groups, 60)
  for (let j = 0; j < agreed; j++) expect(least[j]?.least).toBeGreaterThan(0.75)
})

test('votes that follow no groups give none to show, with the reason', () => {
  let shown = 0
  for (let seed = 1; seed <= 5; seed++) {
    const random = seeded(seed)
    const events = { voters: [] as number[], statements: [] as number[], votes: [] as number[] }
    for (let voter = 0; voter < 200; voter++)
      for (let statement = 0; statement < 40; statement++) {
        events.voters.push(voter)
        events.statements.push(statement)
        events.votes.push(random() < 0.5 ? 1 : -1)
      }
    const map = opinionMap(collectVotes({ voters: 200, statements: 40 }, events), { random })
    const { notShown } = groupStability(map, { random, rounds: 10 })
    if (notShown === null) shown++
    else expect(notShown).toMatch(/not stable: drawn again they are alike by 0\.\d\d, and 0\.65 is the least/)
  }
  expect(shown).toBe(0)
})

test('a room of 24 has tallies and no groups to show', () => {
  const { table } = plantedVotes({ voters: 24, statements: 30, groups: 2, seen: 0.9, seed: 3 })
  const map = opinionMap(table, { random: seeded(1) })
  expect(map.everybody.seen.every(seen => seen > 10)).toBe(true)
  expect(groupStability(map, { random: seeded(1) })).toEqual({
    otherStarts: null,
    leftOut: null,
    voters: 24,
    sample: 0,
    notShown: 'opinion groups need at least 60 voters, and there are 24',
  })
})

test('the same votes and seed give the same map whatever order the votes came in', () => {
  const { table } = plantedVotes({ voters: 150, statements: 25, groups: 2, seed: 5 })
  const events = table.rows.flatMap(({ seen, statements, votes }, voter) =>
    Array.from({ length: seen }, (_, i) => ({ voter, statement: statements[i] ?? 0, vote: votes[i] ?? 0 })),
  )
  const random = seeded(8)
  const order = events.map(event => ({ event, key: random() })).sort((a, b) => a.key - b.key)
  const columns = {
    voters: order.map(({ event }) => event.voter),
    statements: order.map(({ event }) => event.statement),
    votes: order.map(({ event }) => event.vote),
  }
  const again = opinionMap(collectVotes({ voters: 150, statements: 25 }, columns), { random: seeded(4) })
  const map = opinionMap(table, { random: seeded(4) })
  expect(again.positions).toEqual(map.positions)
  expect(again.grouping.groups).toEqual(map.grouping.groups)
})

test('vote by vote, also over an earlier one and with new voters and statements, gives what the whole gives', () => {
  const { table } = plantedVotes({ voters: 140, statements: 30, groups: 3, seed: 9 })
  const random = seeded(12)
  let map = opinionMap(table, { random: seeded(1) })
  for (let i = 0; i < 120; i++) {
    const isNew = i % 20 === 0
    const voter = isNew ? map.table.rows.length : Math.floor(random() * map.table.rows.length)
    const statement = i % 30 === 7 ? map.table.statements : Math.floor(random() * map.table.statements)
    map = addVote(map, { voter, statement, vote: (Math.floor(random() * 3) - 1) as Vote })
  }
  const whole = copyOf(map.table)
  const sums = pairSums(whole)
  expect(map.sums).toEqual(sums)
  expect(map.everybody).toEqual(tally(whole))
  expect(map.groups).toEqual(groupTallies(whole, map.grouping.groups, map.grouping.count))
  const near = components(sums, map.hidden, map.components)
  const positions = voterPositions(whole, components(sums, map.hidden), map.hidden)
  const flip = [0, 1].map(k => {
    const [a, b] = k === 0 ? [positions.x, map.positions.x] : [positions.y, map.positions.y]
    return Math.sign(a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0))
  })
  whole.rows.forEach((_, voter) => {
    expect(map.positions.x[voter]).toBeCloseTo((flip[0] ?? 1) * (positions.x[voter] ?? 0), 6)
    expect(map.positions.y[voter]).toBeCloseTo((flip[1] ?? 1) * (positions.y[voter] ?? 0), 6)
  })
  expect(near.spread.total).toBeCloseTo(map.components.spread.total, 9)
  expect(() => addVote(map, { voter: 999, statement: 0, vote: 1 })).toThrow(RangeError)
  expect(() => addVote(map, { voter: 0, statement: 999, vote: 1 })).toThrow(RangeError)
})

const someVotes = fc.record({
  voters: fc.integer({ min: 1, max: 12 }),
  statements: fc.integer({ min: 1, max: 9 }),
  events: fc.array(fc.tuple(fc.nat(11), fc.nat(8), fc.integer({ min: -1, max: 1 })), { maxLength: 60 }),
})

test('products over pairs are those of the dense table with missing votes at the mean of their column', () => {
  fc.assert(
    fc.property(someVotes, fc.nat(8), ({ voters, statements, events }, hide) => {
      const kept = events.filter(([voter, statement]) => voter < voters && statement < statements)
      const table = collectVotes(
        { voters, statements },
        { voters: kept.map(e => e[0]), statements: kept.map(e => e[1]), votes: kept.map(e => e[2]) },
      )
      const hidden = new Uint8Array(statements)
      if (hide < statements) hidden[hide] = 1
      const dense = table.rows.map(row =>
        Array.from({ length: statements }, (_, j) => (hidden[j] ? 0 : voteOf(row, j))),
      )
      const means = Array.from({ length: statements }, (_, j) => {
        const seen = dense.flatMap(row => row[j] ?? [])
        return seen.length > 0 ? seen.reduce<number>((sum, vote) => sum + vote, 0) / seen.length : 0
      })
      const beyond = dense.map(row => row.map((vote, j) => (vote ?? means[j] ?? 0) - (means[j] ?? 0)))
      const { centre, products } = centredProducts(pairSums(table), hidden)
      means.forEach((mean, j) => {
        expect(centre[j]).toBeCloseTo(mean, 12)
        means.forEach((_, k) => {
          const product = beyond.reduce((sum, row) => sum + (row[j] ?? 0) * (row[k] ?? 0), 0)
          expect(products[j * statements + k]).toBeCloseTo(product, 9)
        })
      })
    }),
  )
})

test('a map of more statements than memory can hold is refused', () => {
  expect(() => pairSums({ statements: 6_001, rows: [] })).toThrow(
    'a map holds at most 6000 statements, got 6001',
  )
})

test('a voter taken out leaves the sums as if they had never been there', () => {
  const { table } = plantedVotes({ voters: 12, statements: 8, groups: 2, seed: 2 })
  const sums = pairSums(table)
  const row = table.rows[5]
  if (row) addVoter(sums, row, -1)
  expect(sums).toEqual(pairSums({ ...table, rows: table.rows.filter((_, voter) => voter !== 5) }))
})
