import { collectVotes, seeded, tally, type Vote } from '@understory/stats'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openConversation } from './conversation.ts'

const statements = Array.from({ length: 8 }, (_, n) => `statement ${n}`)
const nothing = { voters: [], statements: [], votes: [] }
/** Votes of up to 12 voters; the ninth statement is not voted on. */
const events = fc.array(
  fc.record({ voter: fc.nat(11), statement: fc.nat(8), vote: fc.constantFrom<Vote>(1, 0, -1) }),
  { maxLength: 200 },
)

describe('a conversation', () => {
  test('counts vote by vote what a table of the latest votes counts, whatever was there before', () => {
    fc.assert(
      fc.property(events, fc.nat(200), (all, from) => {
        const before = all.slice(0, from)
        const conversation = openConversation(statements, {
          voters: before.map(one => `voter ${one.voter}`),
          statements: before.map(one => `statement ${one.statement}`),
          votes: before.map(one => one.vote),
        })
        for (const one of all.slice(from))
          conversation.take(`voter ${one.voter}`, `statement ${one.statement}`, one.vote)
        const counted = all.filter(one => one.statement < statements.length)
        const table = collectVotes(
          { voters: 12, statements: statements.length },
          {
            voters: counted.map(one => one.voter),
            statements: counted.map(one => one.statement),
            votes: counted.map(one => one.vote),
          },
        )
        expect(conversation.tallies()).toEqual(tally(table))
        expect(conversation.map().everybody).toEqual(tally(table))
        expect(conversation.cast).toBe(counted.length)
        for (let voter = 0; voter < 12; voter++)
          expect(conversation.seen(`voter ${voter}`)).toBe(table.rows[voter]?.seen)
      }),
    )
  })

  test('shows nobody a statement twice, though many vote between two maps', () => {
    const conversation = openConversation(statements, nothing)
    const random = seeded(3)
    const shown = new Map<string, number[]>()
    for (let turn = 0; turn < statements.length; turn++)
      for (let n = 0; n < 50; n++) {
        const voter = `voter ${n}`
        const next = conversation.next(voter, conversation.priorities(), random)
        shown.set(voter, [...(shown.get(voter) ?? []), next ?? -1])
        conversation.take(voter, statements[next ?? -1] ?? '', 1)
      }
    for (const [voter, order] of shown) {
      expect(order.toSorted()).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
      expect(conversation.next(voter, conversation.priorities(), random)).toBeNull()
    }
    expect(conversation.next('somebody new', conversation.priorities(), random)).not.toBeNull()
  })
})
