import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from } from 'pg-copy-streams'
import { timed } from '../machine/timing.ts'
import { type Brush, facetColumns, statementsOf } from './brushes.ts'
import { facetCsv } from './facts.ts'

/** The same rows in PostgreSQL, eight small integers each, vacuumed; a brush is eight GROUP BYs. */
export async function postgresBrush(
  databaseUrl: string,
  rows: number,
  brushes: readonly Brush[],
): Promise<number[]> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const columns = Object.values(facetColumns)
    await client.query(
      `drop table if exists facet_row; create table facet_row (${columns.map(column => `${column} smallint`).join(',')})`,
    )
    await pipeline(
      Readable.from(facetCsv(rows)),
      client.query(from(`copy facet_row(${columns.join(',')}) from stdin (format csv)`)),
    )
    await client.query('vacuum (analyze) facet_row')
    const took: number[] = []
    for (const brush of brushes) {
      const { seconds } = await timed(async () => {
        for (const statement of statementsOf(brush)) await client.query(statement)
      })
      took.push(seconds * 1000)
    }
    return took
  } finally {
    await client.end()
  }
}

/** Rows that a brush leaves, counted by PostgreSQL: what the explorer must say too. */
export async function countOf(databaseUrl: string, brush: Brush): Promise<number> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const filters = Object.entries(brush).map(
      ([facet, numbers]) => `${facetColumns[facet as keyof typeof facetColumns]} in (${numbers.join(',')})`,
    )
    const { rows } = await client.query(`select count(*) as n from facet_row where ${filters.join(' and ')}`)
    return Number(rows[0]?.n)
  } finally {
    await client.end()
  }
}
