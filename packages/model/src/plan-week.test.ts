import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { PublicCommitment } from './contract/commitments.ts'
import { dayNumber, dayOfNumber } from './day.ts'
import { changedIn, dutyOf, mondayOf, owedBy } from './plan-week.ts'

const nothingLate = { overdue_days: null, silent_days: null, unanswered_days: null, claimedLate_days: null }
const promise = (no: number, more: Partial<PublicCommitment> & { due?: string; owner?: string } = {}) => {
  const { due = '2030-12-31', owner = 'Parks', ...rest } = more
  return {
    ...{
      no,
      state: 'accepted',
      late: nothingLate,
      terms: { due, owner: { name: owner, organisationId: null } },
    },
    ...rest,
  } as unknown as PublicCommitment
}

test('what weighs most is owed: an answer, then the thing, then a word, then what is near', () => {
  const all = { ...nothingLate, overdue_days: 3, silent_days: 9 }
  expect(dutyOf(promise(1, { late: all }), '2030-01-01')).toBe('overdue')
  expect(dutyOf(promise(1, { due: '2030-01-15' }), '2030-01-01')).toBe('due-soon')
  expect(dutyOf(promise(1, { due: '2030-01-16' }), '2030-01-01')).toBe(null)
  expect(dutyOf(promise(1, { state: 'delivered', due: '2030-01-02' }), '2030-01-01')).toBe(null)
})

test('who owes most that is late comes first', () => {
  const late = { ...nothingLate, overdue_days: 3 }
  const owed = owedBy(
    [promise(1, { late }), promise(2, { late, owner: 'Transit' }), promise(3, { late, owner: 'Transit' })],
    '2030-01-01',
  )
  expect(owed.map(one => [one.owner, one.items.map(item => item.commitment.no)])).toEqual([
    ['Transit', [2, 3]],
    ['Parks', [1]],
  ])
})

test('a week begins on a Monday, and every day is in one', () => {
  expect([mondayOf('2026-11-29'), mondayOf('2026-11-30')]).toEqual(['2026-11-23', '2026-11-30'])
  fc.assert(
    fc.property(fc.integer({ min: -20_000, max: 40_000 }), number => {
      const monday = mondayOf(dayOfNumber(number))
      const days = number - dayNumber(monday)
      expect(days >= 0 && days < 7).toBe(true)
      expect(new Date(`${monday}T00:00:00Z`).getUTCDay()).toBe(1)
    }),
  )
})

test('seven days end with today', () => {
  const step = (at: string) => ({ seq: 1, at: `${at}T12:00:00.000Z` }) as never
  const all = ['2029-12-31', '2030-01-01', '2030-01-07', '2030-01-08'].map((day, no) => ({
    no,
    steps: [step(day)],
  }))
  expect(changedIn(all, '2030-01-07', at => at.slice(0, 10)).map(one => one.no)).toEqual([2, 1])
})
