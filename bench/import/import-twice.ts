import type { ImportReport } from '@understory/model'
import type { CityRecord } from '@understory/record'
import { importPath } from '@understory/server'
import type { CityFile } from '../machine/city-files.ts'
import { timed } from '../machine/timing.ts'

export interface ImportTimes {
  readonly report: ImportReport
  readonly first_s: number
  readonly same_s: number
  /** The same rows in another file: every row is read, hashed and compared. */
  readonly compared_s: number
}

/** Imports a file, the very same file again, and the same rows from another file. */
export async function importTwice(city: CityRecord, file: CityFile, elsewhere: string): Promise<ImportTimes> {
  const take = async (path: string, name: string) => {
    const { value, seconds } = await timed(() =>
      importPath(city, path, name, { source: file.source, actor: 'bench' }),
    )
    if (!value.ok) throw new Error(`${value.problem.code}: ${value.problem.detail}`)
    return { report: value.value, seconds }
  }
  const first = await take(file.path, file.name)
  const same = await take(file.path, file.name)
  const compared = await take(elsewhere, 'same-rows.csv')
  if (first.report.setAside + first.report.kept !== first.report.read)
    throw new Error(`the first import lost rows: ${JSON.stringify(first.report)}`)
  if (compared.report.unchanged + compared.report.setAside !== compared.report.read)
    throw new Error(`the same rows were not known again: ${JSON.stringify(compared.report)}`)
  return { report: first.report, first_s: first.seconds, same_s: same.seconds, compared_s: compared.seconds }
}

export const ratioText = ({ first_s, same_s, compared_s }: ImportTimes): string =>
  `first ${first_s.toFixed(2)} s, same file ${same_s.toFixed(2)} s, same rows in another file ${compared_s.toFixed(2)} s`
