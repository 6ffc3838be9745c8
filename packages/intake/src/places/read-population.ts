import { fail, ok, problem, type Result } from '@understory/model'
import { CsvError } from 'csv-parse'
import { parse } from 'csv-parse/sync'

export interface PopulationRow {
  readonly name: string
  /**
   * People, a whole number. 0 is a real answer: nobody lives there, and no rate exists. Publishers that share out a
   * census block over two areas write fractions: they are rounded (Baltimore's four still add up to the same total).
   */
  readonly count: number
}

/** Reads how many people live in each area of a boundary version, from CSV. Counts written as floats are read. */
export function readPopulation(
  bytes: Uint8Array,
  options: { nameColumn?: string; countColumn?: string } = {},
): Result<PopulationRow[]> {
  let records: string[][]
  try {
    records = parse(Buffer.from(bytes), { bom: true, trim: true, skip_empty_lines: true })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return fail(problem('unreadable-file', `The population table is not CSV: ${error.message}`))
  }
  const [header = [], ...rows] = records
  const nameAt = findColumn(header, options.nameColumn ?? 'name')
  const countAt = findColumn(header, options.countColumn ?? 'population')
  if (nameAt < 0 || countAt < 0) {
    const missing = nameAt < 0 ? (options.nameColumn ?? 'name') : (options.countColumn ?? 'population')
    return fail(
      problem('bad-mapping', `The population table has no column ${missing}.`, {
        expected: `one of its columns: ${header.slice(0, 20).join(', ')}`,
      }),
    )
  }
  const read: PopulationRow[] = []
  const seen = new Set<string>()
  for (const [i, row] of rows.entries()) {
    const [name = '', text = ''] = [row[nameAt], row[countAt]]
    const count = Number(text)
    const wrong =
      name === ''
        ? 'no name'
        : seen.has(name)
          ? `a name that came before, ${name}`
          : text === '' || !Number.isFinite(count) || count < 0
            ? `the count ${JSON.stringify(text)}`
            : null
    if (wrong) {
      return fail(
        problem('unreadable-file', `Row ${i + 2} of the population table has ${wrong}.`, {
          where: `row ${i + 2}`,
          expected: 'one row per area with a name and a number of people',
        }),
      )
    }
    seen.add(name)
    read.push({ name, count: Math.round(count) })
  }
  return ok(read)
}

const findColumn = (header: readonly string[], name: string): number => {
  const exact = header.indexOf(name)
  return exact >= 0 ? exact : header.findIndex(h => h.toLowerCase() === name.toLowerCase())
}
