/** What may be in it: `open-exact` is open or invented data, published exactly as it is. */
export type DisclosureClass = 'open-exact'

export interface Column {
  readonly name: string
  /** One sentence: what it holds, its unit, and what an empty cell means. */
  readonly what: string
  readonly type: 'text' | 'number'
}

/** A published table: what it is, what class of disclosure, and its columns in order. */
export interface Dataset {
  readonly name: string
  readonly title: string
  readonly disclosure: DisclosureClass
  readonly columns: readonly Column[]
  readonly notes: readonly string[]
}

export const text = (name: string, what: string): Column => ({ name, what, type: 'text' })
export const number = (name: string, what: string): Column => ({ name, what, type: 'number' })
