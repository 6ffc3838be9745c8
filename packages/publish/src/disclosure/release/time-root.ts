import type { Codes, EarlierRelease, Root, TableCounts } from '../types.ts'

/** Months inside their years, for every code that is in play; what has no date has no year either. */
export function timeRoot(tables: readonly TableCounts[], earlier: readonly EarlierRelease[]): Root {
  const [years, months] = [new Set<string>(), new Set<string>()]
  const see = ({ year, month }: Codes) => {
    if (year !== undefined) years.add(year)
    if (month !== undefined) months.add(month)
  }
  for (const { table, domains, cells } of tables) {
    see(table.where)
    for (const cell of cells) see(cell.codes)
    for (const { code } of domains.year ?? []) years.add(code)
    for (const { code } of domains.month ?? []) months.add(code)
  }
  for (const table of earlier.flatMap(release => release.tables)) {
    see(table.where)
    for (const cell of table.cells) see(cell.codes)
  }
  const inMonths = [...months].map(month => ({ month, year: month.slice(0, 4) }))
  // A year of which no month is in play is one part.
  const alone = [...years].filter(year => !inMonths.some(atom => atom.year === year))
  return {
    name: 'time',
    levels: ['year', 'month'],
    atoms: [...inMonths, ...alone.map(year => ({ year, month: `${year}-all` }))],
  }
}
