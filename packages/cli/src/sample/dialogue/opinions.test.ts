import { type Conversation, openConversation, opinionSeed } from '@understory/analysis'
import { identifyingPassages } from '@understory/model'
import { groupStability, seeded } from '@understory/stats'
import { describe, expect, test } from 'vitest'
import { defaultSeed } from '../plan.ts'
import { findOpinions } from './find-opinions.ts'
import { dissent, missed } from './harbor-findings.ts'
import { notesOf } from './harbor-notes.ts'
import { inventVoters } from './opinions.ts'
import { plantedCommon, plantedGroups, statements } from './safe-summer.ts'

/** The votes as the record gives them, without one. */
function conversationOf(seed: number): { conversation: Conversation; planted: number[] } {
  const voters = inventVoters(seed)
  const rows = voters.flatMap((one, n) => one.votes.map(vote => ({ voter: `${n}`, ...vote })))
  const conversation = openConversation(
    statements.map((_, at) => `${at}`),
    {
      voters: rows.map(one => one.voter),
      statements: rows.map(one => `${one.statement}`),
      votes: rows.map(one => one.vote),
    },
  )
  return { conversation, planted: voters.map(one => one.group) }
}
const numbers = statements.map((_, at) => at + 1)

describe('the opinions of the invented voters', () => {
  test('are the same for the same seed, and others for another', () => {
    expect(inventVoters(3)).toEqual(inventVoters(3))
    expect(inventVoters(3)).not.toEqual(inventVoters(4))
    const sizes = plantedGroups.map((_, group) => inventVoters(3).filter(one => one.group === group).length)
    expect(sizes).toEqual(plantedGroups.map(one => one.voters))
  })

  test.each([defaultSeed, 1, 2, 3])(
    'with seed %i: the map finds the planted groups and the common ground',
    seed => {
      const { conversation, planted } = conversationOf(seed)
      const found = findOpinions(conversation.map(), planted, numbers)
      expect(found.voters).toBe(400)
      expect(found.groups).toEqual({ planted: 3, found: 3 })
      expect(found.adjustedRandIndex).toBeGreaterThan(0.9)
      expect(found.common.listed).toEqual([...plantedCommon.agree, ...plantedCommon.disagree])
      // Groups planted elsewhere are not found: the index is of these voters and these groups.
      const others = planted.map((_, voter) => planted[(voter * 7 + 3) % planted.length] ?? 0)
      expect(Math.abs(findOpinions(conversation.map(), others, numbers).adjustedRandIndex)).toBeLessThan(0.05)
    },
  )

  test('come back often enough for the groups to be published', () => {
    const map = conversationOf(defaultSeed).conversation.map()
    expect(groupStability(map, { random: seeded(opinionSeed + 1) }).notShown).toBeNull()
  })
})

test('a statement is of one length in both languages that can be voted on, and each has another number', () => {
  expect(plantedCommon.agree.length + plantedCommon.disagree.length).toBe(5)
  for (const { text } of statements)
    for (const words of [text.en, text.es]) expect(words.length >= 8 && words.length <= 200, words).toBe(true)
  expect(new Set(statements.map(one => one.text.en)).size).toBe(statements.length)
})

test('what the invented tables say leads to nobody', () => {
  for (const note of Object.values(notesOf).flat(2))
    for (const text of [note.text, note.released ?? '']) expect(identifyingPassages(text), text).toEqual([])
  for (const { text } of [...missed, ...dissent]) expect(identifyingPassages(text), text).toEqual([])
})
