import { agencyIncidents } from './agency-incidents.ts'
import { communityIncidents } from './community-incidents.ts'
import { recoveredGuns } from './recovered-guns.ts'
import type { ReleaseDataset } from './release-dataset.ts'
import { reportedIncidents } from './reported-incidents.ts'
import { tracedGuns } from './traced-guns.ts'

/** The fixed catalogue: what can be released at all. There is no free table builder. */
export const releaseDatasets: readonly ReleaseDataset[] = [
  reportedIncidents,
  agencyIncidents,
  communityIncidents,
  recoveredGuns,
  tracedGuns,
]

export const findReleaseDataset = (name: string): ReleaseDataset | undefined =>
  releaseDatasets.find(dataset => dataset.name === name)
