import { existsSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { asvsLevel2 } from './asvs-level-2.ts'
import { read } from './files.ts'

interface Line {
  readonly id: string
  readonly status: string
  readonly where: string
}

const lines: readonly Line[] = read('docs/asvs.md')
  .split('\n')
  .filter(line => /^\| V\d/.test(line))
  .map(line => {
    const [, id = '', , status = '', where = ''] = line.split('|').map(cell => cell.trim())
    return { id, status, where }
  })

describe('the self-assessment by OWASP ASVS', () => {
  test('has each requirement of level 2 once', () => {
    expect(lines.map(line => line.id)).toEqual(asvsLevel2)
  })

  test('says of each that it is met, not met, or the operator’s', () => {
    expect(lines.filter(line => !['met', 'not met', 'operator'].includes(line.status))).toEqual([])
    expect(lines.filter(line => line.where.length < 8)).toEqual([])
  })

  test('claims none without a file that is there', () => {
    const claims = lines.filter(line => line.status === 'met')
    const without = claims.filter(
      ({ where }) => ![...where.matchAll(/`([^`]+)`/g)].some(([, file = '']) => existsSync(file)),
    )
    expect(without).toEqual([])
  })

  test('names no test that is not there', () => {
    const named = lines.flatMap(({ id, where }) =>
      [...where.matchAll(/`([^`]+\.test\.tsx?)`: “([^”]+)”/g)].map(([, file = '', title = '']) => ({
        id,
        file,
        title,
      })),
    )
    expect(named.length).toBeGreaterThan(80)
    expect(named.filter(({ file, title }) => !existsSync(file) || !read(file).includes(title))).toEqual([])
  })

  test('counts itself rightly', () => {
    const count = (status: string) => lines.filter(line => line.status === status).length
    expect(read('docs/asvs.md')).toContain(
      `Of ${lines.length} requirements ${count('met')} are met, ${count('not met')} are not met, and ${count('operator')} are the operator’s.`,
    )
  })
})
