import { expect, test } from 'vitest'
import { densePart } from './month-span.tsx'

const month = (code: string, count: number) => ({ code, label: code, count })

test('a record dated in 1963 does not squeeze the years that hold the data, and is counted', () => {
  const years = [month('2018-01', 900), month('2018-02', 0), month('2018-03', 1100)]
  const { groups, outside } = densePart([month('1963-10', 1), ...years, month('2222-06', 1)])
  expect(groups).toEqual(years)
  expect(outside).toBe(2)
})

test('months are all drawn where none stands far off, also when nothing matches', () => {
  const some = [month('2020-01', 5), month('2020-02', 7)]
  expect(densePart(some)).toEqual({ groups: some, outside: 0 })
  const none = [month('2020-01', 0)]
  expect(densePart(none)).toEqual({ groups: none, outside: 0 })
})
