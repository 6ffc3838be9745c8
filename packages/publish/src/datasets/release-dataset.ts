import type { Provenance } from '@understory/model'
import type { TablePlan } from '../disclosure/types.ts'
import type { DisclosureClass } from './dataset.ts'

/** A dataset that is published as releases: a fixed list of tables over rows of some provenances. */
export interface ReleaseDataset {
  readonly name: string
  readonly title: string
  /** One sentence: what is counted, of whom. */
  readonly what: string
  readonly disclosure: DisclosureClass
  /** What its tables count; guns are counted by whoever may read them, incidents in the snapshot. */
  readonly counts?: 'incidents' | 'guns'
  readonly provenances: readonly Provenance[]
  readonly tables: readonly TablePlan[]
  readonly notes: readonly string[]
}
