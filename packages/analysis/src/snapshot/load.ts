import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { csvColumns } from './columns.ts'

let fileNo = 0

/**
 * Lands CSV text in the database's inbox, hands the SQL that reads it (typed, nothing guessed) to `use`, and removes
 * the file. The text has no header, no quotes, and nothing between two commas for null.
 */
export async function withCsv<T>(
  inbox: string,
  text: AsyncIterable<string | Uint8Array>,
  columns: readonly (readonly [string, string])[],
  use: (readSql: string) => Promise<T>,
): Promise<T> {
  const path = join(inbox, `${process.pid}-${++fileNo}.csv`)
  try {
    await pipeline(Readable.from(text, { objectMode: true, highWaterMark: 4 }), createWriteStream(path))
    const readSql =
      `read_csv('${path.replaceAll("'", "''")}', auto_detect = false, header = false, delim = ',', ` +
      `quote = '', escape = '', columns = ${csvColumns(columns)})`
    return await use(readSql)
  } finally {
    await rm(path, { force: true })
  }
}
