import { createWriteStream } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { dayNumber, dayOfNumber } from '@understory/model'
import { type DefectCounts, noDefects, sampleHeader, writeDown } from './clerk.ts'
import { dialogueTruth } from './dialogue/safe-summer.ts'
import { type Geography, geoJsonOf, makeGeography } from './geography.ts'
import { makeGuns } from './guns.ts'
import { happen, type Tally, type TrueIncident } from './incidents.ts'
import { defects, firstDay, reportingDelay, type SamplePlan, strategy, strategyStart } from './plan.ts'
import { makePopulation, populationCsv } from './population.ts'
import { type Random, randomOf } from './random.ts'
import { kindRates } from './rates.ts'

export interface SampleFiles {
  readonly boundaries: readonly { boundary: string; file: string }[]
  readonly populations: readonly { boundary: string; year: number; file: string }[]
  readonly incidents: string
  readonly guns: string
  readonly dealerSales: string
  readonly gunEvents: string
  readonly truth: string
  readonly rows: number
}

const populationYears: Readonly<Record<string, number>> = {
  'neighborhood:2010': 2010,
  'neighborhood:2020': 2020,
  'district:2023': 2020,
}

/** Writes the whole invented city into a folder: boundaries, population, incidents, guns, and the truth about them. */
export async function writeSample(plan: SamplePlan, folder: string): Promise<SampleFiles> {
  await mkdir(folder, { recursive: true })
  const geography = makeGeography(plan.seed)
  const people = makePopulation(plan.seed, geography)
  const fileOf = (name: string, ending: string) => join(folder, `${name.replace(':', '-')}.${ending}`)
  const boundaries = Object.entries(geography.boundaries).map(([boundary, areas]) => ({
    boundary,
    file: fileOf(boundary, 'geojson'),
    text: geoJsonOf(areas),
  }))
  const populations = Object.entries(people).map(([boundary, counts]) => ({
    boundary,
    year: populationYears[boundary] ?? 2020,
    file: fileOf(`population-${boundary}`, 'csv'),
    text: populationCsv(counts),
  }))
  for (const { file, text } of [...boundaries, ...populations]) await writeFile(file, text)
  const incidents = join(folder, 'incidents.csv')
  const written = await writeIncidents(plan, geography, people, incidents)
  const guns = join(folder, 'guns.csv')
  const made = makeGuns(plan)
  await writeFile(guns, made.csv)
  const dealerSales = join(folder, 'dealer-sales.csv')
  await writeFile(dealerSales, made.salesCsv)
  const gunEvents = join(folder, 'gun-events.csv')
  await writeFile(gunEvents, made.eventsCsv)
  const truth = join(folder, 'truth.json')
  const truths = { ...truthOf(plan, written), guns: made.truth }
  await writeFile(truth, `${JSON.stringify(truths, null, 2)}\n`)
  return { boundaries, populations, incidents, guns, dealerSales, gunEvents, truth, rows: written.rows }
}

interface Written {
  readonly rows: number
  readonly tally: Tally
  readonly planted: DefectCounts
}

/** Streams the incident file; with `rows`, writes exactly that many, for use as a load. */
export async function writeIncidents(
  plan: SamplePlan,
  geography: Geography,
  people: Readonly<Record<string, ReadonlyMap<string, number>>>,
  file: string,
  rows = Number.POSITIVE_INFINITY,
): Promise<Written> {
  const tally: Tally = {
    happened: {},
    removedByStrategy: { shootings: 0 },
    notYetReported: { incidents: 0 },
  }
  const planted = noDefects()
  let written = 0
  const happening = happen(plan, geography, people['neighborhood:2020'] ?? new Map(), tally)
  function* chunks() {
    let chunk = `${sampleHeader.join(',')}\n`
    for (const row of rowsOf(plan, happening, planted)) {
      if (written === rows) break
      chunk += `${row.join(',')}\n`
      written++
      if (chunk.length > 65_536) {
        yield chunk
        chunk = ''
      }
    }
    yield chunk
  }
  await pipeline(Readable.from(chunks()), createWriteStream(file))
  return { rows: written, tally, planted }
}

/** A scale at which about so many rows happen, a little more to be sure. */
export function loadScale(plan: SamplePlan, rows: number): number {
  const years = (dayNumber(plan.asOf) - dayNumber(firstDay(plan)) + 1) / 365.25
  const perYear = kindRates.reduce((sum, { perYear }) => sum + perYear, 0)
  return (1.03 * rows + 2000) / (perYear * years)
}

/** Gives case numbers in the order of occurrence, repeats a few rows, and plants one event of many rows. */
function* rowsOf(
  plan: SamplePlan,
  incidents: Iterable<TrueIncident>,
  counts: DefectCounts,
): Generator<string[]> {
  const random = randomOf(plan.seed, 'clerk')
  let serial = 0
  let burst = false
  for (const incident of incidents) {
    const caseNumber = () => `AC${dayOfNumber(incident.day).slice(2, 4)}-${String(++serial).padStart(7, '0')}`
    const row = writeDown(incident, caseNumber(), random, counts)
    yield row
    if (random.chance(defects.repeated)) {
      counts.repeated++
      yield [caseNumber(), ...row.slice(1)]
    }
    if (!burst && incident.kind === 'burglary' && incident.day >= burstDay(plan)) {
      burst = true
      yield* burstOf(incident, caseNumber, random)
    }
  }
}

/** Units of one storage house broken into in one night: many rows, one event. */
export const burstSize = 41
const burstDay = (plan: SamplePlan) => dayNumber(plan.asOf) - 400

function* burstOf(incident: TrueIncident, caseNumber: () => string, random: Random): Generator<string[]> {
  const first = { ...incident, minute: 158, offence: 'BURGLARY' }
  for (let i = 0; i < burstSize; i++) {
    const [, , , ...rest] = writeDown(first, '', random, noDefects())
    const { block, quarter, day } = first
    const place = [block.text, quarter.district, quarter.name, block.lon.toFixed(6), block.lat.toFixed(6)]
    yield [caseNumber(), dayOfNumber(day), '02:38:00', ...rest.slice(0, 6), ...place]
  }
}

/** What is true of the invented city, for checking whether a method finds it. */
function truthOf(plan: SamplePlan, { rows, tally, planted }: Written) {
  const effect = { ...strategy, boundary: 'district:2023', kind: 'shooting', from: strategyStart(plan) }
  return {
    plan,
    from: firstDay(plan),
    rows,
    happened: tally.happened,
    strategy: { ...effect, removed: tally.removedByStrategy.shootings },
    reportingDelay: { shareByDaysUpTo: reportingDelay, notYetReported: tally.notYetReported.incidents },
    season: Object.fromEntries(kindRates.map(({ kind, season }) => [kind, season])),
    yearMultipliers: Object.fromEntries(kindRates.map(({ kind, years }) => [kind, years])),
    defects: { rates: defects, planted },
    oneEvent: { rows: burstSize },
    dialogue: dialogueTruth(plan.asOf),
  }
}
