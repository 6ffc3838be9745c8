import { expect, test } from 'vitest'
import { countAnswers } from './check.ts'

const answers = (count: number) =>
  Array.from({ length: count }, (_, n) => ({
    answers: { dark: n < 7 ? 'yes' : n < 9 ? 'partly' : 'no' },
    missing: n === 0 ? 'the park' : null,
  }))

test('below ten people who answered nothing of their answers is counted in public', () => {
  expect(countAnswers(['dark'], 30, answers(9))).toEqual({
    ...{ asked: 30, answered: null, rate: null, missing: null },
    themes: [{ theme: 'dark', yes: null, partly: null, no: null }],
  })
})

test('from ten on the rate and every answer are counted, dissent of one as well', () => {
  expect(countAnswers(['dark', 'gym'], 40, answers(10))).toEqual({
    ...{ asked: 40, answered: 10, rate: 0.25, missing: 1 },
    themes: [
      { theme: 'dark', yes: 7, partly: 2, no: 1 },
      { theme: 'gym', yes: 0, partly: 0, no: 0 },
    ],
  })
})

test('nobody asked, and fewer than ten asked, are two things', () => {
  expect(countAnswers([], 0, [])).toMatchObject({ asked: 0, answered: 0, rate: null })
  expect(countAnswers([], 6, [])).toMatchObject({ asked: null })
})
