import type { TablePreview } from '@understory/model'
import type { PublishedTable } from '../disclosure/index.ts'

/** In place of a code where the row is a total over that column. */
export const notApplicable = 'not-applicable'
/** In place of a value that is not shown. */
export const suppressed = 'suppressed'

/** A row of a released table: a code and words per column, then the number or why there is none. */
export interface ReleaseRow {
  /** Null where the row is a total over this column; '' where it is not known. */
  readonly codes: readonly (string | null)[]
  readonly labels: readonly (string | null)[]
  readonly value: number | null
  readonly status: 'published' | 'suppressed'
}

export const columnOf = (level: string): string => level.replaceAll(/[^a-z0-9]+/g, '_')

/** Rows in the order of the table. Throws where a table carries a code that is not in its domains. */
export function rowsOf(table: PublishedTable): ReleaseRow[] {
  const words = new Map(
    table.by.map(level => [level, new Map((table.domains[level] ?? []).map(one => [one.code, one.label]))]),
  )
  const labelOf = (level: string, code: string | null): string | null => {
    if (code === null) return null
    const label = words.get(level)?.get(code)
    if (label === undefined)
      throw new Error(`${table.name} has no words for ${level} ${JSON.stringify(code)}`)
    return label
  }
  return table.cells.map(({ codes, value, status }) => {
    const own = table.by.map(level => codes[level] ?? null)
    return {
      codes: own,
      labels: own.map((code, i) => labelOf(table.by[i] ?? '', code)),
      value: status === 'published' ? value : null,
      status,
    }
  })
}

const previewRows = 12

/** How a table begins, for a page: the whole would be megabytes. */
export function previewOf(table: PublishedTable): TablePreview {
  const rows = rowsOf(table)
  return {
    name: table.name,
    title: table.title,
    unit: table.unit,
    columns: [...table.by],
    rows: rows.slice(0, previewRows).map(({ codes, labels, value, status }) => ({
      codes: [...codes],
      labels: [...labels],
      value,
      status,
    })),
    rowCount: rows.length,
  }
}
