import type { ReleaseDatasetWords, Result } from '@understory/model'
import type { ReleaseDataset } from '../datasets/release-dataset.ts'
import { findReleaseDataset, releaseDatasets } from '../datasets/release-datasets.ts'
import type { GunCounter } from '../disclosure/index.ts'
import { type Begun, type DraftParts, draftRelease } from './draft-release.ts'
import { type PublishedReleases, publishedReleases } from './published-releases.ts'
import type { BuiltReleaseFiles } from './types.ts'

/** What can be done with releases outside the record: reading what is public, and building the next one. */
export interface Releases extends PublishedReleases {
  /** The fixed catalogue. */
  datasets(): ReleaseDatasetWords[]
  /** What a dataset counts, and of which provenances; null for none of this name. */
  dataset(name: string): Pick<ReleaseDataset, 'counts' | 'provenances'> | null
  /** Problems: no-such-dataset, no-such-city, not-allowed (no key for cells; guns that nobody counted). */
  draft(
    city: string,
    dataset: string,
    begun: Begun,
    guns?: GunCounter | null,
  ): Promise<Result<BuiltReleaseFiles>>
}

export const makeReleases = (parts: DraftParts): Releases => ({
  ...publishedReleases(parts.published),
  dataset: name => findReleaseDataset(name) ?? null,
  datasets: () =>
    releaseDatasets.map(({ name, title, what, disclosure }) => ({ name, title, what, disclosure })),
  draft: (city, dataset, begun, guns = null) => draftRelease(parts, city, dataset, begun, guns),
})
