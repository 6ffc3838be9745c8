import { describe, expect, it } from 'vitest'
import { readPopulation } from './read-population.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

describe('readPopulation', () => {
  it('reads counts written as floats, 0, and shares of a block as whole people', () => {
    const result = readPopulation(
      bytes('OBJECTID,Name,Population\n1.0,Abell,889.0\n2.0,"Park, The",0.0\n3.0,Half,562.3255\n'),
    )
    expect(result).toEqual({
      ok: true,
      value: [
        { name: 'Abell', count: 889 },
        { name: 'Park, The', count: 0 },
        { name: 'Half', count: 562 },
      ],
    })
  })
  it('reads the columns it is told', () => {
    const result = readPopulation(bytes('area,people\nA,7\n'), { nameColumn: 'area', countColumn: 'people' })
    expect(result).toEqual({ ok: true, value: [{ name: 'A', count: 7 }] })
  })
  it.each([
    ['name,people\nA,7\n', 'no column population'],
    ['name,population\nA,\n', 'Row 2'],
    ['name,population\nA,many\n', '"many"'],
    ['name,population\nA,-1\n', '"-1"'],
    ['name,population\nA,1\nA,2\n', 'came before'],
    ['name,population\n,2\n', 'no name'],
    ['name,population\n"A,2\n', 'not CSV'],
  ])('refuses %j and says %s', (text, says) => {
    const result = readPopulation(bytes(text))
    expect(!result.ok && result.problem.detail).toContain(says)
  })
})
