import type { Snapshots } from '@understory/analysis'
import type { Published } from '@understory/record/published'
import { type PublishedCommitments, publishedCommitments } from './commitments.ts'
import { type PublishedMeasures, publishedMeasures } from './measures.ts'
import { type PublishedVersions, publishedVersions } from './versions.ts'

/** The plan as anybody reads it. */
export interface PublishedPlan {
  readonly commitments: PublishedCommitments
  readonly versions: PublishedVersions
  readonly measures: PublishedMeasures
}

export const publishedPlan = (
  published: Published,
  snapshots: Snapshots,
  now: () => Date,
): PublishedPlan => ({
  commitments: publishedCommitments(published, now),
  versions: publishedVersions(published, now),
  measures: publishedMeasures(published, snapshots),
})
