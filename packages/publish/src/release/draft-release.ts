import type { Snapshots } from '@understory/analysis'
import { fail, localDay, type Named, ok, type Provenance, problem, type Result } from '@understory/model'
import type { Published } from '@understory/record/published'
import { findReleaseDataset, releaseDatasets } from '../datasets/release-datasets.ts'
import {
  buildReleaseApart,
  type EarlierRelease,
  type GunCounter,
  gatherGuns,
  gatherRelease,
} from '../disclosure/index.ts'
import { methodVersions } from './method-versions.ts'
import { tablesOf } from './published-releases.ts'
import { releaseFiles } from './release-files.ts'
import type { BuiltReleaseFiles } from './types.ts'

/** The id and the number that the record gave to the next release of a dataset. */
export interface Begun {
  readonly id: string
  readonly number: number
}

export interface DraftParts {
  readonly snapshots: Snapshots
  readonly published: Published
  /** Secret from which the keys of records are made; null where the house has none. */
  readonly cellSecret: Buffer | null
  readonly now: () => Date
}

/** Counts under this are small where no agreement asks for more: the usual rule of human services in the United States. */
const usualMinimumCell = 11

/**
 * Builds the next release of a dataset from the snapshot: its tables after disclosure control, audited together with everything
 * that is public over the same rows, as files. Problems: no-such-dataset, no-such-city, not-allowed (no cell secret),
 * deadline-exceeded (the audit did not end).
 */
export async function draftRelease(
  parts: DraftParts,
  city: string,
  name: string,
  begun: Begun,
  guns: GunCounter | null,
): Promise<Result<BuiltReleaseFiles>> {
  const { snapshots, published, now } = parts
  const dataset = findReleaseDataset(name)
  if (!dataset)
    return fail(
      problem('no-such-dataset', `There is no dataset ${JSON.stringify(name.slice(0, 60))}.`, {
        where: 'dataset',
        expected: `one of ${releaseDatasets.map(one => one.name).join(', ')}`,
      }),
    )
  const place = await published.city(city)
  if (!place.ok) return place
  if (parts.cellSecret === null)
    return fail(
      problem('not-allowed', 'This house has no key for cells, so nothing can be released.', {
        expected: 'the key file `cell.key` among the keys of the house',
      }),
    )
  if (dataset.counts === 'guns' && guns === null)
    return fail(
      problem('not-allowed', 'Guns are counted by somebody who may read them.', { where: 'dataset' }),
    )
  const gathered = guns
    ? gatherGuns(city, dataset, parts.cellSecret, guns)
    : await gatherRelease(snapshots, city, dataset, parts.cellSecret)
  if (!gathered.ok) return gathered
  const { population, tables, roots } = gathered.value
  const minimumCell = await minimumCellOf(parts, city, dataset.provenances, guns?.sources)
  if (!minimumCell.ok) return minimumCell
  const earlier = await earlierOver(published, city, population)
  if (!earlier.ok) return earlier
  const apart = await buildReleaseApart({
    dataset,
    population,
    tables,
    roots,
    minimumCell: minimumCell.value,
    earlier: earlier.value,
  })
  if (!apart.ok) return apart
  const built = apart.value
  const madeAt = now()
  const snapshot = snapshots.info(city)
  const report = built.disclosureReport
  const making = {
    city: place.value,
    ...begun,
    dataset: dataset.name,
    title: dataset.title,
    what: dataset.what,
    notes: dataset.notes,
    provenances: dataset.provenances,
    population,
    asOf: guns?.asOf ?? localDay(snapshot ? new Date(snapshot.builtAt) : madeAt, place.value.timeZone),
    madeAt: madeAt.toISOString(),
    methods: methodVersions(dataset, report, snapshot?.no ?? 0),
    tables: built.tables,
    report,
  }
  const { city: _city, tables: _tables, ...words } = making
  const ids = earlier.value.map(one => one.id)
  return ok({ ...words, disclosure: dataset.disclosure, earlier: ids, files: releaseFiles(making) })
}

async function minimumCellOf(
  { snapshots, published }: DraftParts,
  city: string,
  provenances: readonly Provenance[],
  counted: readonly Named[] | undefined,
): Promise<Result<number>> {
  const sources = counted ? ok(counted) : await snapshots.sources(city)
  if (!sources.ok) return sources
  const used = sources.value.flatMap(({ name, provenance }) => {
    const known = provenances.find(one => one === provenance)
    return known ? [{ name, provenance: known }] : []
  })
  const agreed = await published.minimumCellFor(city, used)
  return agreed.ok ? ok(Math.max(usualMinimumCell, agreed.value)) : agreed
}

/** Public releases over the same rows, superseded ones too: what was once public stays known. */
async function earlierOver(
  published: Published,
  city: string,
  population: string,
): Promise<Result<EarlierRelease[]>> {
  const all = await published.releases(city)
  if (!all.ok) return all
  const earlier: EarlierRelease[] = []
  for (const one of all.value) {
    if (one.population !== population) continue
    const tables = await tablesOf(published, city, one.release.id)
    if (!tables.ok) return tables
    earlier.push({ id: one.release.id, population, tables: tables.value })
  }
  return ok(earlier)
}
