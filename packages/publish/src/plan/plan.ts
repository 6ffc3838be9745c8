import type { Published } from '@understory/record/published'
import { type PublishedCommitments, publishedCommitments } from './commitments.ts'
import { type PublishedVersions, publishedVersions } from './versions.ts'

/** The plan as anybody reads it. */
export interface PublishedPlan {
  readonly commitments: PublishedCommitments
  readonly versions: PublishedVersions
}

export const publishedPlan = (published: Published, now: () => Date): PublishedPlan => ({
  commitments: publishedCommitments(published, now),
  versions: publishedVersions(published, now),
})
