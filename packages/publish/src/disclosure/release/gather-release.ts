import type { ReleaseCells, ReleaseQuestion, Snapshots } from '@understory/analysis'
import {
  type Day,
  fail,
  type Named,
  ok,
  placeDimensionPattern,
  problem,
  type Result,
} from '@understory/model'
import type { ReleaseDataset } from '../../datasets/release-dataset.ts'
import type { Codes, ReleaseInput, Root, TablePlan } from '../types.ts'

/**
 * Counts the tables of a dataset in the snapshot, all from one state of it. A table over a kind of place that the city
 * does not have is left out. `population` names the rows counted and stays the same from release to release.
 * Problems: no-such-city, deadline-exceeded; not-allowed where no source of the dataset is there.
 */
export async function gatherRelease(
  snapshots: Snapshots,
  city: string,
  dataset: ReleaseDataset,
  recordKeySecret: Uint8Array,
): Promise<Result<Pick<ReleaseInput, 'population' | 'tables' | 'roots'>>> {
  const sources = await snapshots.sources(city)
  if (!sources.ok) return sources
  if (!sources.value.some(({ provenance }) => dataset.provenances.some(one => one === provenance)))
    return fail(
      problem('not-allowed', `The record has nothing that ${dataset.title} counts.`, {
        where: 'dataset',
        expected: `a source of provenance ${dataset.provenances.join(' or ')}`,
      }),
    )
  for (let tries = 0; tries < 3; tries++) {
    const before = await snapshots.refresh(city)
    const gathered = await gather(snapshots, city, dataset, recordKeySecret)
    // An import may have come in between two tables: then they would not add up, and all are counted again.
    if (!gathered.ok || snapshots.info(city)?.no === before.no) return gathered
  }
  return fail(
    problem('deadline-exceeded', 'The record changed while its tables were counted.', {
      expected: 'a try when no import is running',
    }),
  )
}

async function gather(
  snapshots: Snapshots,
  city: string,
  dataset: ReleaseDataset,
  recordKeySecret: Uint8Array,
): Promise<Result<Pick<ReleaseInput, 'population' | 'tables' | 'roots'>>> {
  const asking = ({
    by,
    where,
    unit,
  }: Pick<TablePlan, 'by' | 'where'> & { unit: ReleaseQuestion['unit'] }): ReleaseQuestion => ({
    by,
    where,
    unit,
    provenances: dataset.provenances,
    recordKeySecret,
  })
  const plans = await withPlaces(snapshots, city, dataset.tables)
  const tables: ReleaseInput['tables'][number][] = []
  for (const table of plans) {
    if (table.unit === 'guns') throw new Error(`guns are in no snapshot: ${table.name}`)
    const counted = await snapshots.releaseCells(city, asking({ ...table, unit: table.unit }))
    if (!counted.ok) return counted
    tables.push({ table, ...counted.value })
  }
  const levels = [
    ...new Set(plans.flatMap(({ by }) => by.filter(level => placeDimensionPattern.test(level)))),
  ]
  const atoms: Codes[] = []
  for (const unit of ['incidents', 'victims'] as const) {
    if (levels.length < 2) break
    const pairs = await snapshots.releaseCells(city, asking({ by: levels, where: {}, unit }))
    if (!pairs.ok) return pairs
    atoms.push(...pairs.value.cells.map(cell => cell.codes))
  }
  const roots: Root[] = levels.length > 1 ? [{ name: 'place', levels, atoms }] : []
  return ok({ population: `${city}: ${[...dataset.provenances].sort().join(', ')}`, tables, roots })
}

/** Counts of guns, by whoever was let to read them: cells and never a row. */
export interface GunCounter {
  readonly sources: readonly Named[]
  /** Newest day on which a file was received; null without a gun. */
  readonly asOf: Day | null
  count(question: {
    readonly by: readonly string[]
    readonly where: Readonly<Record<string, string>>
    readonly recordKeySecret: Uint8Array
  }): Result<ReleaseCells>
}

/** The tables of a dataset of guns, counted one after the other over the same rows. Problems: not-allowed without a source. */
export function gatherGuns(
  city: string,
  dataset: ReleaseDataset,
  recordKeySecret: Uint8Array,
  counter: GunCounter,
): Result<Pick<ReleaseInput, 'population' | 'tables' | 'roots'>> {
  if (counter.sources.length === 0 || counter.asOf === null) return fail(nothingFor(dataset))
  const tables: ReleaseInput['tables'][number][] = []
  for (const table of dataset.tables) {
    const counted = counter.count({ by: table.by, where: table.where, recordKeySecret })
    if (!counted.ok) return counted
    tables.push({ table, ...counted.value })
  }
  return ok({ population: `${city}: guns, ${[...dataset.provenances].sort().join(', ')}`, tables, roots: [] })
}

const nothingFor = (dataset: ReleaseDataset) =>
  problem(
    'not-allowed',
    `The record has nothing that ${dataset.title} counts, or nothing that you may read.`,
    {
      where: 'dataset',
      expected: `a source of provenance ${dataset.provenances.join(' or ')}, and an agreement for disclosure review`,
    },
  )

/** Tables over places that the city has, each place by the boundary version it means today: a code means the same for ever. */
async function withPlaces(
  snapshots: Snapshots,
  city: string,
  tables: readonly TablePlan[],
): Promise<readonly TablePlan[]> {
  const kinds = new Set(tables.flatMap(({ by }) => by.filter(level => placeDimensionPattern.test(level))))
  const versions = new Map<string, string | null>()
  for (const kind of kinds) {
    const version = await snapshots.usualBoundary(city, kind)
    versions.set(kind, version.ok ? version.value : null)
  }
  return tables.flatMap(table => {
    const by = table.by.map(level => (versions.has(level) ? (versions.get(level) ?? null) : level))
    return by.includes(null) ? [] : [{ ...table, by: by.filter(level => level !== null) }]
  })
}
