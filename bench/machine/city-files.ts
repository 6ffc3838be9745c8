import { appendFileSync, createReadStream, createWriteStream, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { readBoundaries } from '@understory/intake'
import type { City, PlaceKind } from '@understory/model'
import type { CityRecord, RecordStore } from '@understory/record'
import { command } from './understory.ts'

/** Real files lie beside the repository on some machines; elsewhere a load of the invented city takes their place. */
const folder = join(import.meta.dirname, '../../../shared/data/baltimore')

export interface CityFile {
  readonly path: string
  readonly name: string
  readonly source: string | null
  readonly city: City
}

const baltimore: City = {
  name: 'baltimore',
  title: 'Baltimore',
  timeZone: 'America/New_York',
  invented: false,
}

/** `bpd_part1_crime_to_2019.csv.gz`, or a file of as many invented rows. */
export async function part1File(scratch: string, say: (message: string) => void): Promise<CityFile> {
  const name = 'bpd_part1_crime_to_2019.csv.gz'
  const path = join(folder, name)
  if (existsSync(path)) return { path, name, source: null, city: baltimore }
  say(`${name} is not here: inventing 288,967 rows instead`)
  return inventedFile(scratch, 288_967)
}

/** So many rows of the invented city. */
export async function inventedFile(scratch: string, rows: number): Promise<CityFile> {
  const path = join(scratch, `load-${rows}.csv`)
  if (!existsSync(path)) await command({ data: scratch }, ['sample', '--rows', String(rows), '--out', path])
  const city = { name: 'sample', title: 'Alder City', timeZone: 'America/New_York', invented: true }
  return { path, name: `load-${rows}.csv`, source: 'sample-city', city }
}

const boundaries: readonly { file: string; kind: PlaceKind; version: string }[] = [
  { file: 'neighborhoods_2010.geojson.gz', kind: 'neighborhood', version: '2010' },
  { file: 'neighborhoods_2020.geojson.gz', kind: 'neighborhood', version: '2020' },
  { file: 'police_districts_before_2023.geojson.gz', kind: 'district', version: '2012' },
  { file: 'police_districts_2023.geojson.gz', kind: 'district', version: '2023' },
]

/** The city with its boundary versions, so that rows are placed as in earnest. */
export async function makeCity(record: RecordStore, city: City): Promise<CityRecord> {
  const made = await record.makeCity(city)
  if (city.name !== baltimore.name || !existsSync(folder)) return made
  for (const { file, kind, version } of boundaries) {
    const read = readBoundaries(readFileSync(join(folder, file)), {
      kind,
      version,
      label: `${kind} ${version}`,
    })
    if (!read.ok) throw new Error(read.problem.detail)
    const { areas, repairs } = read.value
    const about = { kind, version, label: `${kind} ${version}`, validFrom: null, validTo: null }
    const saved = await made.saveBoundary(about, areas, repairs, 'bench')
    if (!saved.ok) throw new Error(saved.problem.detail)
  }
  return made
}

/** The same rows in a file with another hash: unpacked, or with a line break more. */
export async function sameRowsElsewhere(file: CityFile, scratch: string): Promise<string> {
  const path = join(scratch, 'same-rows.csv')
  const steps = file.path.endsWith('.gz') ? [createGunzip()] : []
  await pipeline([createReadStream(file.path), ...steps, createWriteStream(path)])
  if (steps.length === 0) appendFileSync(path, '\n')
  return path
}
