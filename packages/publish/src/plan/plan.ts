import type { Snapshots } from '@understory/analysis'
import type { Result } from '@understory/model'
import type { Published } from '@understory/record/published'
import { type PublishedCommitments, publishedCommitments } from './commitments.ts'
import { type PublishedMeasures, publishedMeasures } from './measures.ts'
import { type PublishedVersions, publishedVersions } from './versions.ts'
import { type PublishedWeek, publishedWeek } from './week.ts'

/** The plan as anybody reads it. */
export interface PublishedPlan {
  readonly commitments: PublishedCommitments
  readonly week: PublishedWeek
  /** Whether a judge was drawn for the panel of a promise, by the keyed hash. */
  isPanelJudge(city: string, commitment: string, judgeHash: string): Promise<Result<boolean>>
  readonly versions: PublishedVersions
  readonly measures: PublishedMeasures
}

export const publishedPlan = ({
  published,
  snapshots,
  secret,
  now,
}: {
  readonly published: Published
  readonly snapshots: Snapshots
  readonly secret: Buffer | null
  readonly now: () => Date
}): PublishedPlan => {
  const versions = publishedVersions(published, now)
  return {
    commitments: publishedCommitments({ published, secret, now }),
    week: publishedWeek(published, versions, now),
    isPanelJudge: (city, commitment, judgeHash) => published.isPanelJudge(city, commitment, judgeHash),
    versions,
    measures: publishedMeasures({ published, snapshots, now }),
  }
}
