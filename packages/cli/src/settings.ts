import { resolve } from 'node:path'
import { type City, fail, ok, problem, type Result } from '@understory/model'

/** The options that are the same word in every command, each also an environment variable. */
export interface Settings {
  /** Absolute. */
  readonly data: string
  readonly databaseUrl: string | null
  readonly city: string | null
  readonly json: boolean
}

export function settingsOf(options: Readonly<Record<string, unknown>>, env: NodeJS.ProcessEnv): Settings {
  const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)
  return {
    data: resolve(text(options.data) ?? text(env.UNDERSTORY_DATA) ?? 'data'),
    databaseUrl: text(options.databaseUrl) ?? text(env.DATABASE_URL) ?? null,
    city: text(options.city) ?? text(env.UNDERSTORY_CITY) ?? null,
    json: options.json === true,
  }
}

export const firstPort = 4173

/** The port asked for, or null for "4173 or the next that is free". */
export function portOf(
  options: Readonly<Record<string, unknown>>,
  env: NodeJS.ProcessEnv,
): Result<number | null> {
  const given = options.port ?? env.PORT
  if (given === undefined || given === '') return ok(null)
  const port = Number(given)
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return ok(port)
  return fail(
    problem('bad-parameter', `"${given}" is not a port.`, {
      where: '--port',
      expected: 'a whole number from 0 to 65535',
    }),
  )
}

/** The city a command means: the one named, or the only one. */
export function chooseCity(cities: readonly City[], named: string | null): Result<City> {
  const names = cities.map(city => city.name).join(', ')
  if (named !== null) {
    const city = cities.find(c => c.name === named)
    const expected = names ? `one of ${names}` : 'a city made by import or sample first'
    return city
      ? ok(city)
      : fail(problem('no-such-city', `There is no city "${named}".`, { where: '--city', expected }))
  }
  const [only, second] = cities
  if (only && !second) return ok(only)
  return only
    ? fail(
        problem('which-city', `The record holds ${names}.`, { where: '--city', expected: `one of ${names}` }),
      )
    : fail(
        problem('no-such-city', 'The record holds no city yet.', {
          where: '--city',
          expected: 'understory import FILE --city NAME, or understory sample',
        }),
      )
}
