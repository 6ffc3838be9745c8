import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { owedOf } from './plan-item.ts'
import { levelOf, type PlanLine, type PlanMove, planTermsShape } from './plan-terms.ts'
import { planTextOf, readPlanText } from './plan-text.ts'
import { placePlan, planWay, planWayOf, type WayVersion } from './plan-version.ts'

const both = (text: string) => ({ en: text, es: `${text} en español` })
const line = (number: string, title: string, was: string | null = null): PlanLine => ({
  ...{ number, title: both(title), words: null, was, cadence: null },
  owner: levelOf(number) === 'action' ? { name: 'Parks', organisationId: null } : null,
})
const reason = both('the same people did both')
let made = 0
const newId = () => `00000000-0000-7000-8000-${String(++made).padStart(12, '0')}`

/** Versions from terms, oldest first. */
function placed(terms: readonly { slug: string; lines: PlanLine[]; moves?: PlanMove[] }[]): WayVersion[] {
  const versions: WayVersion[] = []
  for (const { slug, lines, moves = [] } of terms) {
    const found = placePlan({ lines, moves }, versions.at(-1)?.places ?? [], newId)
    if (!found.ok) throw new Error(found.problem.detail)
    versions.push({ slug, ...found.value })
  }
  return versions
}

describe('an old address', () => {
  const versions = placed([
    {
      slug: '2021',
      lines: [line('2', 'Work together'), line('2.3', 'Youth'), line('2.4', 'Courts'), line('2.5', 'A bus')],
    },
    {
      slug: '2024',
      lines: [line('2', 'Work together', '2'), line('4', 'Youth justice'), line('4.1', 'Youth', '2.3')],
      moves: [
        { was: '2.4', into: '4.1', reason },
        { was: '2.5', into: null, reason },
      ],
    },
    {
      slug: '2026',
      lines: [
        line('1', 'Work together', '2'),
        line('2', 'Youth justice', '4'),
        line('2.3', 'Young people', '4.1'),
      ],
    },
  ])

  test('says that 2.3 in 2021 is 2.3 again after it was 4.1, and what it is called now', () => {
    const way = planWay(versions, '2021', '2.3')
    expect(way?.since.map(one => [one.version, one.fate, one.number, one.reworded])).toEqual([
      ['2024', 'renumbered', '4.1', false],
      ['2026', 'renumbered', '2.3', true],
    ])
    expect([way?.now?.version, way?.now?.place.title.en, way?.now?.place.id]).toEqual([
      '2026',
      'Young people',
      way?.id,
    ])
  })

  test('of a merged item leads to the one it went into, with the reason; of a dropped one nowhere, with the reason', () => {
    const merged = planWay(versions, '2021', '2.4')
    expect(merged?.now?.place.title.en).toBe('Young people')
    expect(merged?.since[0]).toMatchObject({ fate: 'merged', reason, number: '4.1' })
    expect(merged?.id).not.toBe(merged?.now?.place.id)
    const dropped = planWay(versions, '2021', '2.5')
    expect([dropped?.now, dropped?.since[0]?.reason]).toEqual([null, reason])
    expect(planWay(versions, '2021', '9')).toBeNull()
    expect(planWayOf(versions, merged?.id ?? '')).toEqual(merged)
  })

  test('is never left out: a version that does not say what became of an item is refused, and so is one that names a wrong one', () => {
    const before = versions[0]?.places ?? []
    const refused = (lines: PlanLine[], moves: PlanMove[] = []) => {
      const found = placePlan({ lines, moves }, before, newId)
      return found.ok ? null : [found.problem.code, found.problem.detail]
    }
    expect(refused([line('1', 'Work together', '2')])).toEqual([
      'plan-leaves-out',
      'What became of 2.3, 2.4, 2.5 of the version before is not said.',
    ])
    expect(refused([line('1', 'New', '7.7')])?.[1]).toContain('has no 7.7')
  })
})

/** Random histories: each step shuffles the goals into new numbers, merges some, drops some and adds some. */
const histories = fc.record({
  first: fc.integer({ min: 1, max: 12 }),
  steps: fc.array(
    fc.record({
      fates: fc.array(fc.constantFrom('keep', 'keep', 'keep', 'merge', 'drop'), {
        minLength: 40,
        maxLength: 40,
      }),
      order: fc.array(fc.nat(1_000), { minLength: 40, maxLength: 40 }),
      added: fc.nat(4),
    }),
    { maxLength: 5 },
  ),
})

test('every old address leads to the right item after any renumbering, merging and dropping', () => {
  let asked = 0
  fc.assert(
    fc.property(histories, ({ first, steps }) => {
      // What is true is kept apart: which title each first title ended in, null where it was dropped.
      let serial = 0
      let there = Array.from({ length: first }, () => `item ${serial++}`)
      const ends = new Map<string, string | null>(there.map(one => [one, one]))
      const numbered = (titles: readonly string[]) =>
        titles.map((title, i) => ({ title, number: `1.${i + 1}` }))
      let current = numbered(there)
      const terms = [
        {
          slug: '2000',
          lines: [line('1', 'all'), ...current.map(one => line(one.number, one.title))],
          moves: [] as PlanMove[],
        },
      ]
      const addresses = current.map(one => ({ slug: '2000', ...one }))
      for (const [at, { fates, order, added }] of steps.entries()) {
        const fateOf = (i: number) => (i === 0 ? 'keep' : (fates[i % fates.length] ?? 'keep'))
        const kept = there.filter((_, i) => fateOf(i) === 'keep')
        const shuffled = kept
          .map((title, i) => ({ title, by: order[i % order.length] ?? 0 }))
          .toSorted((a, b) => a.by - b.by)
          .map(one => one.title)
        const fresh = Array.from({ length: added }, () => `item ${serial++}`)
        const next = numbered([...fresh, ...shuffled])
        const numberIn = (list: typeof next, title: string) =>
          list.find(one => one.title === title)?.number ?? ''
        const moves: PlanMove[] = there.flatMap((title, i) => {
          const fate = fateOf(i)
          if (fate === 'keep') return []
          const target =
            fate === 'merge' ? (kept[(order[i % order.length] ?? 0) % kept.length] ?? null) : null
          for (const [begin, end] of ends) if (end === title) ends.set(begin, target)
          return [{ was: numberIn(current, title), into: target && numberIn(next, target), reason }]
        })
        for (const title of fresh) ends.set(title, title)
        const slug = String(2001 + at)
        const lines = next.map(one => line(one.number, one.title, numberIn(current, one.title) || null))
        terms.push({ slug, lines: [line('1', 'all', '1'), ...lines], moves })
        there = next.map(one => one.title)
        current = next
        addresses.push(...next.map(one => ({ slug, ...one })))
      }
      const versions = placed(terms)
      for (const { slug, number, title } of addresses) {
        asked++
        const way = planWay(versions, slug, number)
        expect(way?.from.place.title.en).toBe(title)
        expect(way?.now?.place.title.en ?? null).toBe(ends.get(title))
        if (way?.now)
          expect(current.find(one => one.title === way.now?.place.title.en)?.number).toBe(
            way.now.place.number,
          )
      }
    }),
    { numRuns: 200 },
  )
  expect(asked).toBeGreaterThan(1_000)
})

describe('a pasted plan', () => {
  const text = `# the plan
4 | Youth justice | Justicia juvenil | was 2
4.1 | Nobody young is alone | Nadie joven va solo | was 2.3
> In court | En el tribunal
4.1.1 | Train 40 advocates | Formar a 40 | Office of Youth | monthly | was 2.3.1
4.1.2 | A helpline | Una línea | Office of Youth | semanal
2.4 -> 4.1 | The same people | Las mismas personas
2.5 → dropped | No money | Sin dinero`

  test('is read line by line and written back as the same', () => {
    const read = readPlanText(text)
    expect(read.faults).toEqual([])
    expect(read.lines.map(one => [one.number, one.cadence, one.was, one.owner?.name])).toEqual([
      ['4', null, '2', undefined],
      ['4.1', null, '2.3', undefined],
      ['4.1.1', 'monthly', '2.3.1', 'Office of Youth'],
      ['4.1.2', 'weekly', null, 'Office of Youth'],
    ])
    expect(read.lines[1]?.words).toEqual({ en: 'In court', es: 'En el tribunal' })
    expect(read.moves.map(one => [one.was, one.into])).toEqual([
      ['2.4', '4.1'],
      ['2.5', null],
    ])
    expect(readPlanText(planTextOf(read))).toEqual(read)
  })

  test('says of each line that cannot be read its number and what would be right', () => {
    const { faults } = readPlanText(
      '4 | only English\n> words | palabras\n2.4 -> gone | a | b\n1.2.3.4 | a | b\n1 | a | b | c | d | e',
    )
    expect(faults.map(one => one.line)).toEqual([1, 2, 3, 4, 5])
    expect(faults[2]?.expected).toContain('dropped')
  })
})

test('a version has each number once, a parent for each, an owner for each action, and no merge into nothing', () => {
  const terms = (lines: PlanLine[], moves: PlanMove[] = []) =>
    planTermsShape.safeParse({ title: both('Plan'), from: '2026-07-01', to: '2025-01-01', lines, moves })
  const found = terms(
    [line('1', 'a'), line('1', 'b', '3'), { ...line('2.1.1', 'c', '3'), owner: null }],
    [{ was: '4', into: '9', reason }],
  )
  expect(found.error?.issues.map(one => one.message)).toEqual([
    'The last day in force, 2025-01-01, is before the first, 2026-07-01.',
    'Number 1 is given twice.',
    'There is no 2.1 above 2.1.1.',
    'Action 2.1.1 has no owner.',
    'What became of 3 is said twice.',
    '4 is merged into 9, which has no line.',
  ])
})

test('an action is stale when its owner has been silent for longer than its cadence, and never once it is done', () => {
  const weekly = { cadence: 'weekly', status: 'in-progress', lastWordOn: '2026-03-01' } as const
  expect(owedOf(weekly, '2026-03-08')).toEqual({ next: '2026-03-08', stale_days: null })
  expect(owedOf(weekly, '2026-03-10')).toEqual({ next: '2026-03-08', stale_days: 2 })
  expect(owedOf({ ...weekly, status: 'done' }, '2027-01-01').stale_days).toBeNull()
  expect(owedOf({ ...weekly, cadence: null }, '2027-01-01').next).toBeNull()
})
