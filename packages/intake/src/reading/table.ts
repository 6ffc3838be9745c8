import type { FileLayout, OpenFile } from '../types.ts'
import type { Progress } from './bytes.ts'
import { readDelimited } from './delimited.ts'
import { readJsonItems, readJsonLines } from './json.ts'
import type { Table } from './records.ts'

/** Opens a file of any format as a table: column names now, rows as they are asked for. */
export function openTable(file: OpenFile, source: FileLayout, progress: Progress): Promise<Table> {
  switch (source.format) {
    case 'csv':
    case 'tsv':
      return readDelimited(file, source, progress)
    case 'ndjson':
      return readJsonLines(file, source, progress)
    case 'geojson':
    case 'socrata':
    case 'arcgis':
      return readJsonItems(file, source, progress)
  }
}
