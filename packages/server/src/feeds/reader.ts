import type { FeedRow } from '@understory/record'
import type { FeedWorld } from './fetch-page.ts'

/** One page as the endpoint gave it: rows of Socrata, features of ArcGIS. */
export interface FeedPage {
  readonly rows: readonly Readonly<Record<string, unknown>>[]
  /** The same as text of the format that the source's files have; several after one another are one file. */
  readonly text: string
  /** The newest mark of change among the rows, comparable as text; null where the feed has none. */
  readonly newest: string | null
  readonly last: boolean
}

export interface PageQuestion {
  /** Only what changed after this mark; null asks for everything. */
  readonly since: string | null
  readonly offset: number
}

/** How one kind of endpoint is read, page by page. */
export type ReadPage = (
  feed: Pick<FeedRow, 'url' | 'name'>,
  question: PageQuestion,
  world: FeedWorld,
) => Promise<FeedPage>

export const newer = (a: string | null, b: string | null): string | null =>
  a === null ? b : b === null || a >= b ? a : b
