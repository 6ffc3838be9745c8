import type { Source } from '@understory/model'

/** A file or download as a stream of bytes. Gzip is recognised by its first bytes, not by its name. */
export interface OpenFile {
  readonly name: string
  readonly bytes: AsyncIterable<Uint8Array>
  /** Bytes in all, as they come (compressed for gzip); null when not known. */
  readonly size: number | null
}

/** The boundary versions of one city, ready to answer "where is this?". Area numbers are by slot; 0 is no area. */
export interface PlaceIndex {
  /** Number of slots; `assignPoint` gives an array of this length (index 0 is slot 1). */
  readonly slots: number
  assignPoint(lon: number, lat: number): number[]
  /** `boundary` is `kind:version`; a name is matched only inside that version. */
  assignName(boundary: string, name: string): { slot: number; no: number } | null
  insideCity(lon: number, lat: number): boolean
}

/** What of a mapping the readers of files need, whatever the rows are about. */
export type FileLayout = Pick<
  Source,
  'name' | 'format' | 'encoding' | 'delimiter' | 'lineEnd' | 'header' | 'never'
> & { readonly date?: Source['date'] }
