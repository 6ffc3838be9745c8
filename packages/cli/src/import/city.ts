import { type City, cityShape, fail, ok, problem, type Result } from '@understory/model'
import type { CityRecord } from '@understory/record'
import type { House } from '../house.ts'
import { chooseCity } from '../settings.ts'

interface Wanted {
  readonly city: string | null
  readonly title?: string | undefined
  readonly timeZone?: string | undefined
}

/** Time zones of cities whose open data Understory knows; any other is asked for. */
const knownZones: Readonly<Record<string, string>> = {
  baltimore: 'America/New_York',
  philadelphia: 'America/New_York',
  washington: 'America/New_York',
  charlottesville: 'America/New_York',
  virginia: 'America/New_York',
  richmond: 'America/New_York',
  chicago: 'America/Chicago',
  new_orleans: 'America/Chicago',
}

/** The city that is named, or the only one. */
export async function existingCity(house: House, name: string | null): Promise<Result<CityRecord>> {
  const record = await house.record()
  const chosen = chooseCity(await record.cities(), name)
  return chosen.ok ? record.city(chosen.value.name) : chosen
}

/**
 * Runs `work` on the city that is named, or the only one. The city is made when the record holds no real city yet, or when `--time-zone` says that a new
 * one is meant; where the work is then refused or fails, the city is taken away again, so that no empty city stands beside the others.
 */
export async function inCityFor<T>(
  house: House,
  wanted: Wanted,
  work: (city: CityRecord) => Promise<Result<T>>,
): Promise<Result<T>> {
  const record = await house.record()
  const cities = await record.cities()
  const there = wanted.city !== null && cities.some(city => city.name === wanted.city)
  const isFirst = cities.every(city => city.invented)
  if (wanted.city === null || there || (!isFirst && wanted.timeZone === undefined)) {
    const city = await existingCity(house, wanted.city)
    return city.ok ? work(city.value) : city
  }
  const city = newCity(wanted.city, wanted)
  if (!city.ok) return city
  const made = await record.makeCity(city.value, 'operator')
  let isDone = false
  try {
    const done = await work(made)
    isDone = done.ok
    return done
  } finally {
    if (!isDone) await record.removeCity(city.value.name)
  }
}

export function newCity(name: string, { title, timeZone }: Omit<Wanted, 'city'>): Result<City> {
  const zone = timeZone ?? knownZones[name]
  if (zone === undefined || !isTimeZone(zone))
    return fail(
      problem(
        'bad-parameter',
        zone ? `"${zone}" is not a time zone.` : `The time zone of "${name}" is not known.`,
        {
          where: '--time-zone',
          expected: 'an IANA time zone, e.g. America/New_York',
        },
      ),
    )
  const words = name.split('_').map(word => word.charAt(0).toUpperCase() + word.slice(1))
  const city = { name, title: title ?? words.join(' '), timeZone: zone, invented: false }
  if (cityShape.safeParse(city).success && name !== 'sample') return ok(city)
  return fail(
    problem('bad-parameter', `"${name}" cannot be the name of a real city.`, {
      where: '--city',
      expected: 'lower-case letters, digits and _, beginning with a letter, and not "sample"',
    }),
  )
}

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    return false
  }
}
