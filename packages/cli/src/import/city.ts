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

/**
 * The city a file goes into: the named or only one. It is made when the record holds no real city yet,
 * or when `--time-zone` says that a new one is meant.
 */
export async function cityFor(house: House, wanted: Wanted): Promise<Result<CityRecord>> {
  const record = await house.record()
  const cities = await record.cities()
  const there = wanted.city !== null && cities.some(city => city.name === wanted.city)
  const isFirst = cities.every(city => city.invented)
  if (wanted.city !== null && !there && (isFirst || wanted.timeZone !== undefined)) {
    const city = newCity(wanted.city, wanted)
    return city.ok ? ok(await record.makeCity(city.value, 'operator')) : city
  }
  const chosen = chooseCity(cities, wanted.city)
  return chosen.ok ? record.city(chosen.value.name) : chosen
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
