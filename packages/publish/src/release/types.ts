import type { Day, MethodVersion } from '@understory/model'
import type { DisclosureReport, PublishedTable } from '../disclosure/index.ts'

/** A file of a release with its bytes. */
export interface ReleaseBytes {
  readonly name: string
  readonly mediaType: string
  readonly content: Uint8Array
}

/** What a release is made of, before it is written to files. */
export interface ReleaseMaking {
  readonly city: { readonly name: string; readonly title: string }
  readonly id: string
  readonly dataset: string
  readonly number: number
  readonly title: string
  readonly what: string
  readonly notes: readonly string[]
  readonly provenances: readonly string[]
  readonly population: string
  readonly asOf: Day
  readonly madeAt: string
  readonly methods: readonly MethodVersion[]
  readonly tables: readonly PublishedTable[]
  readonly report: DisclosureReport
}

/** A release as it is handed to the record. */
export interface BuiltReleaseFiles extends Omit<ReleaseMaking, 'city' | 'tables'> {
  readonly disclosure: string
  /** Ids of the public releases that the audit put together with it. */
  readonly earlier: readonly string[]
  readonly files: readonly ReleaseBytes[]
}
