import { type City, cityShape, fail, ok, ProblemError, problem, type Result } from '@understory/model'
import { addEvent, type Change } from '../city/change.ts'
import type { Engine } from '../engine/engine.ts'
import { kyselyOn } from '../engine/kysely-session.ts'
import { schemaOf, type UnitOfWork, unitOfWork } from '../engine/unit-of-work.ts'
import { makeCitySchema } from '../migrate/migrate.ts'

export const asRegistrar = <T>(
  engine: Engine,
  actor: string,
  purpose: string,
  work: (unit: UnitOfWork) => Promise<T>,
): Promise<T> => unitOfWork(engine, { role: 'record_writer', city: null, actor, purpose }, work)

export async function citiesIn({ db }: UnitOfWork): Promise<City[]> {
  const rows = await db.selectFrom('understory.city').selectAll().orderBy('name').execute()
  return rows.map(row => ({
    name: row.name,
    title: row.title,
    timeZone: row.time_zone,
    invented: row.invented,
  }))
}

export const noSuchCity = (name: string, cities: readonly City[]) =>
  problem('no-such-city', `there is no city ${JSON.stringify(name)}`, {
    where: 'city',
    expected: cities.length > 0 ? `one of ${cities.map(city => city.name).join(', ')}` : 'a city made before',
  })

export async function findCity(engine: Engine, name: string): Promise<Result<City>> {
  const cities = await asRegistrar(engine, 'record', 'find a city', citiesIn)
  const city = cities.find(one => one.name === name)
  return city ? ok(city) : fail(noSuchCity(name, cities))
}

/** An event of the registry, as the next link of its chain. */
export const registryEvent = (
  unit: UnitOfWork,
  actor: string,
  action: string,
  subject: string,
  more: Pick<Change, 'detail' | 'before' | 'after'> = {},
): Promise<void> => addEvent(unit, { actor, action, subject, ...more }, 'understory.')

/**
 * Makes a city and its schema in one transaction, or gives the one that is there.
 * Throws `bad-parameter` for a name that cannot be a schema's, or a city of this name that differs.
 */
export async function makeCity(engine: Engine, wanted: City, actor: string): Promise<City> {
  const parsed = cityShape.safeParse(wanted)
  if (!parsed.success) {
    throw new ProblemError(
      problem('bad-parameter', `${JSON.stringify(wanted.name)} cannot be the name of a city`, {
        where: 'city',
        expected: 'lower-case letters, digits and _, a letter first, at most 41',
      }),
    )
  }
  const city = parsed.data
  const known = await findCity(engine, city.name)
  if (known.ok) {
    if (known.value.invented === city.invented) return known.value
    throw new ProblemError(
      problem('city-is-invented', `${city.name} is ${known.value.invented ? 'invented' : 'a real city'}`, {
        where: city.name,
        expected: 'another name',
      }),
    )
  }
  await engine.transaction('', async session => {
    await makeCitySchema(session, city.name)
    await session.script('set local role record_writer')
    await session.query(
      'insert into understory.city (name, title, time_zone, invented, made_at) values ($1, $2, $3, $4, $5)',
      [city.name, city.title, city.timeZone, city.invented, new Date().toISOString()],
    )
    // A city removed and made again under its name must not look like an earlier state of the old one.
    await session.query(
      `update ${schemaOf(city.name)}.change_counter set no = $1::bigint, whole_since = $1::bigint`,
      [Date.now()],
    )
    await registryEvent({ db: kyselyOn(session), session }, actor, 'city-made', city.name)
  })
  return city
}

/** Takes a city away with all it holds. */
export async function removeCity(engine: Engine, name: string): Promise<void> {
  const known = await findCity(engine, name)
  if (!known.ok) throw new ProblemError(known.problem)
  await engine.transaction('', async session => {
    await session.script(`drop schema ${schemaOf(name)} cascade; set local role record_writer`)
    await session.query('delete from understory.city where name = $1', [name])
    await session.query('delete from understory.migration where scope = $1', [schemaOf(name)])
    await registryEvent({ db: kyselyOn(session), session }, 'operator', 'city-removed', name)
  })
}
