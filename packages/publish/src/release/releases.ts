import type { ReleaseDatasetWords, Result } from '@understory/model'
import { releaseDatasets } from '../datasets/release-datasets.ts'
import { type Begun, type DraftParts, draftRelease } from './draft-release.ts'
import { type PublishedReleases, publishedReleases } from './published-releases.ts'
import type { BuiltReleaseFiles } from './types.ts'

/** What can be done with releases outside the record: reading what is public, and building the next one. */
export interface Releases extends PublishedReleases {
  /** The fixed catalogue. */
  datasets(): ReleaseDatasetWords[]
  /** Problems: no-such-dataset, no-such-city, not-allowed (no key for cells). */
  draft(city: string, dataset: string, begun: Begun): Promise<Result<BuiltReleaseFiles>>
}

export const makeReleases = (parts: DraftParts): Releases => ({
  ...publishedReleases(parts.published),
  datasets: () =>
    releaseDatasets.map(({ name, title, what, disclosure }) => ({ name, title, what, disclosure })),
  draft: (city, dataset, begun) => draftRelease(parts, city, dataset, begun),
})
