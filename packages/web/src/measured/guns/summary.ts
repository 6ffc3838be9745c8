import type { OpenGuns } from '@understory/model'

/** What the pictures of guns need; the custodian's summary has dealers besides. */
export type OpenGunSummary = NonNullable<OpenGuns['summary']>
