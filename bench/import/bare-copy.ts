import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from, to } from 'pg-copy-streams'
import { timed } from '../machine/timing.ts'

/** Copies the incident rows of a city, as text, into an empty table of the same columns: the least work there is. */
export async function bareCopy(
  databaseUrl: string,
  city: string,
): Promise<{ rows: number; seconds: number }> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const schema = `city_${city}`
    await client.query(`create table ${schema}.bare as select * from ${schema}.incident limit 0`)
    const chunks: Buffer[] = []
    for await (const chunk of client.query(
      to(`copy (select * from ${schema}.incident where superseded_by is null) to stdout`),
    ))
      chunks.push(chunk)
    const { value: stream, seconds } = await timed(async () => {
      const copying = client.query(from(`copy ${schema}.bare from stdin`))
      await pipeline(Readable.from(chunks), copying)
      return copying
    })
    if (!stream.rowCount) throw new Error('the bare copy had no rows: the login may not read them')
    return { rows: stream.rowCount, seconds }
  } finally {
    await client.end()
  }
}
