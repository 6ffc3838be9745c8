import { provenances } from '@understory/model'
import { describe, expect, test } from 'vitest'
import { mayPublish } from './open-data.ts'

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
  for (const answer of [mayPublish(all, ['s-health']), mayPublish(all, ['nobody'])]) {
    expect(answer.ok).toBe(false)
    expect(JSON.stringify(answer)).not.toMatch(/s-atf-trace/)
    expect(JSON.stringify(answer)).toMatch(/s-open/)
  }
})

test('a source that is not open is answered as one that is not there', () => {
  const all = sources('open', 'atf-trace')
  const answered = (name: string) => JSON.stringify(mayPublish(all, [name])).replace(name, 'NAME')
  expect(answered('s-atf-trace')).toBe(answered('s-nothing'))
})
