import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Codes, Root } from '../types.ts'
import { type Attack, attack } from './audit.ts'
import { Contradiction } from './propagate.ts'
import type { KnownCell } from './system.ts'

const known = (codes: Codes, value: number | null, floor = 1): KnownCell => ({ codes, value, floor })
interface Asked extends Omit<Partial<Attack>, 'targets'> {
  readonly targets?: readonly Codes[]
  readonly range?: { from: number; to: number }
}
const asking = ({ targets = [], range = { from: 1, to: 10 }, ...more }: Asked): Attack => ({
  roots: [],
  tables: [],
  whole: new Set(['a', 'b', 'c', 'year', 'month', 'district', 'neighborhood']),
  cells: [],
  targets: targets.map(codes => ({ codes, ...range })),
  ...more,
})
const verdictOf = async (more: Asked) => (await attack(asking(more))).verdicts[0]

test('a total minus its published parts gives the suppressed part', async () => {
  const cells = [known({}, 40), known({ a: 'x' }, 33), known({ a: 'y' }, null)]
  expect(await verdictOf({ tables: [['a']], cells, targets: [{ a: 'y' }] })).toMatchObject({
    protected: false,
    low: 7,
    high: 7,
    why: 'narrowed',
  })
})

test('two suppressed parts of a large enough sum hide each other', async () => {
  const cells = [known({}, 40), known({ a: 'x' }, null), known({ a: 'y' }, null), known({ a: 'z' }, 12)]
  expect(await verdictOf({ tables: [['a']], cells, targets: [{ a: 'y' }] })).toMatchObject({
    protected: true,
  })
})

test('two suppressed parts of a small sum do not', async () => {
  const cells = [known({}, 40), known({ a: 'x' }, null), known({ a: 'y' }, null), known({ a: 'z' }, 35)]
  expect(await verdictOf({ tables: [['a']], cells, targets: [{ a: 'y' }] })).toMatchObject({
    protected: false,
    high: 4,
  })
})

const place: Root = {
  name: 'place',
  levels: ['district', 'neighborhood'],
  atoms: [
    { district: 'east', neighborhood: 'abell' },
    { district: 'east', neighborhood: 'park' },
    { district: 'west', neighborhood: 'waverly' },
  ],
}

test('a district minus its neighbourhoods in another table gives the suppressed one', async () => {
  const cells = [
    known({ district: 'east' }, 30),
    known({ district: 'west' }, 20),
    known({ neighborhood: 'abell' }, 26),
    known({ neighborhood: 'park' }, null),
    known({ neighborhood: 'waverly' }, null),
  ]
  const targets = [{ neighborhood: 'park' }]
  const tables = [['district'], ['neighborhood']]
  expect(await verdictOf({ roots: [place], tables, cells, targets })).toMatchObject({ low: 4, high: 4 })
})

test('areas that cut across each other are taken apart where they do', async () => {
  const atoms = [
    { district: 'east', neighborhood: 'abell' },
    { district: 'east', neighborhood: 'park' },
    { district: 'west', neighborhood: 'park' },
  ]
  const cells = [
    known({ district: 'east' }, 30),
    known({ district: 'west' }, 20),
    known({ neighborhood: 'abell' }, null),
    known({ neighborhood: 'park' }, 45),
  ]
  const asked = { roots: [{ ...place, atoms }], tables: [['district'], ['neighborhood']], cells }
  // All that is not in Park is Abell: 50 − 45.
  expect(await verdictOf({ ...asked, targets: [{ neighborhood: 'abell' }] })).toMatchObject({
    low: 5,
    high: 5,
  })
})

test('twelve published months minus another window of them give the month that is suppressed', async () => {
  const months = ['01', '02', '03', '04']
  const time: Root = {
    name: 'time',
    levels: ['month', 'window', 'other-window'],
    atoms: months.map(m => ({
      month: m,
      window: m <= '03' ? 'in' : 'out',
      'other-window': m >= '02' ? 'in' : 'out',
    })),
  }
  const cells = [
    known({ month: '01' }, null),
    known({ month: '02' }, 20),
    known({ month: '03' }, 20),
    known({ month: '04' }, null),
    known({ window: 'in' }, 43),
  ]
  const tables = [['month'], ['window'], ['other-window']]
  const asked = { roots: [time], tables, cells, targets: [{ month: '01' }] }
  expect(await verdictOf(asked)).toMatchObject({ low: 3, high: 3 })
  expect(await verdictOf({ ...asked, cells: cells.slice(0, 4), targets: [{ month: '01' }] })).toMatchObject({
    protected: true,
  })
})

test('the table of everything minus the table of a subgroup gives the rest', async () => {
  const cells = [
    known({ a: 'x' }, 30),
    known({ a: 'y' }, 50),
    known({ a: 'x', b: 'firearm' }, 27),
    known({ a: 'y', b: 'firearm' }, 20),
  ]
  // Nobody publishes the others, yet they are there to be worked out.
  const other = { a: 'x', b: '\u0000' }
  const asked = { tables: [['a'], ['a', 'b']], whole: new Set(['a']), cells, targets: [other] }
  expect(await verdictOf(asked)).toMatchObject({ low: 3, high: 3 })
})

test('tables in a ring are looked at as one, and where that is too large nothing is called protected', async () => {
  const two = ['1', '2']
  const pair = (x: string, y: string) =>
    two.flatMap(i => two.map(j => known({ [x]: i, [y]: j }, (i === '1' && j === '1' ? 0 : 10) as number)))
  const cells = [...pair('a', 'b'), ...pair('b', 'c'), ...pair('a', 'c')].filter(c => c.value !== 0)
  const asked = {
    tables: [
      ['a', 'b'],
      ['b', 'c'],
      ['a', 'c'],
    ],
    cells,
    targets: [{ a: '1', b: '1' }],
  }
  const whole = await attack(asking(asked))
  expect(whole.exact).toBe(true)
  const split = await attack(asking({ ...asked, mostParts: 7 }))
  expect(split.exact).toBe(false)
  expect(split.verdicts[0]?.protected).toBe(false)
})

test('only whole numbers count: where halves would hide a cell, it is still found out', async () => {
  // a = b = c = t, e = 3 − 2t, f = 2 − 3t: real t goes to 2/3, whole t is 0.
  const sums: Record<string, string> = { l1: 'abe', l2: 'bce', l3: 'ace', l4: 'abcf' }
  const atoms = [...'abcef'].map(one => ({
    one,
    ...Object.fromEntries(
      Object.entries(sums).map(([level, of]) => [level, of.includes(one) ? 'in' : 'out']),
    ),
  }))
  const cells = [
    ...Object.keys(sums).map(level => known({ [level]: 'in' }, level === 'l4' ? 2 : 3)),
    ...atoms.map(({ one }) => known({ one }, null, 0)),
  ]
  const tables = [['one'], ...Object.keys(sums).map(level => [level])]
  const roots = [{ name: 'all', levels: ['one', ...Object.keys(sums)], atoms }]
  const asked = { roots, tables, cells, targets: [{ one: 'e' }], range: { from: 2, to: 3 } }
  expect(await verdictOf(asked)).toMatchObject({ protected: false, low: 3 })
})

test('numbers of two states of the record contradict each other and are refused', async () => {
  const cells = [known({}, 40), known({ a: 'x' }, 33), known({ a: 'y' }, 33)]
  await expect(attack(asking({ tables: [['a']], cells, targets: [] }))).rejects.toThrow(Contradiction)
})

/** A tiny world: rows crossed over a, b and c, with two levels of a; what is published of it at random. */
const levelSets = [
  ['a'],
  ['b'],
  ['c'],
  ['A'],
  ['a', 'b'],
  ['b', 'c'],
  ['a', 'c'],
  ['A', 'b'],
  ['A', 'c'],
  ['a', 'b', 'c'],
]
const world = fc.record({
  counts: fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 8, maxLength: 8 }),
  tables: fc.uniqueArray(fc.constantFrom(...levelSets), {
    minLength: 1,
    maxLength: 4,
    selector: t => t.join(),
  }),
  hidden: fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }),
  to: fc.integer({ min: 2, max: 4 }),
})
const atomsOf = (tables: readonly (readonly string[])[]) => {
  const has = (level: string) => tables.some(t => t.includes(level))
  const both = has('b') && has('c')
  const as = has('a') || has('A') ? (both ? ['1', '3'] : ['1', '2', '3']) : ['1']
  return as.flatMap<Codes>(a =>
    (has('b') ? ['1', '2'] : ['1']).flatMap(b =>
      (has('c') ? ['1', '2'] : ['1']).map(c => ({ a, A: a === '3' ? 'q' : 'p', b, c })),
    ),
  )
}

/** Every way to put whole numbers on the atoms that agrees with what is published. */
function allSolutions(atoms: readonly Codes[], cells: readonly KnownCell[], total: number): number[][] {
  const inCell = cells.map(({ codes }) =>
    atoms.map(atom => Object.entries(codes).every(([level, code]) => atom[level] === code)),
  )
  const found: number[][] = []
  const walk = (values: number[], left: number): void => {
    for (const [n, { value }] of cells.entries()) {
      const sum = values.reduce((s, v, i) => s + (inCell[n]?.[i] ? v : 0), 0)
      if (value !== null && sum > value) return
    }
    if (values.length === atoms.length) {
      const agrees = cells.every(({ value, floor }, n) => {
        const sum = values.reduce((s, v, i) => s + (inCell[n]?.[i] ? v : 0), 0)
        return value === null ? sum >= floor : sum === value
      })
      if (agrees) found.push(values)
      return
    }
    for (let v = 0; v <= left; v++) walk([...values, v], left - v)
  }
  walk([], total)
  return found
}

test('on tiny tables the verdict is that of every whole-number solution written out', async () => {
  let attacked = 0
  await fc.assert(
    fc.asyncProperty(world, async ({ counts, tables, hidden, to }) => {
      const atoms = atomsOf(tables)
      fc.pre(atoms.length <= 8)
      const value = (codes: Codes) =>
        atoms.reduce(
          (sum, atom, n) =>
            Object.entries(codes).every(([level, code]) => atom[level] === code)
              ? sum + (counts[n] ?? 0)
              : sum,
          0,
        )
      const nodes = new Map<string, Codes>()
      for (const table of tables)
        for (const atom of atoms)
          for (let subset = 0; subset < 2 ** table.length; subset++) {
            const codes = Object.fromEntries(
              table.filter((_, n) => (subset >> n) & 1).map(level => [level, atom[level] ?? '']),
            )
            nodes.set(JSON.stringify(Object.entries(codes).sort()), codes)
          }
      let n = 0
      const cells = [...nodes.entries()].map(([key, codes]) => {
        const hide = key !== '[]' && value(codes) > 0 && hidden[n++ % hidden.length]
        return known(codes, hide ? null : value(codes))
      })
      const targets = cells.filter(cell => cell.value === null).map(cell => cell.codes)
      const levels = ['a', 'A', 'b', 'c'].filter(level => tables.some(t => t.includes(level)))
      const root = { name: 'ra', levels: ['a', 'A'], atoms: atoms.map(({ a = '', A = '' }) => ({ a, A })) }
      const result = await attack(
        asking({ roots: [root], tables, whole: new Set(levels), cells, targets, range: { from: 1, to } }),
      )
      expect(result.exact).toBe(true)
      const solutions = allSolutions(atoms, cells, value({}))
      for (const verdict of result.verdicts) {
        attacked++
        const values = solutions.map(solution =>
          atoms.reduce(
            (sum, atom, i) =>
              Object.entries(verdict.codes).every(([level, code]) => atom[level] === code)
                ? sum + (solution[i] ?? 0)
                : sum,
            0,
          ),
        )
        const [low, high] = [Math.min(...values), Math.max(...values)]
        expect(verdict.protected, JSON.stringify({ tables, cells, verdict, low, high })).toBe(
          low <= 1 && high >= to,
        )
        if (verdict.low !== null && verdict.low > 1) expect(verdict.low).toBeLessThanOrEqual(low)
        if (verdict.high !== null) expect(verdict.high).toBeGreaterThanOrEqual(high)
      }
    }),
    { numRuns: 400 },
  )
  expect(attacked).toBeGreaterThan(300)
})
