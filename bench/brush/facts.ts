import { clearances, dayNumber, dayOfNumber, incidentKinds, weapons } from '@understory/model'

/** Numbers that only look random, the same in every run (Numerical Recipes' constants). */
export function randomOf(seed: number): (below: number) => number {
  let state = seed >>> 0
  return below => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

export const districts = 9
export const neighborhoods = 278
const firstDay = dayNumber('2014-01-01')
const days = 4383

/** The columns brushed, as numbers, of one row. `month_no` is year × 12 + month − 1. */
export interface Fact {
  readonly day: number
  readonly hour: number
  readonly kind: number
  readonly weapon: number
  readonly clearance: number
  readonly neighborhood: number
}

function* facts(rows: number): Generator<Fact> {
  const random = randomOf(20_260_101)
  for (let i = 0; i < rows; i++)
    yield {
      day: random(days),
      hour: Math.max(random(24), random(24)),
      kind: Math.min(random(incidentKinds.length), random(incidentKinds.length)),
      weapon: Math.min(random(weapons.length), random(weapons.length)),
      clearance: random(clearances.length),
      neighborhood: Math.min(random(neighborhoods), random(neighborhoods)) + 1,
    }
}

/** Districts are neighbourhoods side by side. */
const districtOf = (neighborhood: number): number =>
  1 + Math.floor(((neighborhood - 1) * districts) / neighborhoods)

/** Per day the text of day, year, month_no, week_no and weekday; made once. */
const calendar = Array.from({ length: days }, (_, i) => {
  const no = firstDay + i
  const [year = 0, month = 0] = dayOfNumber(no).split('-').map(Number)
  return {
    no,
    year,
    monthNo: year * 12 + month - 1,
    weekNo: Math.floor((no + 3) / 7),
    weekday: ((no + 3) % 7) + 1,
  }
})

/** Lines in the order of `factColumns`, comma-separated, in chunks of about a megabyte. */
export function factCsv(rows: number): AsyncGenerator<Uint8Array> {
  let line = 1
  return chunksOf(rows, ({ day, hour, kind, weapon, clearance, neighborhood }) => {
    const at = calendar[day] ?? calendar[0]
    line += 1
    return `1,${line},0,1,${at?.no},${at?.year},${at?.monthNo},${at?.weekNo},${at?.weekday},${hour},${kind},${weapon},${clearance},0,1,,${districtOf(neighborhood)},${neighborhood},0,0,0,0,0,0,${line}\n`
  })
}

/** The same rows with the eight facets only, for a table of PostgreSQL: as narrow as it can be. */
export function facetCsv(rows: number): AsyncGenerator<Uint8Array> {
  return chunksOf(rows, ({ day, hour, kind, weapon, clearance, neighborhood }) => {
    const at = calendar[day] ?? calendar[0]
    return `${kind},${at?.monthNo},${at?.weekday},${hour},${weapon},${districtOf(neighborhood)},${neighborhood},${clearance}\n`
  })
}

async function* chunksOf(rows: number, lineOf: (fact: Fact) => string): AsyncGenerator<Uint8Array> {
  let lines: string[] = []
  for (const fact of facts(rows)) {
    lines.push(lineOf(fact))
    if (lines.length === 16_384) {
      yield Buffer.from(lines.join(''))
      lines = []
    }
  }
  if (lines.length > 0) yield Buffer.from(lines.join(''))
}
