import { basename, resolve } from 'node:path'
import { fail, type ImportReport, ok, problem, type Result } from '@understory/model'
import type { CityRecord } from '@understory/record'
import * as z from 'zod'
import { defineCommand, type ProgressSink } from '../command.ts'
import type { House } from '../house.ts'
import { importBoundary } from '../import/boundary.ts'
import { inCityFor } from '../import/city.ts'
import { importPopulation } from '../import/population.ts'
import { recognise } from '../import/recognise.ts'
import { namedSource } from '../import/source.ts'
import type { Output } from '../output.ts'
import { renderReport } from '../report.ts'

const shape = z.object({
  file: z.string(),
  city: z.string().nullable().default(null),
  source: z.string().optional(),
  boundary: z.string().optional(),
  population: z.string().optional(),
  year: z.coerce.number().int().min(1700).max(2200).optional(),
  label: z.string().optional(),
  nameColumn: z.string().optional(),
  countColumn: z.string().optional(),
  validFrom: z.string().optional(),
  validTo: z.string().optional(),
  title: z.string().optional(),
  timeZone: z.string().optional(),
})
export type ImportArgs = z.infer<typeof shape>

export interface BoundaryDone {
  readonly what: 'boundary'
  readonly city: string
  readonly boundary: string
  readonly slot: number
  readonly areas: number
  readonly repairs: readonly { name: string; what: string }[]
  readonly rowsPlacedAnew: number
}
export interface PopulationDone {
  readonly what: 'population'
  readonly city: string
  readonly boundary: string
  readonly year: number
  readonly matched: number
  readonly unmatched: readonly string[]
}
export type ImportDone =
  | BoundaryDone
  | PopulationDone
  | { readonly what: 'incidents'; readonly report: ImportReport }

export const importCommand = defineCommand<ImportArgs, ImportDone>({
  name: 'import',
  summary: 'takes a file in: incidents, boundaries (--boundary) or population (--population)',
  examples: [
    'understory import neighborhoods_2020.geojson.gz --boundary neighborhood:2020 --city baltimore',
    'understory import census.csv --population neighborhood:2010 --year 2010',
    'understory import part1.csv.gz',
    'understory import feed.csv --source mapping.json',
  ],
  runs: 'house',
  declare: commander =>
    void commander
      .argument('<file>', 'CSV, TSV, GeoJSON, NDJSON, Socrata or ArcGIS JSON; gzip too')
      .option('--source <name>', 'name of a source, or a mapping file that inspect wrote')
      .option(
        '--boundary <kind:version>',
        'the file holds boundaries, e.g. neighborhood:2020 or district:2023',
      )
      .option('--population <kind:version>', 'the file holds people per area of these boundaries')
      .option('--year <year>', 'year of the population')
      .option('--label <text>', 'how the boundaries are called on pages')
      .option('--name-column <name>', 'column or property that holds the name of an area')
      .option('--count-column <name>', 'column that holds the number of people')
      .option('--valid-from <day>', 'first day the boundaries were in force')
      .option('--valid-to <day>', 'last day the boundaries were in force')
      .option('--title <text>', 'name of a new city on pages (default: from --city)')
      .option('--time-zone <zone>', 'time zone of a new city, e.g. America/New_York'),
  read: ([file], options) => {
    const source = options.source
    const isFile = typeof source === 'string' && source.endsWith('.json')
    return { ...options, file: resolve(file ?? ''), ...(isFile ? { source: resolve(source) } : {}) }
  },
  shape,
  run: importFile,
  render: (done, output) => renderDone(done, output),
})

async function importFile(
  house: House,
  args: ImportArgs,
  progress: ProgressSink,
): Promise<Result<ImportDone>> {
  if (args.boundary !== undefined && args.population !== undefined)
    return fail(
      problem('bad-parameter', 'A file holds either boundaries or population.', { where: '--boundary' }),
    )
  const seen = await recognise(args)
  if (!seen.ok) return seen
  return inCityFor<ImportDone>(house, args, async city => {
    const done =
      seen.value === 'boundary'
        ? await importBoundary(city, args, progress)
        : seen.value === 'population'
          ? await importPopulation(city, args)
          : await importIncidents(city, args, progress)
    if (done.ok) await house.changed(city.city.name)
    return done
  })
}

async function importIncidents(
  city: CityRecord,
  args: ImportArgs,
  progress: ProgressSink,
): Promise<Result<ImportDone>> {
  const source = await namedSource(city, args.source)
  if (!source.ok) return source
  const { importPath } = await import('@understory/server')
  const report = await importPath(city, args.file, basename(args.file), {
    source: source.value,
    actor: 'operator',
    progress,
  })
  return report.ok ? ok({ what: 'incidents', report: report.value }) : report
}

function renderDone(done: ImportDone, output: Output): void {
  if (done.what === 'incidents') renderReport(done.report, output)
  else if (done.what === 'population') renderPopulation(done, output)
  else renderBoundary(done, output)
}

function renderPopulation(done: PopulationDone, output: Output): void {
  output.line(`${done.city}: people of ${done.year} for ${done.matched} areas of ${done.boundary}`)
  if (done.unmatched.length > 0) output.line(`Not an area of ${done.boundary}: ${done.unmatched.join(', ')}`)
}

function renderBoundary(done: BoundaryDone, output: Output): void {
  output.line(`${done.city}: ${done.areas} areas of ${done.boundary}`)
  for (const { name, what } of done.repairs) output.line(`  repaired ${name}: ${what}`)
  if (done.rowsPlacedAnew > 0) output.line(`${done.rowsPlacedAnew} rows were placed anew.`)
}
