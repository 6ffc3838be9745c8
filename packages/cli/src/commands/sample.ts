import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import type { Snapshots } from '@understory/analysis'
import { fail, type ImportReport, isDay, localDay, ok, problem, type Result } from '@understory/model'
import type { CityRecord, RecordStore } from '@understory/record'
import * as z from 'zod'
import { defineCommand, type ProgressSink } from '../command.ts'
import { folders, type House } from '../house.ts'
import { importBoundary } from '../import/boundary.ts'
import { importPopulation } from '../import/population.ts'
import { secretKey } from '../keys.ts'
import { count } from '../output.ts'
import { renderReport } from '../report.ts'
import { sampleCity, validity } from '../sample/city.ts'
import { type FoundOpinions, opinionLines } from '../sample/dialogue/opinion-lines.ts'
import type { SampleFiles } from '../sample/files.ts'
import { defaultSeed, type SamplePlan } from '../sample/plan.ts'

const shape = z.object({
  seed: z.coerce.number().int().default(defaultSeed),
  scale: z.coerce.number().min(0.001).max(1000).default(1),
  asOf: z.string().refine(isDay, 'A day, YYYY-MM-DD').optional(),
  rows: z.coerce.number().int().min(1).optional(),
  out: z.string().optional(),
  remove: z.boolean().default(false),
})
type SampleArgs = z.infer<typeof shape>

type SampleDone =
  | { readonly what: 'removed' }
  | { readonly what: 'written'; readonly file: string; readonly rows: number }
  | {
      readonly what: 'made'
      readonly plan: SamplePlan
      readonly truth: string
      readonly report: ImportReport
      /** Null where the dialogues were there before. */
      readonly opinions: FoundOpinions | null
    }

export const sample = defineCommand<SampleArgs, SampleDone>({
  name: 'sample',
  summary: 'invents Alder City, the same for the same seed, with its truths written beside it',
  examples: [
    'understory sample',
    'understory sample --seed 7 --scale 0.1',
    'understory sample --rows 5000000 --out load.csv',
    'understory sample --remove',
  ],
  runs: 'house',
  declare: commander =>
    void commander
      .option('--seed <n>', `another city (default ${defaultSeed})`)
      .option('--scale <k>', 'size: 1 is about 75,000 rows (default 1)')
      .option('--as-of <day>', 'the day the files are cut (default today)')
      .option('--rows <n>', 'only write an incident file of so many rows, as a load (needs --out)')
      .option('--out <file>', 'where --rows writes')
      .option('--remove', 'take the invented city away'),
  read: (_, options) => ({
    ...options,
    ...(typeof options.out === 'string' ? { out: resolve(options.out) } : {}),
  }),
  shape,
  run: async (house, args, progress) => {
    const today = localDay(new Date(), sampleCity.timeZone)
    const plan = { seed: args.seed, scale: args.scale, asOf: args.asOf ?? today }
    if (args.remove) return remove(house)
    return args.rows === undefined ? make(house, plan, progress) : writeLoad(plan, args.rows, args.out)
  },
  render: (done, output) => {
    if (done.what === 'removed') return output.line('The invented city is gone.')
    if (done.what === 'written') return output.line(`${done.file}: ${count(done.rows)} rows`)
    output.line(`${sampleCity.title} is invented: seed ${done.plan.seed}, cut on ${done.plan.asOf}.`)
    output.line(`What is true of it: ${done.truth}`)
    renderReport(done.report, output)
    if (done.opinions) for (const line of opinionLines(done.opinions)) output.line(line)
  },
})

async function remove(house: House): Promise<Result<SampleDone>> {
  const record = await house.record()
  const there = (await record.cities()).some(city => city.name === sampleCity.name)
  if (!there) return fail(problem('no-such-city', 'There is no invented city to remove.'))
  await record.removeCity(sampleCity.name)
  return ok({ what: 'removed' })
}

/** A file of exactly so many rows, streamed; nothing is imported. */
async function writeLoad(
  plan: SamplePlan,
  rows: number,
  out: string | undefined,
): Promise<Result<SampleDone>> {
  if (out === undefined)
    return fail(problem('bad-parameter', '--rows writes a file.', { where: '--out', expected: '--out FILE' }))
  const { loadScale, writeIncidents } = await import('../sample/files.ts')
  const { makeGeography } = await import('../sample/geography.ts')
  const { makePopulation } = await import('../sample/population.ts')
  const geography = makeGeography(plan.seed)
  const scaled = { ...plan, scale: loadScale(plan, rows) }
  const written = await writeIncidents(scaled, geography, makePopulation(plan.seed, geography), out, rows)
  return ok({ what: 'written', file: out, rows: written.rows })
}

/** Writes the files and takes them in through the doors every city uses. */
async function make(house: House, plan: SamplePlan, progress: ProgressSink): Promise<Result<SampleDone>> {
  const folder = join(house.data, folders.sample)
  const record = await house.record()
  const isThere = (await record.cities()).some(city => city.name === sampleCity.name)
  if (isThere && !(await isSamePlan(join(folder, 'truth.json'), plan)))
    return fail(
      problem('not-empty', 'Another invented city is there already.', {
        expected: 'understory sample --remove first',
      }),
    )
  const { writeSample } = await import('../sample/files.ts')
  progress({ step: 'inventing', done: 0, total: null, unit: 'files' })
  const files = await writeSample(plan, folder)
  const city = await record.makeCity(sampleCity, 'operator')
  const { makeAgreements } = await import('../sample/agreements.ts')
  const agreed = await makeAgreements(city, plan.asOf)
  if (!agreed.ok) return agreed
  const { makeStarterPlan } = await import('../sample/starter-plan.ts')
  const planned = await makeStarterPlan(city, plan)
  if (!planned.ok) return planned
  // Two parts that need nothing of each other: one waits for the record while the other computes.
  const [opinions, report] = await Promise.all([
    makeTalks(record, city, plan, progress),
    importFiles(house, city, files, progress),
  ])
  if (!opinions.ok) return opinions
  if (!report.ok) return report
  return ok({ what: 'made', plan, truth: files.truth, report: report.value, opinions: opinions.value })
}

/** Makes the dialogues of the invented city and the promises that come of them. */
async function makeTalks(
  record: RecordStore,
  city: CityRecord,
  plan: SamplePlan,
  progress: ProgressSink,
): Promise<Result<FoundOpinions | null>> {
  progress({ step: 'dialogues', done: 0, total: null, unit: 'votes' })
  const { sampleOrganisations } = await import('../sample/organisations.ts')
  const organisations = await sampleOrganisations(record)
  if (!organisations.ok) return organisations
  const { makeDialogues } = await import('../sample/dialogue/dialogues.ts')
  const opinions = await makeDialogues(record, city, plan, organisations.value)
  const { makePromises } = await import('../sample/promises/promises.ts')
  const promised = await makePromises(record, city, plan, organisations.value)
  return promised.ok ? ok(opinions) : promised
}

/** Takes in the invented files, builds the snapshot and publishes the releases; the report of the incidents. */
async function importFiles(
  house: House,
  city: CityRecord,
  files: SampleFiles,
  progress: ProgressSink,
): Promise<Result<ImportReport>> {
  for (const { boundary, file } of files.boundaries) {
    const saved = await importBoundary(city, { file, boundary, ...validity[boundary] }, progress)
    if (!saved.ok) return saved
  }
  for (const { boundary, year, file } of files.populations) {
    const saved = await importPopulation(city, { file, population: boundary, year })
    if (!saved.ok) return saved
  }
  const { importPath } = await import('@understory/server')
  const options = { source: 'sample-city', actor: 'operator', progress }
  const report = await importPath(city, files.incidents, basename(files.incidents), options)
  if (!report.ok) return report
  for (const [source, file] of [
    ['sample-guns', files.guns],
    ['sample-dealer-sales', files.dealerSales],
    ['sample-gun-events', files.gunEvents],
  ] as const) {
    const imported = await importPath(city, file, basename(file), { ...options, source })
    if (!imported.ok) return imported
  }
  progress({ step: 'snapshot', done: 0, total: null, unit: 'rows' })
  // Built anew: the change numbers of a city that was removed and made again begin again.
  const snapshots = await house.snapshots()
  await snapshots.rebuild(sampleCity.name)
  progress({ step: 'release', done: 0, total: null, unit: 'tables' })
  const released = await release(house, city, snapshots)
  if (!released.ok) return released
  return report
}

async function release(house: House, city: CityRecord, snapshots: Snapshots): Promise<Result<null>> {
  const [{ createPublish }, { publishedOf }, { makeReleases }] = await Promise.all([
    import('@understory/publish'),
    import('@understory/record/published'),
    import('../sample/releases.ts'),
  ])
  const published = publishedOf(await house.record())
  const publish = createPublish({ snapshots, published, cellSecret: secretKey(house.data, 'cell') })
  return makeReleases(city, publish)
}

async function isSamePlan(truth: string, plan: SamplePlan): Promise<boolean> {
  if (!existsSync(truth)) return false
  const before: { plan: SamplePlan } = JSON.parse(await readFile(truth, 'utf8'))
  return JSON.stringify(before.plan) === JSON.stringify(plan)
}
