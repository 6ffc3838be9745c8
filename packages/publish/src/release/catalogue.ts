import type { City, ReleaseFile } from '@understory/model'
import type { PublicRelease } from '@understory/record/published'

/** What a catalogue is made of: the current release of each dataset of each city, with its files. */
export interface CatalogueEntry {
  readonly city: City
  readonly one: PublicRelease
  readonly files: readonly ReleaseFile[]
}

export interface CatalogueOptions {
  /** Address of the house, without a slash at the end. */
  readonly base: string
  /** Where people write about the data; DCAT-US 1.1 wants one. */
  readonly contactEmail: string | null
}

export const titleOf = ({ city, one }: CatalogueEntry): string => `${city.title}: ${one.release.title}`

export const descriptionOf = ({ one }: CatalogueEntry): string =>
  [one.release.what, ...one.notes, `Release ${one.release.number}, data as of ${one.release.asOf}.`].join(' ')

export const landingPage = ({ base }: CatalogueOptions, id: string): string => `${base}/releases/${id}`

export const formatOf = (name: string): string => {
  const extension = name.slice(name.lastIndexOf('.') + 1)
  return extension === 'parquet' ? 'Apache Parquet' : extension.toUpperCase()
}

export const plainType = (mediaType: string): string => mediaType.replace(/;.*/, '')

/** The day of the newest approval: when the catalogue last changed. Null for an empty one. */
export const modifiedOn = ({ one }: CatalogueEntry): string =>
  (one.release.approved?.at ?? one.release.madeAt).slice(0, 10)
