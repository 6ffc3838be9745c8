import { fail, ok, problem, type Result, type SetAside, type Source } from '@understory/model'
import { csvLines } from '@understory/publish'

const columns = ['id', 'importNo', 'source', 'line', 'column', 'reason', 'raw', 'resolvedByImportNo'] as const

export const csvOf = (rows: readonly SetAside[]): string =>
  csvLines([columns, ...rows.map(row => columns.map(name => row[name]))])

/** The raw rows put together again as a file of their source, in UTF-8 with plain line ends. */
export function asFile(rows: readonly SetAside[], source: Source): Result<{ text: string; source: Source }> {
  const plain: Source = { ...source, encoding: 'utf-8', lineEnd: 'lf' }
  const raws = rows.map(row => row.raw.replace(/[\r\n]+$/, ''))
  if (source.format === 'csv' || source.format === 'tsv') {
    const delimiter = source.format === 'tsv' ? '\t' : source.delimiter
    return ok({ text: `${[source.header.join(delimiter), ...raws].join('\n')}\n`, source: plain })
  }
  if (source.format === 'ndjson') return ok({ text: `${raws.join('\n')}\n`, source: plain })
  if (source.format === 'geojson')
    return ok({ text: `{"type":"FeatureCollection","features":[${raws.join(',\n')}]}`, source: plain })
  if (source.format === 'socrata') return ok({ text: `[${raws.join(',\n')}]`, source: plain })
  return fail(
    problem('unknown-layout', `Rows of the format ${source.format} cannot be run again one by one.`, {
      expected: 'the whole file once more: understory import FILE',
    }),
  )
}
