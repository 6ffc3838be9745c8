import type { Proviso } from '@understory/model'
import type { Dataset } from './datasets/dataset.ts'

/** The note that lies beside a table: what its columns are, where it comes from, how sure, how old. */
export interface DatasetNote {
  readonly dataset: string
  readonly title: string
  readonly disclosure: string
  readonly columns: readonly { readonly name: string; readonly type: string; readonly what: string }[]
  readonly notes: readonly string[]
  readonly proviso: Proviso | null
}

export const noteOf = (dataset: Dataset, proviso: Proviso | null): DatasetNote => ({
  dataset: dataset.name,
  title: dataset.title,
  disclosure: dataset.disclosure,
  columns: dataset.columns.map(({ name, type, what }) => ({ name, type, what })),
  notes: dataset.notes,
  proviso,
})
