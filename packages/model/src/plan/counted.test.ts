import { expect, test } from 'vitest'
import type { PublicStep } from '../contract/commitments.ts'
import { type CountedFrom, countedMonths } from './counted.ts'

const terms = (due: string, answerBy: string) => ({ due, answerBy }) as PublicStep['terms']
const step = (kind: PublicStep['kind'], at: string, more: Partial<PublicStep> = {}): PublicStep => ({
  ...{ seq: 1, kind, org: 'Parks', at: `${at}T15:00:00Z`, words: null, terms: null, due: null },
  ...{ owner: null, verdict: null, tally: null, ...more },
})
const from = (change: Partial<CountedFrom> = {}): CountedFrom => ({
  ...{ sessions: [], today: '2039-06-15', dayOf: at => at.slice(0, 10), ...change },
  promises: [
    // Kept on its day.
    [
      step('proposed', '2039-01-02', { terms: terms('2039-03-31', '2039-01-31') }),
      step('accepted', '2039-01-31'),
      step('delivered', '2039-03-31'),
    ],
    // Its day was moved: what counts is the day that was promised first; and the answer came a day late.
    [
      step('proposed', '2039-01-02', { terms: terms('2039-03-10', '2039-01-31') }),
      step('accepted', '2039-02-01'),
      step('due-moved', '2039-03-01', { due: '2039-04-30' }),
      step('delivered', '2039-04-20'),
    ],
    // The claim was taken back.
    [
      step('proposed', '2039-02-02', { terms: terms('2039-05-20', '2039-02-28') }),
      step('accepted', '2039-02-10'),
      step('delivered', '2039-05-10'),
      step('in-progress', '2039-05-30'),
    ],
    // Written anew with another day for the answer, then declined: nobody owes it.
    [
      step('proposed', '2039-01-02', { terms: terms('2039-03-31', '2039-01-31') }),
      step('reworded', '2039-02-05', { terms: terms('2039-03-31', '2039-02-20') }),
      step('declined', '2039-02-20'),
    ],
    // Its month is not over, and nobody answered yet.
    [step('proposed', '2039-06-01', { terms: terms('2039-06-10', '2039-06-05') })],
    // Nobody ever answered.
    [step('proposed', '2039-04-01', { terms: terms('2039-09-10', '2039-04-30') })],
  ].map(steps => ({ steps })),
})

test('promises on time: on the day that was promised first, by a claim that stands, and only whole months', () => {
  expect(countedMonths('promises-on-time', from())).toEqual([
    { month: '2039-03', value: 1, of: 2 },
    { month: '2039-05', value: 0, of: 1 },
  ])
})

test('proposals answered: accepted or declined by the day that was asked last before the answer', () => {
  expect(countedMonths('proposals-answered', from())).toEqual([
    { month: '2039-01', value: 1, of: 2 },
    { month: '2039-02', value: 2, of: 2 },
    { month: '2039-04', value: 0, of: 1 },
  ])
})

test('plain counts are listed for each month since the first, with zero where nothing was', () => {
  expect(countedMonths('promises-delivered', from())).toEqual([
    ...[{ month: '2039-03', value: 1, of: null }],
    ...[{ month: '2039-04', value: 1, of: null }],
    ...[{ month: '2039-05', value: 1, of: null }],
  ])
  const sessions = [
    { day: '2039-02-03', held: true },
    { day: '2039-03-04', held: false },
    { day: '2039-05-04', held: true },
    { day: '2039-06-04', held: true },
  ]
  expect(countedMonths('sessions-held', from({ sessions })).map(one => one.value)).toEqual([1, 0, 0, 1])
  expect(countedMonths('sessions-held', from())).toEqual([])
})
