import type { Published } from '@understory/record/published'
import { type PublishedCommitments, publishedCommitments } from './commitments.ts'

/** The plan as anybody reads it. */
export interface PublishedPlan {
  readonly commitments: PublishedCommitments
}

export const publishedPlan = (published: Published, now: () => Date): PublishedPlan => ({
  commitments: publishedCommitments(published, now),
})
