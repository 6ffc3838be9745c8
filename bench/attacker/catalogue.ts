import type { Codes, Root, TableCounts } from '@understory/publish/disclosure'

const districts = 9
const neighborhoodsEach = 6
const years = ['2022', '2023', '2024', '2025']
/** What else is known of a thing; each is crossed with time and place, not with the others. */
const short: Readonly<Record<string, readonly string[]>> = {
  kind: ['homicide', 'shooting', 'robbery', 'assault', 'arson', 'burglary'],
  weapon: ['firearm', 'knife', 'other', 'none'],
  clearance: ['open', 'arrest', 'exceptional'],
  setting: ['street', 'home', 'shop', 'vehicle', 'school'],
  age: ['0-17', '18-24', '25-34', '35-49', '50+'],
  hour: ['night', 'morning', 'afternoon', 'evening'],
  relation: ['family', 'known', 'stranger'],
  injury: ['fatal', 'serious', 'slight', 'none'],
}

const neighborhoods = Array.from({ length: districts * neighborhoodsEach }, (_, n) => ({
  district: `d${Math.floor(n / neighborhoodsEach)}`,
  neighborhood: `n${n}`,
}))
const quarters = years.flatMap(year =>
  ['q1', 'q2', 'q3', 'q4'].map(quarter => ({ year, quarter: `${year}-${quarter}` })),
)
export const roots: readonly Root[] = [
  { name: 'time', levels: ['year', 'quarter'], atoms: quarters },
  { name: 'place', levels: ['district', 'neighborhood'], atoms: neighborhoods },
]

/** Levels of the tables: 50 of them, one to three levels each, with the nested ones side by side. */
const levelsOfTables: readonly (readonly string[])[] = [
  ['neighborhood', 'year'],
  ['district', 'quarter'],
  ...Object.keys(short).flatMap(one => [
    [one],
    ['year', one],
    ['quarter', one],
    ['district', one],
    ['district', 'quarter', one],
    ['district', 'year', one],
  ]),
]

/** Numbers that look like chance and are the same every time. */
function drawing(): () => number {
  let state = 20_261
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

/** Things with a skewed code of every level, so that most cells are filled and many are small. */
function things(count: number): Codes[] {
  const draw = drawing()
  const skewed = <T>(list: readonly T[]): T => list[Math.floor(draw() ** 2 * list.length)] as T
  return Array.from({ length: count }, () => ({
    ...skewed(quarters),
    ...skewed(neighborhoods),
    ...Object.fromEntries(Object.entries(short).map(([level, codes]) => [level, skewed(codes)])),
  }))
}

/** The counts of a catalogue of 50 tables over the same things. */
export function catalogue(count: number): TableCounts[] {
  const all = things(count)
  const codesOf = (level: string) => [...new Set(all.map(one => one[level] ?? ''))].sort()
  const domains = new Map<string, { code: string; label: string }[]>()
  return levelsOfTables.map(by => {
    for (const level of by)
      if (!domains.has(level))
        domains.set(
          level,
          codesOf(level).map(code => ({ code, label: code })),
        )
    const groups = Map.groupBy(all, one => by.map(level => one[level]).join('\u0000'))
    const name = by.join('-')
    return {
      table: { name, title: name, by, where: {}, unit: 'incidents' as const },
      domains: Object.fromEntries(by.map(level => [level, domains.get(level) ?? []])),
      cells: [...groups.values()].map(some => ({
        codes: Object.fromEntries(by.map(level => [level, some[0]?.[level] ?? ''])),
        count: some.length,
        keySum: 0,
      })),
    }
  })
}
