import { fail, ok, problem, type Result, type SetAside, type Source } from '@understory/model'

const columns = ['id', 'importNo', 'source', 'line', 'column', 'reason', 'raw', 'resolvedByImportNo'] as const

/** RFC 4180. */
export function csvOf(rows: readonly SetAside[]): string {
  const quoted = (value: unknown) => {
    const text = value === null ? '' : String(value)
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
  }
  const lines = rows.map(row => columns.map(name => quoted(row[name])).join(','))
  return `${[columns.join(','), ...lines].join('\r\n')}\r\n`
}

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
