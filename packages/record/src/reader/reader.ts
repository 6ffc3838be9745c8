import { type City, ProblemError, type Source } from '@understory/model'
import { sql } from 'kysely'
import { areasIn, boundariesIn } from '../city/boundaries.ts'
import { asReader, type CityContext } from '../city/context.ts'
import { imports, instantOf } from '../city/import-reports.ts'
import { populationsIn } from '../city/populations.ts'
import { findCity } from '../registry/cities.ts'
import { engineOf } from '../store.ts'
import type { RecordStore } from '../types.ts'
import { exportFacts } from './export-facts.ts'
import type { Reader, ReaderSource } from './types.ts'

/** What analysis reads of a record, as `snapshot_reader`. Calls throw `no-such-city` for a city that is not there. */
export function readerOf(store: RecordStore): Reader {
  const engine = engineOf(store)
  const known = new Map<string, City>()
  const context = async (name: string): Promise<CityContext> => {
    let city = known.get(name)
    if (!city) {
      const found = await findCity(engine, name)
      if (!found.ok) throw new ProblemError(found.problem)
      city = found.value
      known.set(name, city)
    }
    return { engine, city, onWarn: () => {}, background: () => {} }
  }
  return {
    engine: engine.name,
    cities: () => store.cities(),
    changeNo: async name =>
      asReader(await context(name), 'read the change number', async ({ db }) => {
        const row = await db.selectFrom('change_counter').select('no').executeTakeFirst()
        return row?.no ?? 0
      }),
    boundaries: async name => asReader(await context(name), 'analysis', unit => boundariesIn(unit)),
    areas: async (name, slot) => asReader(await context(name), 'analysis', unit => areasIn(unit, slot)),
    areaNames: async name =>
      asReader(await context(name), 'analysis', ({ db }) =>
        db.selectFrom('area').select(['slot', 'no', 'name', 'slug']).orderBy('slot').orderBy('no').execute(),
      ),
    populations: async name => asReader(await context(name), 'analysis', unit => populationsIn(unit)),
    sources: async name => readerSources(await context(name)),
    imports: async (name, limit) => imports(await context(name), limit),
    revisions: async name => revisions(await context(name)),
    exportFacts: async (name, since) => exportFacts(await context(name), since),
    measureSql: async (name, text, values = []) =>
      asReader(await context(name), 'measure', async ({ session }) => {
        const { rows } = await session.query(text('incident_fact'), values)
        return rows
      }),
  }
}

const readerSources = (context: CityContext): Promise<ReaderSource[]> =>
  asReader(context, 'analysis', async ({ db }) => {
    const rows = await db
      .selectFrom('source')
      .select(['no', 'name', 'version', 'provenance', 'definition'])
      .orderBy('no')
      .execute()
    return rows.map(({ definition, ...row }) => {
      const { title, publisher, licence, url, covers } = definition as Source
      return { ...row, title, publisher, licence, url, covers }
    })
  })

const revisions = (context: CityContext) =>
  asReader(context, 'analysis', async ({ db }) => {
    const row = await db
      .selectFrom('import')
      .select(({ fn }) => [
        sql<number>`coalesce(sum(revised), 0)::bigint`.as('revised'),
        sql<string | null>`max(finished_at) filter (where revised > 0)`.as('last_revised'),
        fn.max('received_at').as('last_received'),
      ])
      .where('state', '=', 'complete')
      .executeTakeFirst()
    const instant = (text: string | null | undefined): string | null => (text ? instantOf(text) : null)
    return {
      revised: Number(row?.revised ?? 0),
      lastRevisedAt: instant(row?.last_revised),
      lastReceivedAt: instant(row?.last_received),
    }
  })
