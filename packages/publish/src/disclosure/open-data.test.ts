import { provenances } from '@understory/model'
import { describe, expect, test } from 'vitest'
import { checkSourceNames, mayPublish } from './open-data.ts'

const sources = (...list: string[]) => list.map(provenance => ({ name: `s-${provenance}`, provenance }))

describe.each(provenances)('data of provenance %s', provenance => {
  const open = provenance === 'open' || provenance === 'invented'
  test(open ? 'is published exactly' : 'is refused, alone or asked for by name', () => {
    expect(mayPublish(sources(provenance), []).ok).toBe(open)
    expect(mayPublish(sources('open', provenance), [`s-${provenance}`]).ok).toBe(open)
  })
})

test('beside open data, walled data are left out and what is open is published', () => {
  expect(mayPublish(sources('open', 'atf-trace'), []).ok).toBe(true)
})

test('no refusal names a source that is not open', () => {
  const all = sources('open', 'atf-trace', 'health')
  for (const answer of [mayPublish(all, ['s-health']), checkSourceNames(all, ['nobody'])]) {
    expect(answer.ok).toBe(false)
    expect(JSON.stringify(answer)).not.toMatch(/s-atf-trace|s-health/)
    expect(JSON.stringify(answer)).toMatch(/s-open/)
  }
})
