import { z } from '@hono/zod-openapi'
import { isDay } from '@understory/model'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { many, one, parseQuery } from './query.ts'

const parameters = {
  from: one(z.string().refine(isDay), 'First day.', 'a day, YYYY-MM-DD'),
  'where.kind': many(z.string().max(20), 'Kinds.', 'a kind'),
}
const parse = (query: string) => parseQuery(new URLSearchParams(query), parameters)
const problemOf = (query: string) => {
  const parsed = parse(query)
  return parsed.ok ? null : parsed.problem
}

describe('a query string', () => {
  test('gives single values as they are and repeated ones as a list', () => {
    expect(parse('from=2019-02-28&where.kind=homicide&where.kind=shooting')).toEqual({
      ok: true,
      value: { from: '2019-02-28', 'where.kind': ['homicide', 'shooting'] },
    })
  })

  test('says which value is wrong and what would be right', () => {
    expect(problemOf('from=2019-02-30')).toEqual({
      code: 'bad-parameter',
      detail: '"from" is "2019-02-30".',
      where: 'from',
      expected: 'a day, YYYY-MM-DD',
    })
  })

  test('names the parameters there are when one is not known, so that a misspelling is never ignored', () => {
    expect(problemOf('form=2019-01-01')).toMatchObject({ where: 'form', expected: 'one of from, where.kind' })
    expect(problemOf('__proto__=1')?.code).toBe('bad-parameter')
    expect(problemOf('constructor=1')?.code).toBe('bad-parameter')
  })

  test('refuses a single value given twice, control characters, and more than 400 values', () => {
    expect(problemOf('from=2019-01-01&from=2019-01-02')?.where).toBe('from')
    expect(problemOf('where.kind=%00')?.where).toBe('where.kind')
    expect(problemOf(Array.from({ length: 401 }, () => 'where.kind=a').join('&'))?.where).toBe('where.kind')
  })

  test('of any kind is read or refused, never thrown at', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), text => {
        const parsed = parse(text)
        return parsed.ok || parsed.problem.code === 'bad-parameter'
      }),
    )
  })
})
